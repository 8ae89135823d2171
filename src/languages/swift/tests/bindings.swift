func bind(_ input: Int?, items: [Pair]) {
    guard let input = input, input > 0 else { return }
    if let x = lookup(input), case let .some(y) = x, y > 1 { print(x, y) } else { print(input) }
    if let items { print(items) }
    for (i, item) in items.enumerated() where i > 0 { print(item) }
    for case .ok(let v) in items { print(v) }
    while let next = pop() { print(next) }
    switch input {
    case let n where n > 1: print(n)
    case .some(let m), .other(value: let m): print(m)
    case limit: break
    default: break
    }
    do { try work() } catch let error as Failure { print(error) } catch { print(error) }
    let (a, b) = pair
    var c = a, d: Int = b
    (c, d) = (d, c)
    loop: while true { break loop }
}
