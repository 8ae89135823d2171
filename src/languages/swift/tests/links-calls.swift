class Foo: Bar, Proto {
  init(a: Int, _ b: Foo? = nil) { super.init(q: b) }
  func run(with foo: Foo, _ n: Int..., at: inout [Foo], _: Int, by _: Foo) -> Foo.Inner {
    foo.run(with: foo, 1, at: &at).go(a: 1) { $0.x } e: { c in c.y }
    self.z.map { f, g in f.x }
    a + foo.b(1)
    !foo.c(2).d
    foo[0].a = .one(1)
    Foo<Int>(a: 1).z
    (x as! Foo).go()
    return .init(x: 1)
  }
  subscript(i: Int, at k: String) -> Foo { y[i] }
}
