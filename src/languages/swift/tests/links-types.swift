struct P<T: Q>: R, S.U {
  typealias A = Foo<Int>
  let cb: ((Foo, Int) -> Bar)?
}
protocol Proto: AnyObject {
  associatedtype E: Q
  associatedtype F
  var p: Foo { get }
  func q(a: Int) -> Self
  init(x: Int)
}
enum Kind: String {
  case one(Int, label: Foo), two
  case three(_ name: [Foo])
}
extension Foo.Inner: Equatable {
  static func + (l: Foo, r: Foo) -> Foo { l }
}
