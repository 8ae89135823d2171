extension Array where Element: Numeric {
    var total: Element { reduce(0, +) }
    public func scaled(by factor: Element) -> [Element] { map { $0 * factor } }
    struct Window { let size: Int }
}
/// Printing.
public extension Outer.Inner {
    func show() {}
    internal func quiet() {}
    private func none() {}
}
private extension String { func secret() {} }
extension Optional<Int>: Named {}
extension [String] { var joinedLines: String { "" } }
