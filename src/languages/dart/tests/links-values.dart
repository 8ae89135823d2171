void Function(Foo a, int) cb = f;
Foo Function()? mk;
final a = 1, b = Foo();
void f(List<Foo> x, Foo call(int n)) async {
  for (final y in x) {}
  for (Foo y in x) {}
  await for (var y in x) {}
  var l = <Foo>[], m = (n ?? null);
  const r = const p.Foo.named();
  final t = l.isEmpty ? null : l[0];
  switch (t) {
    case Foo(x: var y, :final z):
      y;
    case A.named:
      z;
    case Foo t:
      t;
  }
  try {
  } on Foo catch (e) {}
  l.map((e) => e.b).forEach(print);
  l.go(run: (e, s) => s, on: (Foo e) {});
}
