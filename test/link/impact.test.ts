import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImpactAnswer, ImpactOf } from '../../src/project/index.ts';
import { type MadeProject, madeProject, refusal } from '../query/made-project.ts';

const FILES = {
  'package.json': '{ "name": "made" }',
  'src/header.ts': `export interface Header { name: string }
/** Parses. */
export function parseHeader(line: string): Header {
  return { name: trim(line) };
}
function trim(text: string): string { return text; }
export function gone(): void {}
export const LIMIT = 3;
`,
  'src/server.ts': `import { gone, parseHeader } from './header.ts';
export class Server {
  listen() { parseHeader('a'); }
  other() { gone(); }
}
`,
  'src/main.ts': `import { Server } from './server.ts';
export function start(given: any) { const server = new Server(); server.listen(); given.listen(); }
start(1);
`,
  'src/limit.ts': "import { LIMIT } from './header.ts';\nexport const twice = LIMIT * 2;\n",
  'src/index.ts': "export * from './header.ts';\n",
  'src/far.ts': "import './index.ts';\n",
  'src/apart.ts': 'export function apart() {}\n',
  'test/main.test.ts':
    "import { test } from 'vitest';\nimport { start } from '../src/main.ts';\ntest('it', () => start(2));\n",
};

let made: MadeProject;
beforeEach(async () => {
  made = await madeProject(FILES);
});
afterEach(() => made.close());

/** Affected files as `distance path reason`. */
function affected({ affected: files }: ImpactAnswer): string[] {
  return files.map(({ path, distance, via: { symbol, role, enclosing, tier } }) =>
    [distance, path, enclosing, role, symbol, tier === 'exact' ? '' : tier].filter((word) => word !== '').join(' '),
  );
}

async function impact(of: ImpactOf, how: Parameters<MadeProject['project']['impact']>[1] = {}): Promise<string[]> {
  return affected(await made.project.impact(of, how));
}

test('what refers to a symbol is affected, then what refers to that, with the reasons and the tests', async () => {
  expect(await impact({ symbol: 'parseHeader' })).toEqual([
    '1 src/server.ts Server.listen call parseHeader',
    '2 src/main.ts start call Server.listen',
    '3 test/main.test.ts call start',
  ]);
  const { targets, tests, total } = await made.project.impact({ symbol: 'trim' }, { limit: 1 });
  expect(targets).toMatchObject([{ path: 'src/header.ts', symbol: 'trim', line: 6, column: 10, change: 'asked' }]);
  expect(tests.map(({ path, distance }) => [path, distance])).toEqual([['test/main.test.ts', 4]]);
  expect(total).toBe(4);
  expect(await impact({ symbol: 'trim' }, { depth: 2 })).toEqual([
    '1 src/header.ts parseHeader call trim',
    '2 src/server.ts Server.listen call parseHeader',
  ]);
});

test('what is only of the name is hidden and counted', async () => {
  const { suppressed } = await made.project.impact({ symbol: 'Server.listen' });
  expect(suppressed).toEqual({ inferred: 0, possible: 1 });
});

test('of a file it is what refers to anything in it, and what imports it', async () => {
  expect(await impact({ file: 'src/header.ts' })).toEqual([
    '1 src/index.ts import src/header.ts',
    '1 src/limit.ts twice read LIMIT',
    '1 src/server.ts Server.listen call parseHeader',
    '2 src/main.ts start call Server.listen',
    '3 test/main.test.ts call start',
  ]);
  expect(await impact({ file: 'src/apart.ts' })).toEqual([]);
  expect(await refusal(made.project.impact({ file: 'src/nowhere.ts' }))).toContain('not-found');
});

test('of what is no code it is what imports it, also through others', async () => {
  const styled = await madeProject({
    'data.json': '{ "a": 1 }\n',
    'a.ts': "import data from './data.json';\nexport const a = data.a;\n",
    'b.ts': "import { a } from './a.ts';\na;\n",
  });
  expect(affected(await styled.project.impact({ file: 'data.json' }))).toEqual([
    '1 a.ts import data.json',
    '2 b.ts import a.ts',
  ]);
  styled.close();
});

test('a member is affected through the types above it', async () => {
  const shapes = await madeProject({
    'a.ts': `export interface Shape { area(): number }
export class Round implements Shape { area(): number { return pi(); } }
export function pi(): number { return 3; }
export function show(shape: Shape): number { return shape.area(); }
export function all(): number { return show(new Round()); }
`,
  });
  const { affected: files } = await shapes.project.impact({ symbol: 'pi' });
  expect(files[0]?.symbols).toEqual(['Round.area', 'Shape.area', 'show', 'all']);
  shapes.close();
});

const git = (...args: string[]): void => {
  const who = ['-c', 'user.name=made', '-c', 'user.email=made@example.org', '-c', 'commit.gpgSign=false'];
  execFileSync('git', [...who, ...args], { cwd: made.project.root });
};

function commit(): void {
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'all');
}

