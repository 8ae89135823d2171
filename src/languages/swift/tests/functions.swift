/// Adds.
/// - Parameter a: one
public func add(_ a: Int, to b: Int = base) -> Int { a + b }
func generic<T: P, each U>(_ value: T, _ rest: repeat each U) rethrows -> some Q where T.Item == Int { value }
func tuple() -> (first: Int, second: String) { (1, "a") }
func typed() throws(MyError) -> Int { 1 }
@discardableResult @inlinable internal func marked(inout_ value: inout Int, body: @escaping () -> Void) -> Int { 0 }
func outer() {
    let local = 1
    func inner(_ x: Int) -> Int { x + local }
    struct Local { var field = 1 }
    _ = inner(2)
}
private func own() {}
