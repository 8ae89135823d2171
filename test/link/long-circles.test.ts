import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const MANY = 2000;
const numbers = Array.from({ length: MANY }, (_, i) => i);
const next = (i: number): number => (i + 1) % MANY;

test.each([
  ['functions', (i: number) => `function f${i}() { return f${next(i)}().go(); }`],
  ['what is taken out of each other', (i: number) => `const { a: f${i} } = f${next(i)};`],
  ['methods', (i: number) => `f${i}() { return this.f${next(i)}(); },`],
])(
  'a circle of thousands of %s comes to an end, and nothing is known of it',
  { timeout: 60_000 },
  async (kind, one) => {
    const all = numbers.map(one).join('\n');
    const text = kind === 'methods' ? `const f0 = {\n${all}\n};\nf0.f0().go();\n` : `${all}\nf0().go();\n`;
    const made = await madeProject({ 'a.js': text, 'b.js': 'class A { go() {} }\n' });
    const lines = text.split('\n');
    const column = lines.at(-2)!.indexOf('go') + 1;
    const { results } = await made.project.definitions(`a.js:${lines.length - 1}:${column}`);
    expect(results.filter(({ tier }) => tier !== 'possible')).toEqual([]);
    made.close();
  },
);

test('circles of modules come to an end, whichever way they are gone', { timeout: 60_000 }, async () => {
  const modules = numbers.slice(0, 300).flatMap((i): [string, string][] => {
    const [one, other] = [(i + 1) % 300, (i * 7 + 3) % 300];
    return [
      [`star/m${i}.js`, `export * from './m${one}.js';\nexport * from './m${other}.js';\n`],
      [`whole/m${i}.js`, `module.exports = require('./m${one}');\n`],
      [`member/m${i}.js`, `exports.run = require('./m${one}').run;\n`],
    ];
  });
  const made = await madeProject({
    ...Object.fromEntries(modules),
    'star/m299.js': 'export const go = () => 1;\n',
    'a.js': "import { go } from './star/m0.js';\ngo();\n",
    'b.js': "const m = require('./whole/m0');\nm.go();\nrequire('./member/m0').run();\n",
  });
  expect(await refsOf(made.project, 'go')).toContain('a.js:2:1 call exact');
  for (const place of ['b.js:2:3', 'b.js:3:24']) {
    const { results } = await made.project.definitions(place);
    expect(results.filter(({ tier }) => tier !== 'possible')).toEqual([]);
  }
  made.close();
});

test('a member that is assigned thousands of times is one', { timeout: 60_000 }, async () => {
  const all = numbers.map((i) => `x.h = function () { return ${i}; };`).join('\n');
  const made = await madeProject({ 'a.js': `function x() {}\n${all}\nx.h();\n` });
  expect(await refsOf(made.project, 'x.h')).toEqual([`a.js:${MANY + 2}:3 call exact`]);
  made.close();
});
