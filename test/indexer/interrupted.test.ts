import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { checkIntegrity, openDatabase } from '../../src/database/index.ts';
import { acquireLock } from '../../src/database/writing.ts';
import { currentGeneration } from '../../src/indexer/index.ts';
import { type IndexProgress, openProject } from '../../src/project/index.ts';
import { ax, ended, said, start } from '../e2e/program.ts';
import { dumpIndex, readIndex } from './dump.ts';
import { manyFiles, source, type Workspace, workspace } from './workspace.ts';

let space: Workspace;
afterEach(() => space.close());

const COUNT = 250;
const generations = (): string[] => readdirSync(space.at('.automatosx')).filter((name) => name.endsWith('.db'));

function findings(): string[] {
  const generation = currentGeneration(space.root);
  if (!generation) return [];
  const db = openDatabase({ path: generation.database });
  try {
    return checkIntegrity(db);
  } finally {
    db.close();
  }
}

/** Brings the index up to date, and compares it with one that is made at once. */
async function expectWhole(): Promise<void> {
  expect((await space.index()).index.complete).toBe(true);
  // The index and its lock: what was begun beside is gone.
  expect(generations()).toHaveLength(2);
  const continued = dumpIndex(space.root);
  await space.index({ full: true });
  expect(dumpIndex(space.root)).toEqual(continued);
  expect(generations()).toHaveLength(2);
}

