import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf, refsOf } from './made-answers.ts';

const FILES = {
  'Package.swift': `// swift-tools-version:5.9
import PackageDescription
let package = Package(
  name: "Made",
  dependencies: [.package(url: "https://example.org/lib", from: "1.0.0")],
  targets: [
    .target(name: "Zoo", dependencies: [.target(name: "Base")]),
    .target(name: "Base", path: "Other/Base"),
    .executableTarget(name: "App", dependencies: ["Zoo", .product(name: "Lib", package: "lib")]),
    .testTarget(name: "ZooTests", dependencies: ["Zoo"]),
  ]
)
`,
  'Other/Base/Base.swift': 'open class Base { public init() {}\n  public func rest() {}\n  func hidden() {} }\n',
  'Sources/Zoo/Animal.swift': `@_exported import Base
public protocol Speaks { func speak(loud: Bool); var name: String { get } }
extension Speaks {
  public func speak() { speak(loud: false) }
  public func greet() { self.speak(loud: true) }
}
public class Animal: Base, Speaks {
  public let name: String
  public var food: Food?
  public init(name: String, food: Food? = nil) { self.name = name; self.food = food }
  public convenience init(_ other: Animal) { self.init(name: other.name) }
  public func speak(loud: Bool) { rest(); feed(.fish) }
  public func feed(_ food: Food, times: Int = 1) {}
  public func feed(all: [Food], then done: (Food) -> Void) { all.forEach { $0.eat() }; for food in all { food.eat() } }
  public func each(_ call: (Food) -> Void) {}
  private func secret() {}
  struct Tail { var length = 1 }
}
`,
  'Sources/Zoo/Food.swift': `public enum Food {
  case fish, meat(Cut, grams: Int)
  public struct Cut { public var side: Int; public func carve() {} }
  public func eat() {
    switch self {
    case .fish: secret()
    case .meat(let cut, grams: _): cut.carve()
    }
  }
  static let best: Food = .meat(Cut(side: 1), grams: 2)
  private func secret() {}
}
extension Animal.Tail { func wag() { _ = length } }
extension String { func shout() -> String { self } }
`,
  'Sources/App/main.swift': `import Zoo
import Lib
func eat() {}
struct Other { func eat() {}; func speak(loud: Bool) {} }
let animal = try Animal(name: "a")
animal.speak(loud: true)
animal.speak()
animal.rest()
if let food = animal.food { food.eat() }
animal.feed(.fish, times: 2)
animal.feed(all: [.fish]) { food in food.eat() }
animal.each { $0.eat() }
let copy = Animal(animal)
copy.food?.eat()
eat()
unknown.eat()
Other().eat()
animal.hidden()
"a".shout()
`,
  'Tests/ZooTests/ZooTests.swift': `import XCTest
@testable import Zoo
final class ZooTests: XCTestCase {
  func testTail() { let tail = Animal.Tail(length: 2); tail.wag(); "b".shout(); helper() }
  func helper() {}
}
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

test('a module is a target of the package; files use those whose types they name', async () => {
  expect(await edgesOf(made.project, 'Sources/App/main.swift')).toEqual([
    '1 Zoo -> Sources/Zoo',
    '2 Lib external',
    '5 Animal -> Sources/Zoo/Animal.swift',
  ]);
  expect(await edgesOf(made.project, 'Sources/Zoo/Animal.swift')).toEqual([
    '1 Base -> Other/Base',
    '7 Base -> Other/Base/Base.swift',
    '9 Food -> Sources/Zoo/Food.swift',
  ]);
  expect(await edgesOf(made.project, 'Tests/ZooTests/ZooTests.swift')).toEqual([
    '1 XCTest builtin',
    '2 Zoo -> Sources/Zoo',
    '4 Animal -> Sources/Zoo/Animal.swift',
  ]);
  const { edges } = await made.project.dependents('Sources/Zoo/Food.swift');
  expect(edges.map(({ path }) => path)).toEqual(['Sources/Zoo/Animal.swift']);
});

test('members are found by the type of what they are of, and by no other', async () => {
  expect(await refsOf(made.project, 'Food.eat', { tier: 'possible' })).toEqual([
    'Sources/App/main.swift:9:34 call exact',
    'Sources/App/main.swift:11:42 call exact',
    'Sources/App/main.swift:12:18 call exact',
    'Sources/App/main.swift:14:12 call exact',
    'Sources/Zoo/Animal.swift:14:79 call exact',
    'Sources/Zoo/Animal.swift:14:111 call exact',
  ]);
  expect(await refsOf(made.project, 'Cut.carve')).toEqual(['Sources/Zoo/Food.swift:7:40 call exact']);
  expect(await refsOf(made.project, 'Food.fish')).toEqual([
    'Sources/App/main.swift:10:14 read exact',
    'Sources/Zoo/Animal.swift:12:49 read exact',
    'Sources/Zoo/Food.swift:6:11 read exact',
  ]);
  expect(await refsOf(made.project, 'Food.secret')).toEqual(['Sources/Zoo/Food.swift:6:17 call exact']);
});

test('labels tell functions of one name apart', async () => {
  expect(await refsOf(made.project, 'Sources/Zoo/Animal.swift:12:15')).toEqual([
    'Sources/App/main.swift:6:8 call exact',
  ]);
  expect(await refsOf(made.project, 'Sources/Zoo/Animal.swift:4:15')).toEqual([
    'Sources/App/main.swift:7:8 call exact',
  ]);
  expect(await refsOf(made.project, 'Sources/Zoo/Animal.swift:2:31')).toEqual([
    'Sources/Zoo/Animal.swift:4:25 call exact',
    'Sources/Zoo/Animal.swift:5:30 call exact',
  ]);
  expect(await refsOf(made.project, 'Sources/Zoo/Animal.swift:13:15')).toEqual([
    'Sources/App/main.swift:10:8 call exact',
    'Sources/Zoo/Animal.swift:12:43 call exact',
  ]);
  expect(await refsOf(made.project, 'Sources/Zoo/Animal.swift:10:10')).toEqual([
    'Sources/App/main.swift:5:18 call exact',
    'Sources/Zoo/Animal.swift:11:51 call exact',
  ]);
});

test('what is not imported, not public or private is not seen', async () => {
  expect(await refsOf(made.project, 'Base.rest')).toEqual([
    'Sources/App/main.swift:8:8 call exact',
    'Sources/Zoo/Animal.swift:12:35 call exact',
  ]);
  expect(await refsOf(made.project, 'Base.hidden', { tier: 'possible' })).toEqual([]);
  // Not public: seen where it is tested, not where it is used.
  expect(await refsOf(made.project, 'shout', { tier: 'possible' })).toEqual([
    'Tests/ZooTests/ZooTests.swift:4:72 call exact',
  ]);
  expect(await refsOf(made.project, 'Tail.wag')).toEqual(['Tests/ZooTests/ZooTests.swift:4:61 call exact']);
  expect(await refsOf(made.project, 'Tail.length')).toEqual([
    'Sources/Zoo/Food.swift:13:42 read exact',
    'Tests/ZooTests/ZooTests.swift:4:44 key exact',
  ]);
  expect(await refsOf(made.project, 'ZooTests.helper')).toEqual(['Tests/ZooTests/ZooTests.swift:4:81 call exact']);
});