/** Targets as `change path symbol`. */
async function changed(revision = 'HEAD'): Promise<string[]> {
  const { targets } = await made.project.impact({ diff: revision });
  return targets.map(({ change, path, symbol }) => `${change} ${path} ${symbol}`.trim());
}

const HEADER = FILES['src/header.ts'];

test('a diff is about the definitions whose lines have changed', async () => {
  commit();
  expect(await changed()).toEqual([]);
  made.write('src/header.ts', HEADER.replace('return text;', 'return text.trim();'));
  expect(await changed()).toEqual(['modified src/header.ts trim']);
  expect(await impact({ diff: 'HEAD' })).toEqual([
    '1 src/header.ts parseHeader call trim',
    '2 src/server.ts Server.listen call parseHeader',
    '3 src/main.ts start call Server.listen',
    '4 test/main.test.ts call start',
  ]);
  made.write('src/header.ts', HEADER.replace('Parses.', 'Parses one line.'));
  expect(await changed()).toEqual([]);
  made.write('src/header.ts', `${HEADER}console.log(LIMIT);\n`);
  expect(await changed()).toEqual(['modified src/header.ts']);
  expect((await impact({ diff: 'HEAD' })).slice(0, 2)).toEqual([
    '1 src/index.ts import src/header.ts',
    '1 src/limit.ts import src/header.ts',
  ]);
});

test('what is gone is looked for where its file is imported', async () => {
  commit();
  made.write('src/header.ts', HEADER.replace('export function gone(): void {}\n', ''));
  expect(await changed()).toEqual(['deleted src/header.ts gone']);
  expect(await impact({ diff: 'HEAD' })).toEqual(['1 src/server.ts Server.other call gone inferred']);
  made.write('src/apart.ts', 'export function apart() { gone(); }\n');
  const { suppressed } = await made.project.impact({ diff: 'HEAD' });
  expect(suppressed).toEqual({ inferred: 0, possible: 0 });
  made.write('src/header.ts', HEADER.replace(/function trim.*\n/, ''));
  expect(await changed()).toContain('deleted src/header.ts trim');
  expect(await impact({ diff: 'HEAD' })).toContain('1 src/header.ts parseHeader call trim inferred');
});

test('a file that is gone or has another name breaks what imports it', async () => {
  commit();
  rmSync(join(made.project.root, 'src/index.ts'));
  expect(await changed()).toEqual(['deleted src/index.ts']);
  expect(await impact({ diff: 'HEAD' })).toEqual(['1 src/far.ts import src/index.ts']);
  mkdirSync(join(made.project.root, 'lib'));
  renameSync(join(made.project.root, 'src/header.ts'), join(made.project.root, 'lib/header.ts'));
  git('add', '-A');
  expect(await changed()).toEqual(['renamed lib/header.ts', 'deleted src/index.ts']);
  expect((await impact({ diff: 'HEAD' })).filter((line) => line.startsWith('1 '))).toEqual([
    '1 src/far.ts import src/index.ts',
    '1 src/limit.ts import src/header.ts',
    '1 src/server.ts import src/header.ts',
  ]);
});

test('new files and new definitions count, and tests that change are to be run', async () => {
  commit();
  made.write('src/new file "ü".ts', 'export function fresh() {}\n');
  made.write('src/header.ts', `${HEADER}export function more() {}\n`);
  made.write('test/main.test.ts', `${FILES['test/main.test.ts']}test('more', () => start(3));\n`);
  expect(await changed()).toEqual([
    'added src/header.ts more',
    'added src/new file "ü".ts fresh',
    'modified test/main.test.ts',
  ]);
  const { tests } = await made.project.impact({ diff: 'HEAD' });
  expect(tests).toEqual([{ path: 'test/main.test.ts', distance: 0, via: null }]);
});

test('the lines of files with odd names are found, and those of a project below the top of its repository', async () => {
  made.write('src/new file "ü"\t.ts', 'export function fresh() {\n  return 1;\n}\nexport function other() {}\n');
  mkdirSync(join(made.project.root, '..', 'elsewhere'), { recursive: true });
  const top = join(made.project.root, '..');
  const who = ['-c', 'user.name=made', '-c', 'user.email=made@example.org'];
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    [...who, 'commit', '-q', '-m', 'all'],
  ]) {
    execFileSync('git', args, { cwd: top });
  }
  made.write('src/new file "ü"\t.ts', 'export function fresh() {\n  return 2;\n}\n');
  expect(await changed()).toEqual(['deleted src/new file "ü"\t.ts other', 'modified src/new file "ü"\t.ts fresh']);
});

test('without a repository, and with what is no commit, it is refused', async () => {
  expect(await refusal(made.project.impact({ diff: 'HEAD' }))).toMatch(/^not-found: .* is in no git repository/);
  git('init', '-q');
  expect(await refusal(made.project.impact({ diff: 'HEAD' }))).toMatch(/^invalid-query: "HEAD" is no commit/);
  expect(await refusal(made.project.impact({ diff: '--output=x' }))).toMatch(
    /^invalid-query: "--output=x" is no commit/,
  );
});
