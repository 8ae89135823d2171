#if os(macOS) && DEBUG
struct OnlyHere {
    #if swift(>=5.9)
    let new = 1
    #else
    let old = 2
    #endif
}
#elseif os(Linux)
func linux() {}
#endif
func chain() {
    if #available(macOS 12, *) { a() } else { b() }
    guard #unavailable(iOS 13) else { return }
    value
        .first()
    #if DEBUG
        .second()
    #endif
}
