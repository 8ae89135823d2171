final top = (int a, b) => a + b;
final generic = <T>(T x) => x;
void run(void Function(Result) done) {
  load((result, {extra}) async {
    await save(result);
    done(Result(result, extra: extra));
  });
  final nested = (x) => (y) => x + y;
}
