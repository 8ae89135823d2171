func roles() {
    call(1, label: value)
    object.method(arg).property.other()
    object.property = 1
    array[index] = element
    count += 1
    let made = Thing(x: 1)
    let other = Module.Thing<Int>(y: made)
    let list: [String: Optional<Int>] = [key: item]
    let implicit: Kind = .first
    set(.second(3), &inout_)
    optional?.chain!.end()
    let path = \Root.leaf
    let check = value is Kind && other as? Kind != nil
    let kind = Kind.self
    "text \(inner(value)) and \(name)"
    let `class` = 1
    print(`class`)
    x ? y : z
}
