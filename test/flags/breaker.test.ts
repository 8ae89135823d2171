import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Breaker, createBreaker } from '../../src/flags/breaker.ts';
import { readHistory } from '../../src/flags/history.ts';
import { installId } from '../../src/flags/install-id.ts';
import { kill, revive } from '../../src/flags/kill.ts';
import { appendToRunLog, runLogFile } from '../../src/flags/run-lines.ts';
import { foldRunLog, readRunLog } from '../../src/flags/run-log.ts';
import type { UsualRate } from '../../src/flags/watched.ts';
import { surroundings } from '../../src/project/surroundings.ts';

const CHILD = fileURLToPath(new URL('child.mjs', import.meta.url));

let directory: string;
beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'ax-flags-')), 'flags');
});
afterEach(() => rmSync(join(directory, '..'), { recursive: true, force: true }));

/** The breaker of another process, as far as files tell. */
function breaker(version = '2.0.0', more: { pid?: number; place?: string; now?: number } = {}): Promise<Breaker> {
  return createBreaker({
    directory,
    version,
    pid: more.pid ?? process.pid,
    place: () => more.place ?? surroundings.place(),
    isRunning: surroundings.isRunning,
    now: () => more.now ?? Date.now(),
    id: randomUUID,
  });
}

const nothingUsual: UsualRate = async () => 0;

/** Runs that end so; what they said when a flag was rolled back. */
async function runs(
  outcomes: readonly ('ok' | 'failed' | 'unknown')[],
  usual = nothingUsual,
  version?: string,
): Promise<string[]> {
  const said: string[] = [];
  for (const outcome of outcomes) {
    const process = await breaker(version);
    if (process.held('new')) {
      said.push('held');
      continue;
    }
    process.begin('new', 'find');
    for (const { failed, runs } of await process.end(outcome, usual)) said.push(`${failed} of ${runs}`);
  }
  return said;
}

