let top = Foo(a: 1), other: Foo = .make(), cl: (Foo) -> Bar = { f in f }
var map: [String: Foo] = [:], list = [Foo](), some: any P = q
var computed: Kind { .two }
func f(_ a: Kind = .one) -> Kind {
  let b = try await c?.d(1)!.e
  if let q = try? z.y, let r, case .one(let s, label: let t) = a { s.x }
  guard let u = b ?? c else { return .two }
  for item in list where item.ok { item.x }
  switch a {
  case .one(let v, label: let w): v
  case let x as Foo: x
  case .two where a == .two: b
  }
  g(.one, k: .two)
  self = .three
}
