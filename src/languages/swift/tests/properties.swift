var global: Int = 1 { didSet { print(oldValue) } }
let limit = 3, other: String? = nil
var computed: Int { limit + 1 }
let handler: (Int) -> Void = { value in print(value) }
struct Holder {
    lazy var cache: [String] = { [] }()
    var stored = 0 {
        willSet(next) { print(next) }
        didSet { print(oldValue) }
    }
    var both: Int {
        get { stored }
        set { stored = newValue }
    }
    var named: Int {
        get async throws { stored }
    }
    @Published private(set) public var state: State = .idle
    @Option(name: .long, help: text) var option: String
    @Flag() var flag = false
}
