int f(Foo &foo, ns::Bar *bar) {
  foo.field = bar->other;
  foo.method(1).chain();
  ns::call(foo);
  ns::Type t{1};
  Foo made(2);
  auto p = new ns::Type(3);
  delete p;
  make<int, Foo>(4);
  foo.get<Bar>();
  static_cast<Foo *>(bar)->x++;
  this->done = true;
  std::vector<Foo> all;
  Foo::kConstant + Enum::kValue;
  throw Error("x");
  a = b = c;
  return sizeof(Foo);
}
