/// Adds.
int add(int a, int b) => a + b;
Future<T> generic<T extends Object>(T value, {required int count, String name = fallback}) async {
  int inner(int x) {
    return x > 0 ? inner(x - 1) : value.hashCode;
  }
  return inner(count);
}
untyped(x, [y = 1]) {}
void taking(int callback(String s), void Function(int n) other) {}
int get top => 1;
set top(int value) {}
external int native(int a);
void _own() {}
Stream<int> stream() async* {}
main(List<String> arguments) => print(arguments);
