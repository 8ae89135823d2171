import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';

const CASES: [string, string, string][] = [
  [
    'Kotlin',
    'a.kt',
    `data class Wheel(val size: Int, val name: String)
class Other { fun copy(size: Int) = size }
fun use(w: Wheel, o: Other) {
    val made = w.copy(size = 2)
    o.copy(size = 3)
    made.copy(name = "x", size = 4)
}
`,
  ],
  [
    'Scala',
    'a.scala',
    `case class Wheel(size: Int, name: String)
class Other { def copy(size: Int) = size }
object Use {
    val made = (w: Wheel) => w.copy(size = 2)
    def no(o: Other) = o.copy(size = 3)
    def two(made: Wheel) = made.copy(name = "x", size = 4)
}
`,
  ],
];

test.each(CASES)('%s: what `copy` of a class is given for a field names that', async (_, path, text) => {
  const made = await madeProject({ [path]: text });
  try {
    const { results } = await made.project.references(`${path}:1:${text.indexOf('size') + 1}`, { tier: 'possible' });
    expect(results.map(({ line, tier }) => `${line} ${tier}`)).toEqual(['4 exact', '6 exact']);
  } finally {
    made.close();
  }
});
