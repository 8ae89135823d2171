import 'x.dart' as p hide C, D;
class A extends p.Base<B> with M, N implements I {
  final int x;
  late final Foo f = Foo.named(1)..a = 2;
  var h = p.Foo();
  A(this.x, {super.key, required Foo foo}) : f = foo, super.named(x);
  A.other(void this.f(int a)) : this(1);
  factory A.make() => A(1);
  factory A.re() = B.named;
  Foo get foo => f;
  set foo(Foo v) {
    this.f = v;
  }
  Future<List<Foo>> run(Foo a, [int b = 1]) async {
    final c = await a.b?.c(1, name: 2)!.d;
    a
      ..b = 1
      ..c(2)
      ..d.e()[0].f;
    super.run(1);
    a[0].b.c += 1;
    new p.Foo.named().z;
    (a as Foo).b;
    Foo<int>.named(2).q;
    return make<Foo>();
  }
}
