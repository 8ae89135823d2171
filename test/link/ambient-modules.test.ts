import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { definitionsAt } from './made-answers.ts';

const files = {
  'tsconfig.json': '{ "compilerOptions": { "paths": { "shelf": ["./types/index.d.ts"] } } }',
  'types/index.d.ts': `/// <reference path="./query.d.ts" />
declare class NativeDate {}
declare module 'shelf' {
  import events = require('events');
  import shelf = require('shelf');

  export function open(name: string): Query;
  class Book {
    read(): void;
    find(): Query;
  }
  export default shelf;
}
`,
  'types/query.d.ts': `declare module 'shelf' {
  interface Book {
    lend(): Book;
  }
  interface Query {
    first(): Book;
  }
}
`,
  'types/more.ts': `export {};
declare module 'shelf' {
  interface Query { last(): void }
}
`,
  'src/use.ts': `import { Book, open } from 'shelf';
import * as all from 'shelf';
import whole from 'shelf';
open('a').first().read();
new Book().lend().find();
all.open('b');
whole.open('c');
`,
  'src/plain.js': `import { open } from 'shelf';
open('d');
`,
};

test('an import of a module that is declared brings what all declarations of it have', async () => {
  const { project, close } = await madeProject(files);
  const at = (text: string): Promise<string[]> => definitionsAt(project, files, { path: 'src/use.ts', text });
  expect(await at("open('a'")).toEqual(['types/index.d.ts:7 exact']);
  expect(await at('first()')).toEqual(['types/query.d.ts:6 exact']);
  expect(await at('read()')).toEqual(['types/index.d.ts:9 exact']);
  expect(await at('lend()')).toEqual(['types/query.d.ts:3 exact']);
  expect(await at('find()')).toEqual(['types/index.d.ts:10 exact']);
  expect(await at("open('b'")).toEqual(['types/index.d.ts:7 exact']);
  expect(await at("open('c'")).toEqual(['types/index.d.ts:7 exact']);
  close();
});

test('a name in such a module means what other declarations of it have, those that add to it as well', async () => {
  const { project, close } = await madeProject(files);
  const found = await definitionsAt(project, files, { path: 'types/index.d.ts', text: 'Query;' });
  expect(found.sort()).toEqual(['types/more.ts:3 exact', 'types/query.d.ts:5 exact']);
  close();
});

test('what adds to a module of a file of the project hides nothing of it', async () => {
  const added = {
    'package.json': '{ "workspaces": ["packages/*"] }',
    'packages/shelf/package.json': '{ "name": "shelf", "main": "index.ts" }',
    'packages/shelf/index.ts': 'export class Book { read(): void {} }\nexport interface Options { a: 1 }\n',
    'src/added.ts': `export {};
declare module 'shelf' {
  interface Book { lend(): void }
}
`,
    'src/use.ts': "import { Book } from 'shelf';\nnew Book().read();\n",
  };
  const { project, close } = await madeProject(added);
  expect(await definitionsAt(project, added, { path: 'src/use.ts', text: 'read()' })).toEqual([
    'packages/shelf/index.ts:1 exact',
  ]);
  close();
});
