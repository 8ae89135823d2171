import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ax, type Ended, type Place, place, SAMPLE } from './program.ts';

interface Hit {
  path: string;
  line: number;
  column: number;
  name: string;
  qualifiedName: string;
  kind: string;
}

interface Answer {
  results: Hit[];
  total: number;
  suggestions: string[];
  index: { generation: number; complete: boolean; staleFiles: number; updatedAt: string };
}

let project: Place;
beforeAll(() => {
  project = place(SAMPLE);
});
afterAll(() => project.close());

const run = (...args: string[]): Promise<Ended> => ax(args, { cwd: project.root });

/** Runs with --json in a directory of the project; the one document on stdout. */
async function json<T>(args: readonly string[], folder = ''): Promise<T> {
  const { status, stdout, stderr } = await ax([...args, '--json'], { cwd: join(project.root, folder) });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.endsWith('\n')).toBe(true);
  return JSON.parse(stdout) as T;
}

const INDEX = ['complete', 'generation', 'ref', 'staleFiles', 'updatedAt'];
const HIT = [
  'column',
  'container',
  'doc',
  'endLine',
  'kind',
  'language',
  'line',
  'name',
  'path',
  'qualifiedName',
  'signature',
];

describe('ax find', () => {
  it('builds the index by itself and answers', async () => {
    const fresh = place(SAMPLE);
    const { status, stdout } = await ax(['find', 'parse header'], { cwd: fresh.root });
    expect(status).toBe(0);
    expect(stdout.split('\n')[0]).toMatch(/^src\/header\.ts:7:17 {2}function parseHeader/);
    fresh.close();
  });

  it('answers as the contract says', async () => {
    const answer = await json<Answer & { results: Record<string, unknown>[] }>(['find', 'parse', 'header']);
    expect(Object.keys(answer).sort()).toEqual(['elapsedMs', 'index', 'intent', 'query', 'results', 'total']);
    expect(Object.keys(answer.index).sort()).toEqual(INDEX);
    expect(answer.index).toMatchObject({ complete: true, staleFiles: 0 });
    expect(answer.results[0]).toMatchObject({
      path: 'src/header.ts',
      line: 7,
      column: 17,
      name: 'parseHeader',
      kind: 'function',
    });
    for (const result of answer.results)
      expect(Object.keys(result).sort()).toEqual([...HIT, 'score', 'snippet'].sort());
  });

  it('takes limit, offset, filters, modes and --explain', async () => {
    const all = await json<Answer>(['find', 'kind:function']);
    expect(all.results.map(({ name }) => name).sort()).toEqual([
      'build_report',
      'format_row',
      'parseHeader',
      'startServer',
    ]);
    const second = await json<Answer>(['find', 'kind:function', '--limit', '1', '--offset', '1']);
    expect(second.total).toBe(4);
    expect(second.results).toEqual([all.results[1]]);
    const python = await json<Answer>(['find', 'kind:function', '-lang:typescript']);
    expect(new Set(python.results.map(({ path }) => path))).toEqual(new Set(['tools/report.py']));
    expect((await json<Answer & { intent: string }>(['find', 'value.trim', '--text'])).intent).toBe('text');
    expect((await json<Answer>(['find', 'trim\\(\\)', '--regex'])).results[0]?.path).toBe('src/header.ts');
    const why = (await json<Answer & { results: { why?: unknown[] }[] }>(['find', 'header', '--explain'])).results[0]
      ?.why;
    expect(why?.length).toBeGreaterThan(0);
  });

  it('has status 1 when nothing is there', async () => {
    const { status, stdout } = await run('find', 'zebra crossing quagga');
    expect(status).toBe(1);
    expect(stdout).toContain('nothing found for zebra crossing quagga');
  });

  it('refuses wrong filters with the nearest', async () => {
    const { status, stderr } = await run('find', 'kind:functoin');
    expect(status).toBe(2);
    expect(stderr).toContain('function');
    expect((await run('find', 'lnag:python', 'x')).stderr).toContain('lang');
    expect((await run('find', '/(/')).status).toBe(2);
  });
});

