import Testing

@Suite("Stores") struct Stores {
    @Test func loads() { #expect(1 == 1) }
    @Test("with a name", arguments: [1, 2]) func named(_ n: Int) async throws {}
    func helper() {}
}
@Test func alone() {}
