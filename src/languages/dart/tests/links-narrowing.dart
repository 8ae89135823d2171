void f(Object a, Object b, Object c) {
  if (a is Foo && a.x && b is! Bar) a.y(label: a);
  if (a is! Foo) return;
  a.z;
  final d = b is p.Foo ? b.x : b;
  if (c is Foo) {
    c = b;
    c.x;
  }
  if (c is! Foo || c.x) {
    c;
  } else {
    c.y;
  }
}
void g() {
  final a = b ?? Foo();
  final c = List<Foo>.filled(1, a).first;
  final m = <String, Foo>{};
  try {} catch (e, s) {}
}
