public struct Shown {
    public var a = 1
    var b = 2
    internal var c = 3
    private var d = 4
    package var e = 5
    public private(set) var f = 6
    public enum Kind { case one }
    public protocol Asked { func answer() }
}
struct Kept { public var g = 1 }
open class Opened { open func over() {} }
package func shared() {}
fileprivate let mine = 1