/** Runs of a process of its own; `kill` ends it when it has begun. */
function child(how: 'ok' | 'failed' | 'wait', times = 1): Promise<string> {
  const process_ = spawn(process.execPath, [CHILD, directory, how, String(times)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  process_.stdout.on('data', (chunk) => {
    said += chunk;
    if (how === 'wait') process_.kill('SIGKILL');
  });
  return new Promise((resolve) => process_.on('close', () => resolve(said)));
}

const log = () => readRunLog(runLogFile(directory, 'new', '2.0.0'))!;

describe('a flag whose runs fail', () => {
  it('is rolled back, said once, and held back from the next run on', async () => {
    const said = await runs(['ok', 'failed', 'failed', 'failed', 'failed', 'ok', 'ok']);
    const at = said.findIndex((each) => each !== 'held');
    expect(said[at]).toMatch(/^\d of \d$/);
    expect(new Set(said.slice(at + 1))).toEqual(new Set(['held']));
    expect((await breaker()).held('new')).toMatchObject({ held: 'trip' });
    expect(readHistory(directory).map(({ flag, what, detail }) => `${flag} ${what}: ${detail}`)).toEqual([
      expect.stringMatching(/^new rolled back: \d of \d runs failed$/),
    ]);
  });

  it('is not for what is usual', async () => {
    const quarter: ('ok' | 'failed')[] = Array.from({ length: 80 }, (_, i) => (i % 4 === 0 ? 'failed' : 'ok'));
    expect(await runs(quarter, async () => 0.2)).toEqual([]);
    expect(log().usual).toEqual(new Map([['find', 0.2]]));
    expect((await runs(quarter)).length).toBe(0);
    expect((await runs(Array.from({ length: 20 }, () => 'failed' as const))).length).toBeGreaterThan(0);
  });

  it('is tried again with another version, and when it is revived', async () => {
    await runs(['failed', 'failed', 'failed', 'failed']);
    expect((await breaker()).held('new')).toBeDefined();
    expect((await breaker('2.0.1')).held('new')).toBeUndefined();
    expect(await runs(['ok', 'ok'], nothingUsual, '2.0.1')).toEqual([]);
    expect(revive(directory, 'new', Date.now(), '2.0.0')).toBe(true);
    expect((await breaker()).held('new')).toBeUndefined();
    expect(revive(directory, 'new', Date.now(), '2.0.0')).toBe(false);
    const again = await runs(['failed', 'failed', 'failed', 'failed']);
    expect(again[0]).toMatch(/^\d of \d$/);
    expect(readHistory(directory).map(({ what }) => what)).toEqual(['rolled back', 'revived', 'rolled back']);
  });

  it('that ends well all the same, by its fallback, has failed', async () => {
    for (let i = 0; i < 5; i++) {
      const one = await breaker();
      if (one.held('new')) return;
      one.begin('new', 'find');
      one.failed('new');
      await one.end('ok', nothingUsual);
    }
    expect((await breaker()).held('new')).toBeDefined();
  });

  it('is not held to account for what the user stopped', async () => {
    await runs(Array.from({ length: 20 }, () => 'unknown' as const));
    expect(log().evidence.runs).toBe(0);
  });

  it('is not held to account for who asks twice to stop, and is not waited for', async () => {
    const impatient = await breaker();
    impatient.begin('new', 'find');
    impatient.stopped('unknown');
    // The process may end here. When it does not, that it ended badly was asked for.
    expect([log().evidence.runs, log().open.size]).toEqual([0, 0]);
    expect(await impatient.end('failed', nothingUsual)).toEqual([]);
    expect(log().evidence.runs).toBe(0);
  });
});

describe('a run that is killed', () => {
  it('is found by the next one, and held against the flag', async () => {
    for (let i = 0; i < 5 && !(await breaker()).held('new'); i++) expect(await child('wait')).toBe('begun\n');
    expect((await breaker()).held('new')).toMatchObject({ held: 'trip' });
    const { evidence, open } = log();
    expect([evidence.failed, evidence.runs - evidence.failed, open.size]).toEqual([evidence.runs, 0, 0]);
    expect(evidence.runs).toBeLessThanOrEqual(5);
    // Whoever ends next makes it known.
    const trips = await (async () => {
      const next = await breaker();
      next.held('new');
      return await next.end('ok', nothingUsual);
    })();
    expect(trips.map(({ flag }) => flag)).toEqual(['new']);
    expect(readHistory(directory)).toHaveLength(1);
  });

  it('of another machine is nobody to judge here, and is forgotten after a day', async () => {
    (await breaker('2.0.0', { place: 'elsewhere', pid: 4_000_000 })).begin('new', 'find');
    expect((await breaker()).held('new')).toBeUndefined();
    expect([log().evidence.runs, log().open.size]).toEqual([0, 1]);
    (await breaker('2.0.0', { now: Date.now() + 90_000_000 })).held('new');
    expect([log().evidence.runs, log().open.size]).toEqual([0, 0]);
  });

  it('is forgiven by reviving, also when nobody has said yet that the flag is rolled back', async () => {
    for (let i = 0; i < 4; i++) await child('wait');
    expect((await breaker()).held('new')).toBeDefined();
    expect(revive(directory, 'new', Date.now(), '2.0.0')).toBe(true);
    expect((await breaker()).held('new')).toBeUndefined();
  });

  it('is told by the number of its process and when that began', async () => {
    const { pid, isRunning } = surroundings;
    expect(isRunning({ pid, began: Date.now() })).toBe(true);
    expect(isRunning({ pid, began: Date.now() - 3_600_000 })).toBe(false);
    const sleeper = spawn('sleep', ['30']);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isRunning({ pid: sleeper.pid!, began: Date.now() })).toBe(true);
    sleeper.kill('SIGKILL');
    await new Promise((resolve) => sleeper.on('exit', resolve));
    expect(isRunning({ pid: sleeper.pid!, began: Date.now() })).toBe(false);
  });

  it('is not one that still runs', async () => {
    const running = await breaker();
    running.begin('new', 'find');
    (await breaker('2.0.0', { pid: process.ppid })).held('new');
    expect(log().open.size).toBe(1);
  });
});

describe('processes that run at once', () => {
  it('lose nothing, and one of them says it', async () => {
    const good = await Promise.all(Array.from({ length: 8 }, () => child('ok', 50)));
    expect(good.join('')).toBe('');
    expect(log().evidence).toMatchObject({ runs: 400, failed: 0 });
    const bad = await Promise.all(Array.from({ length: 8 }, () => child('failed', 10)));
    expect(bad.join('').trim().split('\n')).toHaveLength(1);
    expect(log().evidence).toMatchObject({ runs: 480, failed: 80 });
    expect(readHistory(directory)).toHaveLength(1);
  });

  it('lose nothing while the log is shortened', async () => {
    const path = runLogFile(directory, 'new', '2.0.0');
    // Long enough that every reading shortens it.
    for (let i = 0; i < 2500; i++) appendToRunLog(path, `b long${i} here 1 ${Date.now()} find ${'x'.repeat(20)}`);
    for (let i = 0; i < 2500; i++) appendToRunLog(path, `e long${i} ok`);
    const before = statSync(path).size;
    await Promise.all(Array.from({ length: 8 }, () => child('ok', 50)));
    expect(log().evidence).toMatchObject({ runs: 2900, failed: 0 });
    expect(log().open.size).toBe(0);
    expect(statSync(path).size).toBeLessThan(before);
  });
});

describe('the log of runs', () => {
  it('says the same when it is said twice, and nothing where it is damaged', () => {
    const lines = ['b 1 here 7 1000 find', 'b 2 here 8 1000 flags get', 'e 1 ok', 'e 2 crashed'];
    const once = foldRunLog(lines.join('\n'));
    const twice = foldRunLog(
      [
        ...[...lines, '', ...lines, 'e 1 failed', 'nonsense', 'b 3', '\0\0', 's 1 2'],
        ...['b 4 here 9 1000 find', 'e 4 fai', 't ', 's x 1 0 0 0 0 0', 's 1 NaN 0 0 0 0 0', 's 9 9 9 -9 9 9 9'],
        ...['e 4 unknown', 'u -1 find', 'u  find'],
      ].join('\n'),
    );
    expect(twice).toEqual(once);
    expect([once.evidence.runs, once.evidence.failed, [...once.commands]]).toEqual([2, 1, ['find', 'flags get']]);
  });

  it('knows an end that was written before its beginning', () => {
    const log = foldRunLog(
      ['e 1 failed', 'e 2 ok', 'e 3 unknown', 'b 1 here 7 1 find', 'b 2 here 8 1 find'].join('\n'),
    );
    expect([log.evidence.runs, log.evidence.failed, log.open.size, [...log.early]]).toEqual([
      2,
      1,
      0,
      [['3', 'unknown']],
    ]);
  });

  it('takes a new line after half a one', async () => {
    mkdirSync(directory, { recursive: true });
    const path = runLogFile(directory, 'new', '2.0.0');
    appendFileSync(path, 'b half here 7');
    expect(await runs(['ok'])).toEqual([]);
    expect(log().evidence.runs).toBe(1);
  });
});

describe('where nothing can be kept', () => {
  it('nothing is watched and nothing fails', async () => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(runLogFile(directory, 'new', '2.0.0'), '');
    chmodSync(directory, 0o500);
    chmodSync(runLogFile(directory, 'new', '2.0.0'), 0o400);
    expect(await runs(['failed', 'failed', 'failed'])).toEqual(process.getuid?.() === 0 ? expect.anything() : []);
    const nowhere = await createBreaker({
      ...{ directory: undefined, version: '2.0.0', pid: 1, place: () => '', isRunning: () => undefined },
      ...{ now: Date.now, id: randomUUID },
    });
    nowhere.begin('new', 'find');
    expect([nowhere.held('new'), await nowhere.end('failed', nothingUsual)]).toEqual([undefined, []]);
    expect(installId(undefined, randomUUID)).toBeUndefined();
    chmodSync(directory, 0o700);
  });

  it('as where a file is in the place of the directory', async () => {
    writeFileSync(directory, '');
    expect(await runs(['failed', 'failed', 'failed'])).toEqual([]);
    expect(installId(directory, randomUUID)).toBeUndefined();
    expect(readFileSync(directory, 'utf8')).toBe('');
  });
});