describe('an abort', () => {
  it.each(['first', 'change', 'full'])('of a run (%s) keeps what there is, and the next goes on', async (kind) => {
    space = workspace(manyFiles(COUNT));
    if (kind !== 'first') await space.index();
    if (kind === 'change') {
      for (let n = 0; n < COUNT; n += 2) space.write(`src/part-${n}.ts`, source(`changed${n}`));
    }
    const before = kind === 'full' ? dumpIndex(space.root) : [];
    for (const jobs of [0, 2]) {
      // The run before may have read all there was by the time it was told to stop.
      for (let n = 0; n < COUNT; n++) space.write(`src/more-${n}.ts`, source(`more${jobs}x${n}`));
      const stop = new AbortController();
      const onProgress = ({ phase }: IndexProgress): void => void (phase === 'index' && stop.abort());
      const report = await space.index({ signal: stop.signal, onProgress, jobs, full: kind === 'full' });
      expect(report.interrupted).toBe(true);
      expect(report.index.complete).toBe(kind !== 'first');
    }
    if (kind === 'full') expect(dumpIndex(space.root)).toEqual(before);
    await expectWhole();
  });

  it('ends workers that are still starting', async () => {
    const filler = '// A long comment of many words.\n'.repeat(7000);
    const large = Object.entries(manyFiles(30)).map(([path, text]) => [path, text + filler]);
    space = workspace(Object.fromEntries(large));
    const stop = new AbortController();
    const onProgress = ({ phase }: IndexProgress): void => void (phase === 'index' && stop.abort());
    expect(await space.index({ signal: stop.signal, onProgress, jobs: 30 })).toMatchObject({ interrupted: true });
  });

  it('before the files are known, or before anything, is told', async () => {
    space = workspace(manyFiles(20));
    const stop = new AbortController();
    const onProgress = ({ phase }: IndexProgress): void => void (phase === 'discover' && stop.abort());
    await expect(space.index({ signal: stop.signal, onProgress })).rejects.toMatchObject({ code: 'interrupted' });
    await expect(space.index({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'interrupted' });
    const lock = await acquireLock({ path: space.at('.automatosx/lock.db'), pid: 1, timeoutMs: 0 });
    const waiting = new AbortController();
    const onNotice = (): void => waiting.abort();
    await expect(space.index({ signal: waiting.signal, onNotice })).rejects.toMatchObject({ code: 'interrupted' });
    lock.release();
    await expectWhole();
  });
});

it.each(['first', 'change', 'full'])('a process that is killed (%s) loses nothing', async (kind) => {
  space = workspace(manyFiles(COUNT));
  if (kind !== 'first') await space.index();
  const args = ['index', '--progress', 'json', '--jobs', '2', ...(kind === 'full' ? ['--full'] : [])];
  for (const delay of [0, 100, 300]) {
    if (kind === 'change') {
      for (let n = 0; n < COUNT; n += 3) space.write(`src/part-${n}.ts`, source(`changed${n}at${delay}`));
    }
    const child = start(args, { cwd: space.root });
    const over = ended(child);
    await Promise.race([said(child, /"phase"/).catch(() => ''), over]);
    await sleep(delay);
    child.kill('SIGKILL');
    await over;
    expect(findings()).toEqual([]);
    const project = await space.project();
    const { index, results } = await project.definitions('part1', { refresh: false });
    expect(index.complete ? results.length : 1).toBe(1);
    if (kind !== 'first') expect(index.complete).toBe(true);
  }
  await expectWhole();
});

it('what a killed run has left is cleared away, also when nothing else is to be done', async () => {
  space = workspace(manyFiles(3));
  await space.index();
  space.write('.automatosx/index-7.db', 'left');
  await space.index();
  expect(existsSync(`${space.root}/.automatosx/index-7.db`)).toBe(false);
});

it('two processes at once do the work once', async () => {
  space = workspace(manyFiles(COUNT));
  const runs = await Promise.all([1, 2, 3].map(() => ax(['index', '--json'], { cwd: space.root })));
  const reports = runs.map(({ stdout }) => JSON.parse(stdout) as { files: Record<string, number> });
  expect(runs.map(({ status }) => status)).toEqual([0, 0, 0]);
  expect(reports.reduce((sum, { files }) => sum + files.indexed!, 0)).toBe(COUNT);
  for (const { files } of reports) expect(files.indexed! + files.unchanged!).toBe(COUNT);
  expect(findings()).toEqual([]);
  await expectWhole();
});

describe('a reader', () => {
  /** Asks again and again while the work goes on; gives what it saw. */
  async function watchWhile(work: Promise<unknown>): Promise<{ complete: boolean; found: number; files: number }[]> {
    const project = await openProject({ root: space.root, env: space.env, refresh: false });
    const seen = [];
    for (let isDone = false; !isDone; ) {
      isDone = await Promise.race([work.then(() => true), sleep(2, false)]);
      const answer = await project.definitions('part1').catch((error: { code: string }) => error);
      if ('code' in answer) {
        expect(answer.code).toBe('no-index');
        continue;
      }
      const { files } = await project.status({ refresh: false });
      seen.push({ complete: answer.index.complete, found: answer.results.length, files });
    }
    project.close();
    return seen;
  }

  it('of a first index knows that it is not complete', async () => {
    space = workspace(manyFiles(COUNT));
    const seen = await watchWhile(space.index({ jobs: 2 }));
    expect(seen.at(-1)).toEqual({ complete: true, found: 1, files: COUNT });
    expect(seen.length).toBeGreaterThan(1);
    for (const { complete, found } of seen) if (complete) expect(found).toBe(1);
  });

  it('sees whole generations while a new one is made beside', async () => {
    space = workspace(manyFiles(COUNT));
    await space.index();
    const twice = async (): Promise<void> => {
      for (let n = 0; n < 3; n++) await space.index({ full: true, jobs: n });
    };
    const seen = await watchWhile(twice());
    expect(new Set(seen.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ complete: true, found: 1, files: COUNT })]),
    );
    expect(generations()).toHaveLength(2);
  });

  it('keeps an answer whole while files are replaced', async () => {
    space = workspace(manyFiles(40));
    await space.index();
    const db = openDatabase({ path: currentGeneration(space.root)!.database, readonly: true });
    db.close();
    for (let n = 0; n < 40; n++) {
      space.write(`src/part-${n}.ts`, source(`moved${n}`));
      const work = space.index();
      const sums = readIndex(space.root, (reader) =>
        reader.snapshot(() => {
          const names = reader.namesMatching((name) => /^(part|moved)\d+$/.test(name));
          return names.flatMap(({ places }) => places.filter(({ symbol }) => symbol >= 0)).length;
        }),
      );
      expect(sums).toBe(40);
      await work;
    }
  });
});

describe('a lock that another process holds', () => {
  it('is waited for, and told when that takes too long', async () => {
    space = workspace({ 'a.ts': source('alpha') });
    const settings = { 'index.lockTimeoutMs': 150 };
    const project = await space.project({ root: space.root, env: space.env, settings });
    await project.index();
    const lock = await acquireLock({ path: space.at('.automatosx/lock.db'), pid: 4711, timeoutMs: 0 });
    space.write('b.ts', source('beta'));
    await expect(project.index()).rejects.toMatchObject({ code: 'locked', message: expect.stringContaining('4711') });
    const notices: string[] = [];
    const answer = await project.definitions('alpha', { onNotice: (text) => notices.push(text) });
    expect({ found: answer.results.length, stale: answer.index.staleFiles }).toEqual({ found: 1, stale: 1 });
    expect(notices.join('\n')).toContain('4711');
    const env = { AX_INDEX_LOCK_TIMEOUT_MS: '100' };
    expect((await ax(['index'], { cwd: space.root, env })).status).toBe(3);
    expect((await ax(['def', 'beta'], { cwd: space.root, env })).status).toBe(4);
    lock.release();
    expect(await space.where('beta')).toEqual(['b.ts:1']);
  });
});
