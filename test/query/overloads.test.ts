import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from './made-project.ts';

const DECLARED = `export type Message<T> =
  | ((issue: T) => string)
  | string;
export class Base { kind = 1; }
export class Entity extends Base { id = 1; }
export interface Options { reload: boolean }
export interface Weak { toString(): string }
type Callback = (error: Error) => void;
type Held<T> = T extends string ? string : number;
export function text(): number;
export function text<const M extends Message<number> | undefined>(message: M): string;
export function text(message?: unknown): unknown { return message; }
export function save<T extends Base>(entities: T[], options: Options & { reload: false }): void;
export function save<T extends Base>(entities: T[], options?: Options): void;
export function save<T extends Base>(entity: T, /* a, b */ options?: Options): void;
export function save(all: unknown): void {}
export function on(event: 'close' | "end", listener: () => void): void;
export function on(event: 'data', listener: (chunk: string) => void): void;
export function on(event: string, listener: Function): void;
export function on(event: string, listener: unknown): void {}
export function flag<T>(): T;
export function flag(value: true): true;
export function flag(value?: boolean): boolean;
export function flag(value?: unknown): unknown { return value; }
export function made<A>(value: A): A;
export function made<A, B = string>(value: A, other?: B): B;
export function made(value: unknown): unknown { return value; }
export function held(value: Held<string>): void;
export function held(value: number): void;
export function held(value: unknown): void {}
export function weak(value: Weak): void;
export function weak(value: string): void;
export function weak(value: unknown): void {}
export function rest(first: string, ...more: [a: number, b?: number]): void;
export function rest(first: string, ...more: string[]): void;
export function rest(first: string, ...more: unknown[]): void {}
export function done(this: Entity, callback: Callback): void;
export function done(options: Options, callback: Callback): void;
export function done(...all: unknown[]): void {}
export declare const chain: Omit<{
  pick(): number;
  pick(key: string): string;
}, 'x'>;
`;
const CALLS: readonly [call: string, expected: readonly string[]][] = [
  ['text()', ['10 exact']],
  ["text('a')", ['11 exact']],
  ['text(() => 1)', ['11 exact']],
  ["check(text<'m'>('m'))", ['11 exact']],
  ['save(entity)', ['15 exact']],
  ['save([entity])', ['14 exact']],
  ['save(list)', ['14 exact']],
  ['save(new Entity())', ['15 exact']],
  ['save(makeOne())', ['15 exact']],
  ['save(either)', ['14 inferred', '15 inferred']],
  ["on('close', () => {})", ['17 exact']],
  ['on("data", () => {})', ['18 exact']],
  ["on('other', () => {})", ['19 exact']],
  ['on(name, () => {})', ['17 inferred', '18 inferred', '19 inferred']],
  ['flag(false)', ['23 exact']],
  ['flag(true)', ['22 exact']],
  ['flag()', ['21 exact']],
  ['made<string, number>(1 as any)', ['26 exact']],
  ['check(made<string, number>(one, 2))', ['26 exact']],
  ["held('a')", ['28 exact']],
  ['held(1)', ['28 inferred', '29 inferred']],
  ["weak('a')", ['31 inferred', '32 inferred']],
  ["rest('a', 1)", ['34 exact']],
  ["rest('a', 'b', 'c')", ['35 exact']],
  ['done((error) => {})', ['37 exact']],
  ['done(options, (error) => {})', ['38 exact']],
  ['chain.pick()', ['41 exact']],
  ["chain.pick('a')", ['42 exact']],
];
const USES = `import { text, save, on, flag, made, held, weak, rest, done, chain, Entity, type Options } from './declared.ts';
const entity = new Entity();
const list: Entity[] = [];
const makeOne = () => new Entity();
declare const either: Entity | Entity[];
declare const options: Options;
declare const name: string;
declare function check(value: unknown): void;
`;

let project: MadeProject;
beforeAll(async () => {
  const lines = CALLS.map(([call]) => `${call};\n`).join('');
  project = await madeProject({ 'declared.ts': DECLARED, 'uses.ts': USES + lines });
});
afterAll(() => project.close());

const FIRST = USES.split('\n').length;
for (const [i, [call, expected]] of CALLS.entries()) {
  test(call, async () => {
    const name = /(?:check\(|chain\.)?([a-z]+)/.exec(call)!;
    const column = name[0].length - name[1]!.length + 1;
    const found = await project.defs(`uses.ts:${FIRST + i}:${column}`);
    const declared = found.filter((one) => !one.endsWith('possible'));
    expect(declared.map((one) => one.replace(/^declared\.ts:(\d+):\d+/, '$1'))).toEqual(expected);
  });
}

test('a long comment behind a type is gone through once', async () => {
  const comment = `/*\n${'    \n'.repeat(2_000)}*/`;
  const made = await madeProject({
    'long.ts': `type Kind = string
${comment}
export function long(value: Kind): void;
export function long(value: number): void;
export function long(value: unknown): void {}
long(1);
`,
  });
  expect((await made.defs('long.ts:2007:1'))[0]).toBe('long.ts:2005:17 exact');
  await made.close();
});
