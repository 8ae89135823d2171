public struct Point: Equatable, Sendable {
    public var x, y: Double
    let (low, high) = (0, 1)
    public static let zero = Point(x: 0, y: 0)
    var length: Double { (x * x + y * y).squareRoot() }
    mutating func move(by delta: Double) { x += delta }
    struct Part { var at: Int }
}
struct Unique: ~Copyable {
    consuming func finish() {}
    nonisolated(unsafe) static var last: Int? = nil
}
