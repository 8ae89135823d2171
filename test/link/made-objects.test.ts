import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const STORE = (typed: boolean): string => `export class Row { id = 1 }
export function store(start${typed ? ': number' : ''}) {
  const row = new Row();
  function first() { return row; }
  return { row, first, count: start, get() { return row; }, all: () => row, deep: { one: row } };
}
export const short = () => ({ made: new Row(), count: 1 });
export async function later() { const row = new Row(); return { row }; }
`;

const USE = `import { later, short, store } from './store';
const one = store(1);
one.row.id; one.first().id; one.get().id; one.all().id; one.deep.one.id;
const { count, row, get: own } = store(2);
row.id; own().id;
short().made.id;
async function run() { const { row } = await later(); row.id; (await later()).row.id; }
one.count; short().count;
`;

test.each(['ts', 'js'])('what a function makes and gives back has the members it is written with: %s', async (kind) => {
  const made = await madeProject({ [`store.${kind}`]: STORE(kind === 'ts'), [`use.${kind}`]: USE });
  expect(await refsOf(made.project, 'Row.id')).toEqual(
    ['3:9', '3:25', '3:39', '3:53', '3:70', '5:5', '5:15', '6:14', '7:59', '7:83'].map(
      (at) => `use.${kind}:${at} read exact`,
    ),
  );
  expect(await refsOf(made.project, `store.${kind}:5:24`)).toEqual([
    `use.${kind}:4:9 definition exact`,
    `use.${kind}:8:5 read exact`,
  ]);
  expect(await refsOf(made.project, `store.${kind}:7:48`)).toEqual([`use.${kind}:8:20 read exact`]);
  made.close();
});

test('what may have more members than it is written with is not known', async () => {
  const made = await madeProject({
    'a.ts': `export interface Part { id: number }
export class Row { id = 1 }
export function more(part: Part) { return { ...part, row: new Row() }; }
export function typed(): Part { return { id: 1 }; }
export const given: () => Part = () => ({ id: 2 });
more({ id: 3 }).row.id; more({ id: 4 }).id; typed().id; given().id;
type Make = () => Part;
export const said: Make = () => { return new Row(); };
said().id;
`,
  });
  // What is declared counts.
  expect(await refsOf(made.project, 'Part.id')).toEqual([
    'a.ts:4:42 key exact',
    'a.ts:6:8 key exact',
    'a.ts:6:32 key exact',
    'a.ts:6:53 read exact',
    'a.ts:6:65 read exact',
    'a.ts:9:8 read exact',
  ]);
  expect(await refsOf(made.project, 'Row.id')).toEqual([]);
  made.close();
});

test.each(['ts', 'js'])(
  'what an asynchronous function gives has to be waited for, and no generator gives its value: %s',
  async (kind) => {
    const made = await madeProject({
      [`a.${kind}`]: `export class Row { id = 1; then = 2; catch() {} }
export async function later() { return new Row(); }
export const short = async () => new Row();
export class Rows { async all() { return later(); } *each() { return new Row(); } }
export function kit() { return { load: async () => new Row(), get: async () => { return new Row(); } }; }
later().catch(); short().catch(); new Rows().all().catch(); kit().load().catch(); new Rows().each().catch();
later().then((row) => row.id); short().then(({ id }) => id);
async function run() {
  (await later()).id; (await short()).id; (await new Rows().all()).id; (await kit().load()).id;
}
`,
    });
    expect(await refsOf(made.project, 'Row.catch')).toEqual([]);
    expect(await refsOf(made.project, 'Row.then')).toEqual([]);
    expect(await refsOf(made.project, 'Row.id')).toEqual([
      `a.${kind}:7:27 read exact`,
      `a.${kind}:7:48 definition exact`,
      `a.${kind}:9:19 read exact`,
      `a.${kind}:9:39 read exact`,
      `a.${kind}:9:68 read exact`,
      `a.${kind}:9:93 read exact`,
    ]);
    made.close();
  },
);

test('an object with very many members is read without looking at all of them for each', async () => {
  const members = Array.from({ length: 20_000 }, (_, i) => `  k${i}: () => ({ v: ${i} }),\n`);
  const made = await madeProject({
    'big.ts': `export class Row { id = 1 }\nnew Row().id;\nexport function big() { return {\n${members.join('')}}; }\n`,
  });
  expect(await refsOf(made.project, 'Row.id')).toEqual(['big.ts:2:11 read exact']);
  made.close();
});

test.each(['ts', 'js'])('a variable in a function is the object that it is given: %s', async (kind) => {
  const made = await madeProject({
    [`a.${kind}`]: `const KEY = Symbol('key');
export function kit() {
  const own = {
    [KEY]: 1, 'a-b': 2, held,
    get: function read() { return 1; },
    deep: { run() {} },
  };
  own.get(); own.later = () => {}; own.later();
  return own;
  function held() {}
}
kit().held(); kit().get(); kit().deep.run();
export function open(more) { const own = { ...more, held() {} }; own.held(); return own; }
`,
  });
  const at = async (line: number, column: number): Promise<string[]> => made.defs(`a.${kind}:${line}:${column}`);
  expect(await at(8, 7)).toEqual([`a.${kind}:5:19 exact`]);
  expect(await at(12, 21)).toEqual([`a.${kind}:5:19 exact`]);
  expect(await at(12, 7)).toEqual([`a.${kind}:10:12 exact`]);
  expect(await at(12, 39)).toEqual([`a.${kind}:6:13 exact`]);
  // What is not written in it may be given to it.
  expect((await at(13, 70)).every((one) => one.endsWith(' possible'))).toBe(true);
  made.close();
});

test('in the methods of an object that is written out `this` is that object', async () => {
  const made = await madeProject({
    'whole.js': `module.exports = {
  one() { return this.two(); },
  two: function () { return [1].map(() => this.one()); },
};
`,
    'named.ts': `export const named = {
  one() { return this.two(); },
  two() {},
};
export function kit() { return { one() { return this.two(); }, two() {} }; }
class Two { two() {} run(use: (f: () => void) => void) { use(function (this: any) { this.two(); }); this.two(); } }
`,
  });
  expect(await made.defs('whole.js:2:23')).toEqual(['whole.js:3:3 exact']);
  expect(await made.defs('whole.js:3:48')).toEqual(['whole.js:2:3 exact']);
  expect(await made.defs('named.ts:2:23')).toEqual(['named.ts:3:3 exact']);
  expect(await made.defs('named.ts:5:54')).toEqual(['named.ts:5:64 exact']);
  expect(await made.defs('named.ts:6:107')).toEqual(['named.ts:6:13 exact']);
  // A function that is given away is called on anything.
  const given = await made.defs('named.ts:6:91');
  expect(given.every((one) => one.endsWith(' possible'))).toBe(true);
  made.close();
});
