@available(*, deprecated, message: "use (new)")
public func old() {}
@available(iOS 13, macOS 10.15, *)
@available(*, deprecated, renamed: "Fresh")
struct Stale {}
@available(iOS 13, *) func current() {}
@objc(legacy:) @MainActor class Marked: NSObject {
    @IBOutlet private weak var label: UILabel!
    @objc func tapped(_ sender: Any) {}
    @available(*, deprecated) var gone: Int { 1 }
    @Environment(\.colorScheme) var scheme
}
