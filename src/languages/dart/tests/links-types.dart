class T<E extends F> = S<E> with M implements I;
mixin M on B, p.D implements C {}
enum E with M implements I {
  a(1),
  b.named(n: 2);

  const E(int v);
  const E.named({int? n});
}
extension X on List<Foo> {}
extension on Foo {}
extension type Id(int value) implements Object {}
typedef F = Foo Function(int a);
typedef G<T> = Map<T, p.Foo>;
typedef Foo Old(int a);
@Bar.named(n: 1)
Foo get top => a;
