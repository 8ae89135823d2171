import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf } from './made-answers.ts';

const FILES = {
  'settings.gradle.kts': 'include(":core", ":app", ":old")\n',
  'core/build.gradle.kts': 'plugins { kotlin("jvm") }\n',
  'old/build.gradle.kts': 'plugins { kotlin("jvm") }\n',
  'app/build.gradle.kts': 'dependencies { implementation(project(":core")) }\n',
  'core/src/main/kotlin/Shapes.kt': `package a
class Shape {
    class Inner
    companion object {
        const val LIMIT = 1
    }
}
object Tools {
    fun run() {}
}
enum class Mode {
    ON
}
fun draw() {}
val Shape.area: Int get() = 1
`,
  'core/src/main/kotlin/More.kt': 'package a\nfun draw(shape: Shape) {}\n',
  'core/src/main/kotlin/Made.kt': 'package a\nclass Made\n',
  'old/src/main/kotlin/Made.kt': 'package a\nclass Made\n',
  'core/src/main/java/j/Plain.java': 'package j;\npublic class Plain { public static void go() {} }\n',
  'multi/build.gradle.kts': 'plugins { kotlin("multiplatform") }\n',
  'multi/src/commonMain/kotlin/Clock.kt': 'package m\nexpect class Clock\n',
  'multi/src/jvmMain/kotlin/ClockJvm.kt': 'package m\nactual class Clock\n',
  'multi/src/jsMain/kotlin/ClockJs.kt': 'package m\nactual class Clock\n',
  'multi/src/jvmMain/kotlin/Use.kt': 'package u\nimport m.Clock\n',
  'multi/src/commonMain/kotlin/Use.kt': 'package u\nimport m.Clock\n',
  'app/src/main/kotlin/App.kt': `package w
import a.Shape
import a.Shape as Form
import a.Shape.Inner
import a.Shape.Companion.LIMIT
import a.Tools.run
import a.Mode.*
import a.*
import a.draw
import a.area
import a.Made
import j.Plain
import a.Nothing
import kotlin.math.max
import lib.Shape
`,
  'other/Other.kt': 'import a.Made\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

test('imports lead to the files that define the name, of the nearest module', async () => {
  const core = 'core/src/main/kotlin';
  expect(await edgesOf(made.project, 'app/src/main/kotlin/App.kt')).toEqual([
    `2 a -> ${core}/Shapes.kt`,
    `3 a -> ${core}/Shapes.kt`,
    `4 a.Shape -> ${core}/Shapes.kt`,
    `5 a.Shape.Companion -> ${core}/Shapes.kt`,
    `6 a.Tools -> ${core}/Shapes.kt`,
    `7 a.Mode -> ${core}/Shapes.kt`,
    `8 a -> ${core}`,
    '8 a -> old/src/main/kotlin',
    `9 a -> ${core}/More.kt`,
    `9 a -> ${core}/Shapes.kt`,
    `10 a -> ${core}/Shapes.kt`,
    `11 a -> ${core}/Made.kt`,
    '12 j -> core/src/main/java/j/Plain.java',
    '13 a external',
    '14 kotlin.math builtin',
    '15 lib external',
  ]);
  expect(await edgesOf(made.project, 'other/Other.kt')).toEqual(['1 a unresolved']);
});

test('what is expected of platforms is found on the one that a file is for', async () => {
  expect(await edgesOf(made.project, 'multi/src/jvmMain/kotlin/Use.kt')).toEqual([
    '2 m -> multi/src/jvmMain/kotlin/ClockJvm.kt',
  ]);
  expect(await edgesOf(made.project, 'multi/src/commonMain/kotlin/Use.kt')).toEqual([
    '2 m -> multi/src/commonMain/kotlin/Clock.kt',
  ]);
});
