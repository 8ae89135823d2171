/// A base.
open class Base<Element: Hashable, Other>: Parent, Named where Other.Item == Element {
    public let id: Int
    var name = "x", size: Int = 2
    private(set) var count: Int?
    static let shared = Base()
    class var kind: String { "base" }
    weak var delegate: Delegate?

    /** Makes one. */
    public init(id: Int) { self.id = id }
    convenience init?(text: String) throws { return nil }
    required init() {}
    deinit { print(id) }

    open func run(_ times: Int, with other: Other? = nil) async throws -> Bool { true }
    public final class func make() -> Self { fatalError() }
    static func of(_ values: Element...) {}
    private func hidden() {}
    fileprivate var secret: Int { 1 }
}

final class Leaf: Base<Int, String> {
    override func run(_ times: Int, with other: String?) async throws -> Bool { false }
}
