import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const FILES = {
  'a/Shape.kt': `package a

open class Shape(val size: Int, name: String = "x") : Named {
    val label = name
    override fun area(): Int = size
    open fun self(): Shape = this
    fun area(by: String): Int = 2
    class Part {
        fun go() {}
    }
    inner class Side {
        fun use() = size
    }
    companion object {
        const val LIMIT = 1
        fun make(): Shape = Shape(LIMIT)
    }
}
interface Named {
    fun area(): Int
    fun title() = "t"
}
fun Shape.grow(by: Int = 1): Shape = this
fun Any.grow(by: String) = this
val Shape.double: Int get() = size * 2
private fun hidden() {}
data class Pair2(val left: Shape, val right: Part2)
class Part2 {
    fun go() {}
}
typealias Shapes = List<Shape>
enum class Mode {
    ON,
    OFF;

    fun flip() = this
}
object Tools {
    fun fix(shape: Shape) {}
}
fun build(block: Shape.(Part2) -> Unit): Shape = Shape(1).apply { block(Part2()) }
fun each(all: Shapes, block: (Shape) -> Unit) {}
`,
  'a/Old.java': `package a;
public class Old {
    public static Old of() { return new Old(); }
    public Shape getShape() { return null; }
    public void run() {}
}
`,
  'b/Use.kt': `package b

import a.*
import a.Shape as Form
import a.Tools.fix
import a.grow
import lib.External

class Use(private val shape: Shape, count: Int) : External() {
    val own = Form(1, name = "n")
    fun use(other: Any, list: Shapes, map: Map<String, Shape>) {
        own.self().self().area()
        own.area("by")
        Shape.make().size
        Shape.LIMIT
        shape.grow().grow(2).double
        Shape.Part().go()
        fix(shape)
        Tools.fix(shape)
        list.first().self()
        for (one in list) one.self()
        for ((key, value) in map) value.self()
        val (left, right) = Pair2(own, Part2())
        left.self()
        right.go()
        shape.let { it.self() }
        shape.apply { title() }
        with(shape) { self() }
        build { part -> part.go() }
        each(list) { it.self() }
        each(list) { one -> one.self() }
        list.map { it.self() }.forEach { it.self() }
        if (other is Shape) other.self()
        when (other) {
            is Shape -> other.self()
        }
        (other as Shape).self()
        other.self()
        unknown { self() }
        Mode.ON.flip().flip()
        Old.of().shape.self()
        Old().run()
        val self = 1
        println(self)
        outer()
    }
    fun Shape.local() {
        self()
        this.self()
        this@Use.own.self()
    }
}
class Sub : Shape(1) {
    override fun self(): Shape = super.self()
    fun more() {
        area()
        title()
        make()
        local { self() }
        LIMIT
    }
    private fun local(block: () -> Unit) {}
}
fun hidden() {}
fun call() { hidden() }
`,
  'c/Same.kt': `package a

fun beside() {
    hidden()
    Shape(1).grow()
}
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

const refs = async (name: string): Promise<string[]> =>
  (await refsOf(made.project, name, { tier: 'possible' })).map((one) => one.replace(/^.*\//, ''));

test('members are found on declared and shown types, handed values and receivers', async () => {
  expect(await refs('Shape.self')).toMatchInlineSnapshot(`
    [
      "Use.kt:12:13 call exact",
      "Use.kt:12:20 call exact",
      "Use.kt:20:22 call exact",
      "Use.kt:21:31 call exact",
      "Use.kt:22:41 call exact",
      "Use.kt:24:14 call exact",
      "Use.kt:26:24 call exact",
      "Use.kt:28:23 call exact",
      "Use.kt:30:25 call exact",
      "Use.kt:31:33 call exact",
      "Use.kt:32:23 call exact",
      "Use.kt:32:45 call exact",
      "Use.kt:33:35 call exact",
      "Use.kt:35:31 call exact",
      "Use.kt:37:26 call exact",
      "Use.kt:39:19 call possible",
      "Use.kt:41:24 call exact",
      "Use.kt:48:9 call exact",
      "Use.kt:49:14 call exact",
      "Use.kt:50:22 call exact",
      "Use.kt:54:40 call exact",
    ]
  `);
});

test('of overloads that is meant which takes what is given', async () => {
  expect(await refs('Shape.area')).toMatchInlineSnapshot(`
    [
      "Use.kt:12:27 call exact",
      "Use.kt:13:13 call exact",
      "Use.kt:56:9 call exact",
    ]
  `);
  expect(await refs('Named.title')).toMatchInlineSnapshot(`
    [
      "Use.kt:27:23 call exact",
      "Use.kt:57:9 call exact",
    ]
  `);
});

test('extensions are found on their receivers', async () => {
  expect(await refs('grow')).toMatchInlineSnapshot(`
    [
      "Use.kt:6:10 import exact",
      "Use.kt:16:15 call exact",
      "Use.kt:16:22 call exact",
      "Same.kt:5:14 call exact",
    ]
  `);
  expect(await refs('double')).toMatchInlineSnapshot(`
    [
      "Use.kt:16:30 read exact",
    ]
  `);
});

test('companions and objects have members of their own', async () => {
  expect(await refs('LIMIT')).toMatchInlineSnapshot(`
    [
      "Shape.kt:16:35 read exact",
      "Use.kt:15:15 read exact",
      "Use.kt:60:9 read exact",
    ]
  `);
  expect(await refs('make')).toMatchInlineSnapshot(`
    [
      "Use.kt:14:15 call exact",
      "Use.kt:58:9 call exact",
    ]
  `);
  expect(await refs('fix')).toMatchInlineSnapshot(`
    [
      "Use.kt:5:16 import exact",
      "Use.kt:18:9 call inferred",
      "Use.kt:19:15 call exact",
    ]
  `);
  expect(await refs('Mode.flip')).toMatchInlineSnapshot(`
    [
      "Use.kt:40:17 call exact",
      "Use.kt:40:24 call exact",
    ]
  `);
});

test('types and what is made of them are named alike', async () => {
  expect(await refs('Shape')).toMatchInlineSnapshot(`
    [
      "Old.java:4:12 type exact",
      "Shape.kt:6:22 type exact",
      "Shape.kt:16:21 type exact",
      "Shape.kt:16:29 call exact",
      "Shape.kt:23:5 type exact",
      "Shape.kt:23:30 type exact",
      "Shape.kt:25:5 type exact",
      "Shape.kt:27:28 type exact",
      "Shape.kt:31:25 type exact",
      "Shape.kt:39:20 type exact",
      "Shape.kt:41:18 type exact",
      "Shape.kt:41:42 type exact",
      "Shape.kt:41:50 call exact",
      "Shape.kt:42:31 type exact",
      "Use.kt:4:10 import exact",
      "Use.kt:4:19 import exact",
      "Use.kt:9:30 type exact",
      "Use.kt:10:15 call exact",
      "Use.kt:11:56 type exact",
      "Use.kt:14:9 read exact",
      "Use.kt:15:9 read exact",
      "Use.kt:17:9 read exact",
      "Use.kt:33:22 type exact",
      "Use.kt:35:16 type exact",
      "Use.kt:37:19 type exact",
      "Use.kt:47:9 type exact",
      "Use.kt:53:13 type exact",
      "Use.kt:54:26 type exact",
      "Same.kt:5:5 call exact",
    ]
  `);
  expect(await refs('Part2.go')).toMatchInlineSnapshot(`
    [
      "Use.kt:25:15 call exact",
      "Use.kt:29:30 call exact",
    ]
  `);
  expect(await refs('Part.go')).toMatchInlineSnapshot(`
    [
      "Use.kt:17:22 call exact",
    ]
  `);
});

test('what is private in a file is seen there alone', async () => {
  expect(await refs('hidden')).toMatchInlineSnapshot(`
    [
      "Use.kt:65:14 call exact",
    ]
  `);
});

test('properties of constructors are members, and keys name parameters', async () => {
  expect(await refs('size')).toMatchInlineSnapshot(`
    [
      "Shape.kt:5:32 read exact",
      "Shape.kt:12:21 read exact",
      "Shape.kt:25:31 read exact",
      "Use.kt:14:22 read exact",
    ]
  `);
});

test('types and members of Java are named', async () => {
  expect(await refs('Old')).toMatchInlineSnapshot(`
    [
      "Old.java:3:19 type exact",
      "Old.java:3:41 call exact",
      "Use.kt:41:9 read exact",
      "Use.kt:42:9 call exact",
    ]
  `);
  expect(await refs('getShape')).toMatchInlineSnapshot(`[]`);
});

test('a name in a member of an enum whose end is missing is looked up', async () => {
  const broken = await madeProject({
    'Level.kt': 'enum class Level {\n  LOW {\n    override fun next() = other()\n  },\n  HIGH {\n    override fun',
    'Other.kt': 'fun other() = 1\n',
  });
  try {
    expect(await broken.defs('Level.kt:3:27')).toEqual([expect.stringMatching(/^Other\.kt:1:5 /)]);
  } finally {
    broken.close();
  }
});
