@globalActor public actor Main {
    public static let shared = Main()
    private var waiting: [Int] = []
    nonisolated let name: String
    func add(_ item: Int) async { waiting.append(item) }
    nonisolated func plain() {}
    isolated deinit {}
}
distributed actor Remote { distributed func ping() {} }