describe('ax def', () => {
  it('answers as the contract says', async () => {
    const answer = await json<Answer & { symbol: string; results: Record<string, unknown>[] }>(['def', 'parseHeader']);
    expect(Object.keys(answer).sort()).toEqual(['index', 'results', 'suggestions', 'symbol']);
    expect(answer.symbol).toBe('parseHeader');
    expect(answer.results).toHaveLength(1);
    expect(Object.keys(answer.results[0] ?? {}).sort()).toEqual([...HIT, 'exported', 'tier'].sort());
  });

  it('takes names, qualified names and places', async () => {
    for (const symbol of ['Server.listen', 'Server::listen', 'Server#listen']) {
      expect((await json<Answer>(['def', symbol])).results[0]).toMatchObject({
        path: 'src/server.ts',
        line: 8,
        column: 3,
      });
    }
    const used = await json<Answer>(['def', 'src/server.ts:10:5']);
    expect(used.results[0]).toMatchObject({ path: 'src/header.ts', line: 7, name: 'parseHeader' });
  });

  it('works from a directory inside, and with -C', async () => {
    for (const place of ['server.ts:10:5', 'src/server.ts:10:5']) {
      expect((await json<Answer>(['def', place], 'src')).results[0]).toMatchObject({ path: 'src/header.ts', line: 7 });
    }
    expect((await json<Answer>(['-C', '../src', 'def', 'server.ts:10:5'], 'tools')).results[0]?.path).toBe(
      'src/header.ts',
    );
  });

  it('shows source with --context', async () => {
    const { stdout } = await run('def', 'format_row', '--context', '1');
    expect(stdout).toContain('6: def format_row(row):');
    expect(stdout).toContain('7      return ", ".join(row)');
  });

  it('says what may have been meant', async () => {
    const { status, stdout } = await run('def', 'parseHeadr');
    expect(status).toBe(1);
    expect(stdout).toContain('no definition of parseHeadr; did you mean parseHeader');
  });

  it('refuses places outside the project', async () => {
    const { status, stderr } = await run('def', '../elsewhere.ts:1:1');
    expect(status).toBe(2);
    expect(stderr).toContain('outside the project');
  });
});

describe('ax outline', () => {
  it('nests', async () => {
    const { symbols } = await json<{ symbols: (Hit & { children: Hit[] })[] }>(['outline', 'src/server.ts']);
    const server = symbols.find(({ name }) => name === 'Server');
    expect(server?.children.map(({ name }) => name)).toEqual(['port', 'listen', 'close']);
    const { stdout } = await run('outline', 'src/server.ts');
    expect(stdout).toMatch(/^ 4 {2}class Server {2}exported\n 5 {4}\w+ port\n 8 {4}method listen/m);
  });

  it('tells the type of members outside of it', async () => {
    const go = place({ 'a.go': 'package a\n\ntype Set struct{ n int }\n\nfunc (s *Set) Len() int { return s.n }\n' });
    const { stdout } = await ax(['outline', 'a.go'], { cwd: go.root });
    expect(stdout).toMatch(/^3 {4}field n\n5 {2}method Set\.Len {2}exported\n/m);
    go.close();
  });

  it('refuses a file that is not there', async () => {
    const { status, stderr } = await run('outline', 'src/servr.ts');
    expect(status).toBe(2);
    expect(stderr).toContain('src/servr.ts');
  });
});

