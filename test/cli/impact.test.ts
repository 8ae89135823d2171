import { expect, test } from 'vitest';
import { command } from '../../src/command/impact.ts';
import { ax, place } from '../e2e/program.ts';
import { madeProject } from '../query/made-project.ts';
import { printed } from './printed.ts';

const FILES = {
  'src/a.ts': 'export function a() {}\n',
  'src/b.ts':
    "import { a } from './a.ts';\nexport function b() { a(); }\nexport function c() { b(); }\nexport function d() { b(); }\n",
  'src/c.test.ts': "import { c } from './b.ts';\nimport { test } from 'vitest';\ntest('c', () => c());\n",
};

test('affected files are printed by distance, with the reason, then the tests', async () => {
  const made = await madeProject(FILES);
  expect(printed(command, await made.project.impact({ symbol: 'a' }))).toBe(`src/a.ts:1:17  function a
1 reference away
  src/b.ts:2:23  b calls a  also c, d
3 references away
  src/c.test.ts:3:17  calls c  test
1 test to run
  src/c.test.ts
`);
  expect(printed(command, await made.project.impact({ symbol: 'a' }, { limit: 1 }))).toContain('1 of 2 files');
  expect(printed(command, await made.project.impact({ symbol: 'd' }))).toBe(
    'src/b.ts:4:17  function d\nnothing is affected\n',
  );
  made.close();
});

test('what is asked is a symbol, a file or a diff, and just one of them', async () => {
  const project = place(FILES);
  const run = async (...args: string[]): Promise<[number | null, string]> => {
    const { status, stdout, stderr } = await ax(['impact', ...args], { cwd: project.root });
    return [status, stdout === '' ? stderr.trim() : stdout.split('\n')[0]!];
  };
  expect(await run('src/a.ts')).toEqual([0, 'src/a.ts']);
  expect(await run('src/b.ts:3:17')).toEqual([0, 'src/b.ts:3:17  function c']);
  expect(await run('nothing')).toEqual([1, 'no definition and no change to begin with']);
  expect(await run('src/gone.ts')).toEqual([2, expect.stringContaining('no file "src/gone.ts" in the index')]);
  expect(await run()).toEqual([2, expect.stringContaining('TARGET is missing')]);
  expect(await run('a', '--diff', 'HEAD')).toEqual([2, expect.stringContaining('exclude each other')]);
  expect(await run('--diff', 'HEAD')).toEqual([2, expect.stringContaining('no commit of the repository')]);
  project.close();
});

test('flow, impact and orphans are answered in a batch as with --json', async () => {
  const project = place(FILES);
  const asked = [
    ['flow', { symbol: 'c', direction: 'down', depth: 2 }, ['c', '--depth', '2']],
    ['impact', { symbol: 'a', depth: 1 }, ['a', '--depth', '1']],
    ['impact', { file: 'src/a.ts' }, ['--file', 'src/a.ts']],
    ['graph', { action: 'orphans' }, ['orphans']],
    ['callers', { symbol: 'b', dispatch: true }, ['b', '--dispatch']],
  ] as const;
  const input = asked.map(([name, fields], id) => JSON.stringify({ id, command: name, input: fields })).join('\n');
  const answers = (await ax(['batch'], { cwd: project.root, input })).stdout.trim().split('\n');
  for (const [i, [name, , args]] of asked.entries()) {
    const { stdout } = await ax([name, ...args, '--json'], { cwd: project.root });
    expect(JSON.parse(answers[i]!)).toEqual({ id: i, ok: true, result: JSON.parse(stdout) });
  }
  project.close();
});
