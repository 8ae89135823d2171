enum Space {
    struct A {
        class B {
            enum C { case d }
            func e() { func f() {} }
        }
    }
    static func g() {}
}
extension Space.A {
    struct H { let i = 1 }
}
