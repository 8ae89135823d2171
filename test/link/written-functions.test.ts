import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

test('what a function that is written out is given, the type of its place says', async () => {
  const made = await madeProject({
    'row.ts': `export interface Row { id: number }
export type Take = (row: Row, at: number) => void;
export type TakeOf<T> = (one: T) => void;
export interface Taker { (row: Row): void }
export interface Options { each: (row: Row) => void; run(row: Row): void; of?: TakeOf<Row> }
export declare function use(options: Options): void;
`,
    'use.ts': `import { type Options, type Row, type Take, type TakeOf, type Taker, use } from './row';
const a: Take = (row) => { row.id; };
const b: (row: Row) => void = (row) => row.id;
const c: Options = { each: (row) => row.id, run(row) { row.id; } };
use({ each: (row) => row.id, run: (row) => { row.id; }, of: (row) => row.id });
class K { take: Take = (row) => row.id; on: Take | undefined; }
function d(): Take { return (row) => row.id; }
let e: Take;
e = function (row) { row.id; };
const f = ((row) => row.id) as Take;
const g = ((row) => row.id) satisfies Take;
const h: TakeOf<Row> = (row) => row.id;
const i: Taker = (row) => row.id;
const j: Take = ({ id }) => id;
function k(take: Take = (row) => row.id) {}
const later = async (): Promise<Take> => (row) => row.id;
const other: TakeOf<unknown> = (row) => row.id;
new K().on = (row) => row.id;
`,
  });
  expect(await refsOf(made.project, 'Row.id')).toEqual(
    [
      ...['2:32', '3:44', '4:41', '4:60', '5:26', '5:50', '5:74', '6:37', '7:42', '9:26', '10:25', '11:25'],
      ...['12:37', '13:31', '14:20', '15:38', '18:27'],
    ].map((at) => `use.ts:${at} ${at === '14:20' ? 'definition' : 'read'} exact`),
  );
  made.close();
});

test('of a parameter that may be one of several types nothing is certain', async () => {
  const made = await madeProject({
    'a.ts': `interface Left { id: number }
interface Right { id: string }
type Take = (one: Left | Right) => void;
const take: Take = (one) => one.id;
declare function call(take: Take): void;
call((one) => one.id);
`,
  });
  expect(await refsOf(made.project, 'Left.id')).toEqual(['a.ts:4:33 read inferred', 'a.ts:6:19 read inferred']);
  made.close();
});
