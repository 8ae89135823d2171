let top = { (a: Int, b: Int) -> Int in a + b }
func run(done: @escaping (Result) -> Void) {
    items.map { $0.name }.filter { item in item.isEmpty }
    load { [weak self, copy = items] result in
        guard let self else { return }
        self.finish(result, copy)
        done(.success(result))
    }
    let nested = { x in { y in x + y } }
    Task { @MainActor in await render() }
}
