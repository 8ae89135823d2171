import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

test('what is declared for all files is named without an import, and its declarations are one', async () => {
  const made = await madeProject({
    'src/polyfill.ts': `export {};
declare global {
  interface Stream<T> {
    each(take: (value: T) => void): void;
  }
  interface StreamMaker {
    new <T>(): Stream<T>;
    of<T>(value: T): Stream<T>;
  }
  var Stream: StreamMaker;
}
`,
    'src/map.ts': `import './polyfill';
declare global {
  interface Stream<T> {
    map(): Stream<T>;
  }
}
`,
    'src/use.ts': `import './map';
export function use(from: Stream<number>): void {
  from.map().each(() => {});
  Stream.of(1).each(() => {});
}
`,
    'src/own.ts': `interface Stream { map(): void }
export const own = (one: Stream) => one.map();
`,
    'types/env.d.ts': 'interface Env { home: string }\ndeclare var env: Env;\n',
    'types/more.d.ts': 'interface Env { shell: string }\n',
    'src/env.ts': 'export const shell = env.shell + env.home;\n',
  });
  const { project } = made;
  expect(await refsOf(project, 'src/polyfill.ts:3:13')).toEqual([
    'src/map.ts:4:12 type exact',
    'src/polyfill.ts:7:16 type exact',
    'src/polyfill.ts:8:22 type exact',
    'src/use.ts:2:27 type inferred',
    'src/use.ts:4:3 read inferred',
  ]);
  expect(await refsOf(project, 'src/map.ts:4:5')).toEqual(['src/use.ts:3:8 call inferred']);
  expect(await refsOf(project, 'src/polyfill.ts:4:5')).toEqual([
    'src/use.ts:3:14 call inferred',
    'src/use.ts:4:16 call inferred',
  ]);
  expect(await refsOf(project, 'src/own.ts:1:20')).toEqual(['src/own.ts:2:41 call exact']);
  expect(await refsOf(project, 'types/more.d.ts:1:17')).toEqual(['src/env.ts:1:26 read inferred']);
  made.close();
});

test('globals of what a configuration compiles together are certain', async () => {
  const made = await madeProject({
    'tsconfig.json': '{ "include": ["globals.d.ts", "src"] }',
    'globals.d.ts': `declare var __DEV__: boolean;
declare module '*.vue' {}
declare module 'lib' { export function walk(): void }
interface Env { home: string }
`,
    'other/globals.d.ts': 'declare var __DEV__: boolean;\ndeclare var __OTHER__: boolean;\n',
    'src/more.d.ts': 'interface Env { shell: string }\ndeclare var env: Env;\n',
    'src/use.ts': 'export const one = __DEV__ && __OTHER__;\nexport const two = env.home + env.shell;\n',
    'other/use.ts': 'export const one = __DEV__;\n',
    'src/plain.js': 'export const one = __DEV__;\n',
  });
  const { project } = made;
  expect(await refsOf(project, 'globals.d.ts:1:13')).toEqual(['src/use.ts:1:20 read exact']);
  expect(await refsOf(project, 'other/globals.d.ts:2:13')).toEqual(['src/use.ts:1:31 read inferred']);
  expect(await refsOf(project, 'src/more.d.ts:1:17')).toEqual(['src/use.ts:2:35 read exact']);
  expect(await refsOf(project, 'globals.d.ts:4:17')).toEqual(['src/use.ts:2:24 read exact']);
  made.write('tsconfig.json', '{ "include": ["src"] }');
  await project.index();
  expect(await refsOf(project, 'globals.d.ts:1:13')).toEqual([]);
  made.close();
});

test('a type and a value of one name are told apart where a type is written', async () => {
  const made = await madeProject({
    'a.ts': `export interface Box<T> { each(take: (value: T) => void): void }
export interface Maker { make<T>(value: T): Box<T> }
export declare var Box: Maker;
`,
    'b.ts': `import { Box } from './a';
Box.make(1).each(() => {});
const own = (one: Box<number>) => one.each(() => {});
`,
  });
  expect(await refsOf(made.project, 'Box.each')).toEqual(['b.ts:2:13 call exact', 'b.ts:3:39 call exact']);
  expect(await refsOf(made.project, 'Maker.make')).toEqual(['b.ts:2:5 call exact']);
  made.close();
});

test('what a module has for itself is no part of what scripts declare', async () => {
  const made = await madeProject({
    'm1.ts': `interface Only { own(): void }
declare const on: Only;
on.own();
export {};
declare global { interface Other { all(): void } }
`,
    's1.d.ts': 'interface Only { script(): void }\n',
    's2.d.ts': 'interface Only { other(): void }\ndeclare const made: Only;\n',
    'use.ts': 'export const one = made.script();\n',
  });
  expect(await refsOf(made.project, 'm1.ts:1:18')).toEqual(['m1.ts:3:4 call exact']);
  expect(await refsOf(made.project, 's1.d.ts:1:18')).toEqual(['use.ts:1:25 call inferred']);
  made.close();
});
