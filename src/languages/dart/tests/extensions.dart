extension Strings on String {
  int get twice => length * 2;
  String shout() => toUpperCase();
  static int count = 0;
  String operator -(int n) => this;
}
extension on int {
  int doubled() => this * 2;
}
extension _Own<T> on List<T> {
  T? get firstOrNone => isEmpty ? null : first;
}
/// An id.
extension type Id(int value) implements int {
  Id.parse(String text) : value = int.parse(text);
  bool get valid => value > 0;
}
extension type const Name._(String _text) {}
