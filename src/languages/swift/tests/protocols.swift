/// Stores things.
public protocol Store: AnyObject {
    associatedtype Key: Hashable = String
    /// The count.
    var count: Int { get }
    static var shared: Self { get set }
    init(path: String)
    subscript(key: Key) -> Int? { get set }
    func load(_ key: Key) async throws -> Int
    static func open() -> Self
    mutating func clear()
}
protocol Inner<Item> { associatedtype Item }
@objc private protocol Hidden { @objc optional func may() }
