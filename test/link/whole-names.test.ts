import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';

/** For lines that end in a comment: the definition of the last name that is written there before it, as `path:line tier`. */
async function lastOfLines(files: Record<string, string>, path: string): Promise<Record<string, string>> {
  const made = await madeProject(files);
  const found: Record<string, string> = {};
  for (const [i, text] of files[path]!.split('\n').entries()) {
    const [, code, note] = /^(.*)(?:\/\/|#) (\w.*)$/.exec(text) ?? [];
    if (code === undefined || note === undefined) continue;
    const name = [...code.matchAll(/\w+/g)].at(-1)!;
    const { results } = await made.project.definitions(`${path}:${i + 1}:${name.index + 1}`);
    found[note] = results.map((one) => `${one.path}:${one.line} ${one.tier}`).join();
  }
  made.close();
  return found;
}

test('whole names of Kotlin', async () => {
  const files = {
    'app/Wheel.kt': `package app

class Wheel {
  fun turn() {}

  companion object {
    fun make(): Wheel = Wheel()
  }
}

open class Base<T> {
  fun held(): T? = null
}

fun top(): Wheel = Wheel()

fun top(size: Int): Wheel = Wheel()

val prop: Wheel = Wheel()
`,
    'org/deep/er/Far.kt': 'package org.deep.er\n\nclass Far {\n  fun go() {}\n}\n',
    'use/Use.kt': `package use

class Use : app.Base<app.Wheel>() {
  val one: app.Wheel = app.Wheel()
  val many: List<app.Wheel> = listOf()

  fun go(far: org.deep.er.Far) {
    one.turn() // declared
    app.Wheel().turn() // made
    app.Wheel.make().turn() // by the companion
    app.top().turn() // by a function
    app.top(1) // overloaded
    app.prop.turn() // of a property
    held()!!.turn() // inherited
    for (each in many) each.turn() // held
    far.go() // deep
    org.deep.er.Far().go() // deep, made
    app.Nothing().turn() // of nothing
  }
}

class Hidden {
  val app = Inner()

  class Inner {
    fun top() {}
  }

  fun go() {
    app.top() // a property comes first
    val one: app.Wheel? = null
    one!!.turn() // but not in a type
  }
}
`,
  };
  expect(await lastOfLines(files, 'use/Use.kt')).toEqual({
    declared: 'app/Wheel.kt:4 exact',
    made: 'app/Wheel.kt:4 exact',
    'by the companion': 'app/Wheel.kt:4 exact',
    'by a function': 'app/Wheel.kt:4 exact',
    overloaded: '',
    'of a property': 'app/Wheel.kt:4 exact',
    inherited: 'app/Wheel.kt:4 exact',
    held: 'app/Wheel.kt:4 exact',
    deep: 'org/deep/er/Far.kt:4 exact',
    'deep, made': 'org/deep/er/Far.kt:4 exact',
    'of nothing': '',
    'a property comes first': 'use/Use.kt:26 exact',
    'but not in a type': 'app/Wheel.kt:4 exact',
  });
});

test('whole names of Scala, also by packages that have no files of their own', async () => {
  const files = {
    'Far.scala':
      'package org.deep.er\n\nclass Far {\n  def go(): Unit = {}\n}\n\nobject Far {\n  def make(): Far = new Far\n}\n',
    'Near.scala': 'package use.a.b\n\nclass Near {\n  def go(): Unit = {}\n}\n',
    'Use.scala': `package use

class Use extends org.deep.er.Far {
  val far: org.deep.er.Far = null
  def all(): Unit = {
    far.go // declared
    org.deep.er.Far.make().go // by the object
    _root_.org.deep.er.Far.make().go // by the root
    new a.b.Near().go // below the own package
    go // inherited
  }
}
`,
  };
  expect(await lastOfLines(files, 'Use.scala')).toEqual({
    declared: 'Far.scala:4 exact',
    'by the object': 'Far.scala:4 exact',
    'by the root': 'Far.scala:4 exact',
    'below the own package': 'Near.scala:4 exact',
    inherited: 'Far.scala:4 exact',
  });
});

test('whole names of Python, also in quotes', async () => {
  const files = {
    'app/__init__.py': '',
    'app/wheel.py': `class Wheel:
    def turn(self): pass
    class Hub:
        def spin(self): pass
`,
    'use.py': `import app.wheel
import typing
from app.wheel import Wheel
class Use(app.wheel.Wheel):
    one: app.wheel.Wheel
    quoted: "app.wheel.Wheel"
    many: "list[app.wheel.Wheel]"
    def go(self, may: "Wheel | None", more: "typing.Optional[app.wheel.Wheel]", held: "dict[str, list[Wheel]]") -> "app.wheel.Wheel.Hub":
        app.wheel.Wheel().turn # made
        self.turn # inherited
        self.one.turn # declared
        self.quoted.turn # in quotes
        for each in self.many:
            each.turn # held
        may.turn # or nothing
        more.turn # by a member
        held["a"][0].turn # deep
        self.go().spin # given
    text: "one of app.wheel.Wheel"
    named: typing.Literal["app.wheel.Wheel"]
`,
  };
  const turn = 'app/wheel.py:2 exact';
  expect(await lastOfLines(files, 'use.py')).toEqual({
    made: turn,
    inherited: turn,
    declared: turn,
    'in quotes': turn,
    held: turn,
    'or nothing': turn,
    'by a member': turn,
    deep: turn,
    given: 'app/wheel.py:4 exact',
  });
  const made = await madeProject(files);
  const { results } = await made.project.references('app/wheel.py:1:7');
  expect(results.filter(({ path }) => path === 'use.py').map(({ line, tier }) => `${line} ${tier}`)).toEqual([
    '3 exact',
    '4 exact',
    '5 exact',
    '6 inferred',
    '7 inferred',
    '8 inferred',
    '8 inferred',
    '8 inferred',
    '8 exact',
    '9 exact',
  ]);
  made.close();
});