describe('ax index and ax status', () => {
  it('count what they did', async () => {
    const fresh = place(SAMPLE);
    const index = async (...args: string[]): Promise<Record<string, Record<string, number>>> =>
      JSON.parse((await ax(['index', '--json', ...args], { cwd: fresh.root })).stdout);
    const first = await index();
    expect(first.files).toMatchObject({ indexed: 3, unchanged: 0, removed: 0, failed: 0 });
    expect(first.languages).toEqual({ typescript: 2, python: 1 });
    for (const field of ['symbols', 'references', 'bytes', 'elapsedMs', 'peakRssMb', 'problems'])
      expect(first).toHaveProperty(field);
    expect((await index()).files).toMatchObject({ indexed: 0, unchanged: 3 });
    fresh.write('src/header.ts', 'export const changed = 1;\n');
    rmSync(join(fresh.root, 'tools/report.py'));
    expect((await index()).files).toMatchObject({ indexed: 1, unchanged: 1, removed: 1 });
    expect((await index('--full')).files).toMatchObject({ indexed: 2 });
    expect((await index('src')).files).toMatchObject({ indexed: 0 });
    const missing = await ax(['index', 'nowhere'], { cwd: fresh.root });
    expect(missing.status).toBe(2);
    const { stdout } = await ax(['index', '--full'], { cwd: fresh.root });
    expect(stdout).toMatch(/^2 files indexed/);
    fresh.close();
  });

  it('status tells what is there', async () => {
    await run('index');
    const status = await json<Record<string, unknown>>(['status']);
    expect(status).toMatchObject({ root: project.root, files: 3, problems: [], index: { stale: 0 } });
    expect(status.languages).toMatchObject([
      { id: 'typescript', files: 2, withErrors: 0 },
      { id: 'python', files: 1 },
    ]);
    expect((await run('status')).stdout).toContain('up to date');
    const broken = place({ 'a.py': 'def f(:\n  pass\n\nx = = 1\n\ny = ) 2\n', 'b.py': 'x = )\n' });
    await ax(['index'], { cwd: broken.root });
    const { problems } = JSON.parse((await ax(['status', '--json'], { cwd: broken.root })).stdout);
    expect((await ax(['status'], { cwd: broken.root })).stdout).toContain(`${problems.length} problems in 2 files`);
    expect(JSON.parse((await ax(['index', '--json'], { cwd: broken.root })).stdout).problems).toEqual(problems);
    broken.close();
    const empty = place({});
    const none = await ax(['status'], { cwd: empty.root });
    expect(none.status).toBe(0);
    expect(none.stdout).toContain('none yet');
    empty.close();
  });

  it('a stale index is refreshed, unless told otherwise, and then says so', async () => {
    const fresh = place(SAMPLE);
    await ax(['index'], { cwd: fresh.root });
    fresh.write('src/added.ts', 'export function freshlyAdded(): void {}\n');
    const stale = await ax(['def', 'freshlyAdded', '--no-refresh'], { cwd: fresh.root });
    expect(stale.status).toBe(4);
    expect(stale.stdout).toContain('not in the index yet');
    const status = await ax(['status', '--json'], { cwd: fresh.root });
    expect(JSON.parse(status.stdout)).toMatchObject({ index: { stale: 1 } });
    expect((await ax(['def', 'freshlyAdded'], { cwd: fresh.root })).stdout).toContain('src/added.ts:1:17');
    fresh.close();
  });

  it('progress goes to stderr as lines of JSON', async () => {
    const fresh = place(SAMPLE);
    const { status, stderr, stdout } = await ax(['index', '--full', '--progress', 'json', '--json'], {
      cwd: fresh.root,
    });
    expect(status).toBe(0);
    JSON.parse(stdout);
    const lines = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { phase: string });
    expect(lines.map(({ phase }) => phase)).toContain('index');
    const plain = await ax(['index', '--full', '--progress', 'plain'], { cwd: fresh.root });
    expect(plain.stderr).toMatch(/indexing 3\/3 files/);
    fresh.close();
  });

  it('works without git, and in an empty directory', async () => {
    const bare = place(SAMPLE, { git: false });
    expect((await ax(['def', 'parseHeader'], { cwd: bare.root })).status).toBe(0);
    bare.close();
    const empty = place({}, { git: false });
    expect((await ax(['find', 'anything'], { cwd: empty.root })).status).toBe(1);
    expect((await ax(['index'], { cwd: empty.root })).stdout).toContain('0 files indexed');
    empty.close();
  });
});
