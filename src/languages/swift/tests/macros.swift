/// Makes a string.
@freestanding(expression)
public macro stringify<T>(_ value: T) -> (T, String) = #externalMacro(module: "M", type: "S")
@attached(member, names: arbitrary)
macro Wrapped() = #externalMacro(module: "M", type: "W")
@Wrapped struct Marked { let x = #stringify(1 + 2) }
func use() {
    #expect(value == 1)
    #warning("later")
    log(#file, line: #line)
    let s = #selector(Marked.tap(_:))
}