describe('a flag that is killed', () => {
  it('is off with every version until it is revived', async () => {
    kill(directory, 'new', 'wrong', Date.parse('2026-11-27'), '2.0.0');
    expect((await breaker()).held('new')).toEqual({ held: 'kill', says: 'switched off here on 2026-11-27' });
    expect((await breaker('3.0.0')).held('new')?.held).toBe('kill');
    expect(revive(directory, 'new', Date.now(), '2.0.0')).toBe(true);
    expect((await breaker('3.0.0')).held('new')).toBeUndefined();
  });

  it('stays so when its file is damaged', async () => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'new.killed'), '{');
    expect((await breaker()).held('new')).toEqual({ held: 'kill', says: 'switched off here on an unknown day' });
    writeFileSync(join(directory, 'new.killed'), '{"at":1e300,"reason":""}');
    expect((await breaker()).held('new')).toEqual({ held: 'kill', says: 'switched off here on an unknown day' });
  });
});

it('an installation whose id was lost has a new one', () => {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'install'), '\n');
  const id = installId(directory, randomUUID);
  expect([id?.length, installId(directory, randomUUID)]).toEqual([36, id]);
});

it('an installation has one id, whoever asks first', () => {
  const ids = new Set(Array.from({ length: 5 }, () => installId(directory, randomUUID)));
  expect([...ids]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
});
