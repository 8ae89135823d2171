class Foo : public Base, private c::Other<int> { Foo(int x) : Base(x) {} std::vector<Base> list; };
int a::b::Foo::g() {
  auto x = Foo(1), *p = new Foo(2);
  const Foo &r = x;
  this->f(1);
  x.g();
  p->g();
  Base::make()->f(2);
  for (auto &e : list) e.f(3);
  for (Foo f : list) f.g();
  return static_cast<Foo *>(p)->m + list[0].m + (x + r).m;
}
using Alias = a::b::Foo;
