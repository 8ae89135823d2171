/// Where to go.
public enum Direction: String, CaseIterable {
    /// Up.
    case north = "n", south
    case east
    var opposite: Direction { self }
    static func random() -> Direction { .north }
}
indirect enum Tree<Value> {
    case leaf
    case node(Tree<Value>, value: Value, _ right: Tree = .leaf)
    @available(*, deprecated)
    case `default`
    enum Error: Swift.Error { case empty }
}
