import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from '../../src/command/flow.ts';
import type { Project } from '../../src/project/index.ts';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { printed } from './printed.ts';

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject({
    'src/main.ts': `import { open } from 'node:fs';
export function main(list: string[]): void {
  if (list.length > 0) first();
  else {
    for (const one of list) second(one);
    open('"x"');
  }
  second('');
}
function first() { main([]); }
function second(one: string) { third(one); }
function third(one: string) {}
`,
  });
});
afterAll(() => made.close());

async function shown(
  format: 'tree' | 'mermaid' | 'dot',
  options: Parameters<Project['flow']>[1] = {},
): Promise<string> {
  return printed(command, { ...(await made.project.flow('main', options)), format });
}

test('a tree has a line for each call and each branch, and shows nothing twice', async () => {
  expect(await shown('tree')).toBe(`function main  src/main.ts:2:17
├─ 3  if (list.length > 0)
│  └─ 3  function first  src/main.ts:10:10
│     └─ 10  function main  src/main.ts:2:17  recursive
├─ 4  else
│  ├─ 5  for (const one of list)
│  │  └─ 5  function second  src/main.ts:11:10
│  │     └─ 11  function third  src/main.ts:12:10
│  └─ 6  open  node:fs
└─ 8  function second  src/main.ts:11:10  as above
`);
  expect(await shown('tree', { direction: 'both', depth: 1 })).toBe(`function main  is called by
└─ 10  function first  src/main.ts:10:10  …
function main  src/main.ts:2:17
├─ 3  if (list.length > 0)
│  └─ 3  function first  src/main.ts:10:10  …
├─ 4  else
│  ├─ 5  for (const one of list)
│  │  └─ 5  function second  src/main.ts:11:10  …
│  └─ 6  open  node:fs
└─ 8  function second  src/main.ts:11:10  …
`);
});

test('as a graph each function is one node', async () => {
  expect(await shown('mermaid')).toBe(`flowchart TD
  n0["main"]
  n1["first"]
  n2["second"]
  n3["third"]
  n4(["open"])
  n0 -->|"1 if"| n1
  n1 -->|"1"| n0
  n0 -->|"2 else loop, 4"| n2
  n2 -->|"1"| n3
  n0 -->|"3 else"| n4
`);
  expect(await shown('dot', { depth: 1 })).toBe(`digraph flow {
  node [shape=box];
  n0 [label="main"];
  n1 [label="first"];
  n2 [label="second"];
  n3 [label="open", style=dashed];
  n0 -> n1 [label="1 if"];
  n0 -> n2 [label="2 else loop, 4"];
  n0 -> n3 [label="3 else"];
}
`);
});

test('that there is nothing is said', async () => {
  expect(printed(command, { ...(await made.project.flow('third')), format: 'tree' })).toBe(
    'function third  src/main.ts:12:10\nno calls\n',
  );
  expect(printed(command, { ...(await made.project.flow('nowhere')), format: 'tree' })).toBe('no such definition\n');
});
