infix operator <+>: Precedence
prefix operator √
precedencegroup Precedence { higherThan: AdditionPrecedence associativity: left }
struct V {
    static func == (l: V, r: V) -> Bool { true }
    static func < <T>(l: V, r: T) -> Bool { false }
    static prefix func - (v: V) -> V { v }
    static func += (l: inout V, r: V) {}
}
func <+> (l: Int, r: Int) -> Int { l }
prefix func √ (x: Double) -> Double { x }
let a = 1 <+> 2
let b = a + √a
let c = xs.reduce(0, <+>)
