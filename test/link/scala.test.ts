import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf, refsOf } from './made-answers.ts';

const FILES = {
  'build.sbt': 'name := "made"\n',
  'src/main/scala/a/Shape.scala': `package a

trait Named {
  def title: String = "t"
  def area(by: Int): Int
}
class Shape(val size: Int, hidden: Int = 1) extends Named {
  def self: Shape = this
  def area(by: Int): Int = size + hidden
  def area(by: String): Int = 2
  class Part { def go() = 1 }
}
object Shape {
  val Limit = 1
  def make(): Shape = new Shape(Limit)
  def apply(size: Int): Shape = new Shape(size)
}
case class Pair(left: Shape, right: Int)
object Tools extends Helpers
trait Helpers {
  def fix(shape: Shape): Shape = shape
}
sealed trait Mode
object Mode {
  case object On extends Mode
  case class Off(shape: Shape) extends Mode
}
`,
  'src/main/scala/a/package.scala': `package object a {
  type Shapes = List[Shape]
  def wide(shape: Shape): Shape = shape
}
`,
  'src/main/scala/a/b/Inner.scala': `package a
package b

class Inner {
  def use(shape: Shape) = shape.self
}
`,
  'src/main/scala/c/Use.scala': `package c

import a.{Shape => Form, Pair, _}
import a.Tools.fix
import a.b.Inner
import lib.External
import scala.collection.mutable

class Use(shape: Form, all: Shapes) {
  def use(other: Any, named: Pair): Unit = {
    shape.self.self.area(1)
    shape.area("by")
    Form.make().size
    Form(Form.Limit).self
    Form(size = 2)
    fix(shape).self
    Tools.fix(shape)
    wide(shape).self
    all.head.self
    for { one <- all; next = one.self } yield next.self
    all.map(_.self).foreach(one => one.self)
    all.filter { one => one.self.size > 1 }
    named.left.self
    named match {
      case Pair(left, _) => left.self
    }
    other match {
      case one: Form => one.self
      case Mode.Off(held) => held.self
      case Mode.On => ()
    }
    val Pair(first, _) = named
    first.self
    other.asInstanceOf[Form].self
    new Named { def area(by: Int) = title.length }
    mutable.Map(1 -> shape)
    other.self
  }
}
class Sub extends Form(1) {
  override def self: Form = super.self
  def more = area(size) + title.length
}
`,
  'src/main/scala/d/Three.scala': `package d

import a.Shape

extension (shape: Shape) def twice(by: Int): Shape = shape
def top(using one: Shape) = one.twice(1).self

enum Color:
  case Red, Green
  def next: Color = Color.Red

class Indented:
  def run(color: Color) =
    color.next.next
    top
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

const refs = async (name: string): Promise<string[]> =>
  (await refsOf(made.project, name, { tier: 'possible' })).map((one) => one.replace(/^.*\//, ''));

test('imports lead to the files that define the name', async () => {
  const main = 'src/main/scala';
  expect(await edgesOf(made.project, `${main}/c/Use.scala`)).toEqual([
    `3 a -> ${main}/a/Shape.scala`,
    `3 a -> ${main}/a/package.scala`,
    `3 a -> ${main}/a`,
    `4 a.Tools -> ${main}/a/Shape.scala`,
    `5 a.b -> ${main}/a/b/Inner.scala`,
    '6 lib external',
    '7 scala.collection builtin',
  ]);
});

test('members are found on declared and shown types, in patterns and what is handed on', async () => {
  expect(await refs('Shape.self')).toMatchInlineSnapshot(`
    [
      "Inner.scala:5:33 read exact",
      "Use.scala:11:11 read exact",
      "Use.scala:11:16 read exact",
      "Use.scala:14:22 read exact",
      "Use.scala:16:16 read exact",
      "Use.scala:18:17 read exact",
      "Use.scala:19:14 read exact",
      "Use.scala:20:34 read exact",
      "Use.scala:20:52 read exact",
      "Use.scala:21:15 read exact",
      "Use.scala:21:40 read possible",
      "Use.scala:22:29 read exact",
      "Use.scala:23:16 read exact",
      "Use.scala:25:34 read exact",
      "Use.scala:28:29 read exact",
      "Use.scala:29:35 read exact",
      "Use.scala:33:11 read exact",
      "Use.scala:34:30 read exact",
      "Use.scala:41:35 read exact",
      "Three.scala:6:42 read exact",
    ]
  `);
});

test('of overloads that is meant which takes what is given', async () => {
  expect(await refs('Shape.area')).toMatchInlineSnapshot(`
    [
      "Use.scala:11:21 call exact",
      "Use.scala:12:11 call exact",
      "Use.scala:42:14 call exact",
    ]
  `);
  expect(await refs('Named.title')).toMatchInlineSnapshot(`
    [
      "Use.scala:35:37 read exact",
      "Use.scala:42:27 read exact",
    ]
  `);
});

test('objects are told apart from the classes beside them', async () => {
  expect(await refs('Shape')).toMatchInlineSnapshot(`
    [
      "Shape.scala:8:13 type exact",
      "Shape.scala:15:15 type exact",
      "Shape.scala:15:27 call exact",
      "Shape.scala:16:25 type exact",
      "Shape.scala:16:37 call exact",
      "Shape.scala:18:23 type exact",
      "Shape.scala:21:18 type exact",
      "Shape.scala:21:26 type exact",
      "Shape.scala:26:25 type exact",
      "Inner.scala:5:18 type exact",
      "package.scala:2:22 type exact",
      "package.scala:3:19 type exact",
      "package.scala:3:27 type exact",
      "Use.scala:3:11 import exact",
      "Use.scala:3:20 import exact",
      "Use.scala:9:18 type exact",
      "Use.scala:13:5 read exact",
      "Use.scala:14:5 call exact",
      "Use.scala:14:10 read exact",
      "Use.scala:15:5 call exact",
      "Use.scala:28:17 type exact",
      "Use.scala:34:24 type exact",
      "Use.scala:40:19 type exact",
      "Use.scala:41:22 type exact",
      "Three.scala:3:10 import exact",
      "Three.scala:5:19 type exact",
      "Three.scala:5:46 type exact",
      "Three.scala:6:20 type exact",
    ]
  `);
  expect(await refs('make')).toMatchInlineSnapshot(`
    [
      "Use.scala:13:10 call exact",
    ]
  `);
  expect(await refs('Limit')).toMatchInlineSnapshot(`
    [
      "Shape.scala:15:33 read exact",
      "Use.scala:14:15 read exact",
    ]
  `);
});

test('imports bring what objects inherit, and package objects what they have', async () => {
  expect(await refs('fix')).toMatchInlineSnapshot(`
    [
      "Use.scala:4:16 import exact",
      "Use.scala:16:5 call exact",
      "Use.scala:17:11 call exact",
    ]
  `);
  expect(await refs('wide')).toMatchInlineSnapshot(`
    [
      "Use.scala:18:5 call exact",
    ]
  `);
  expect(await refs('Shapes')).toMatchInlineSnapshot(`
    [
      "Use.scala:9:29 type exact",
    ]
  `);
});

test('parameters of classes are seen in all of them, and named by keys', async () => {
  expect(await refs('Shape.size')).toMatchInlineSnapshot(`
    [
      "Shape.scala:9:28 read exact",
      "Use.scala:13:17 read exact",
      "Use.scala:22:34 read exact",
      "Use.scala:42:19 read exact",
    ]
  `);
  expect(await refs('Pair.left')).toMatchInlineSnapshot(`
    [
      "Use.scala:23:11 read exact",
    ]
  `);
  expect(await refs('Off')).toMatchInlineSnapshot(`
    [
      "Use.scala:29:17 type exact",
    ]
  `);
});

test('extensions, cases of enumerations and definitions at file level are found', async () => {
  expect(await refs('twice')).toMatchInlineSnapshot(`
    [
      "Three.scala:6:33 call exact",
    ]
  `);
  expect(await refs('Color.next')).toMatchInlineSnapshot(`
    [
      "Three.scala:14:11 read exact",
      "Three.scala:14:16 read exact",
    ]
  `);
  expect(await refs('Red')).toMatchInlineSnapshot(`
    [
      "Three.scala:10:27 read exact",
    ]
  `);
  expect(await refs('top')).toMatchInlineSnapshot(`
    [
      "Three.scala:15:5 read exact",
    ]
  `);
});
