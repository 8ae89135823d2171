import XCTest
@testable import App

final class StoreTests: XCTestCase {
    override func setUp() {}
    func testLoad() throws { XCTAssertEqual(1, 1) }
    func testing() {}
    func helper() {}
}
extension StoreTests {
    func testMore() async {}
}
