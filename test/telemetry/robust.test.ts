import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/index.ts';
import { surroundings } from '../../src/project/surroundings.ts';
import { createRecorder } from '../../src/telemetry/index.ts';
import {
  dayOf,
  foldEarlierDays,
  openTelemetryStore,
  type TelemetryStore,
  usualFailureRate,
} from '../../src/telemetry/reading.ts';
import { AX, type Place, place } from '../e2e/program.ts';
import { type Home, linesIn, makeHome } from './in-process.ts';

const CHILD = fileURLToPath(new URL('child.mjs', import.meta.url));
const DAY_MS = 86_400_000;
const TODAY = dayOf(Date.now());

let home: Home;
let project: Place;
beforeEach(() => {
  home = makeHome();
  project = place({ 'a.ts': 'export const a = 1;\n' });
});
afterEach(() => {
  home.close();
  project.close();
});

function child(...args: string[]): ChildProcess {
  return spawn(process.execPath, [CHILD, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
}

const exited = (process: ChildProcess): Promise<unknown> => new Promise((resolve) => process.on('exit', resolve));

/** Records `n` runs at a time. */
function record(n: number, now = Date.now(), version = '2.0.0'): void {
  const options = { directory: home.directory, node: '20.1.0', platform: 'linux', mode: () => 'local' as const };
  const recorder = createRecorder({ ...options, version: () => version, now: () => now });
  for (let i = 0; i < n; i++) recorder.begin('find', 'cli').end(0, 1);
  recorder.flush();
}

function withStore<T>(work: (store: TelemetryStore) => T, now = Date.now()): T {
  const store = openTelemetryStore({ directory: home.directory, version: '2.0.0', now: () => now });
  try {
    return work(store);
  } finally {
    store.close();
  }
}

/** Runs counted by day, after a folding. */
function runs(now = Date.now()): Record<number, number> {
  return withStore((store) => {
    store.fold();
    const days: Record<number, number> = {};
    for (const { day, histogram } of store.daily({ metric: 'command.duration' })) {
      days[day] = (days[day] ?? 0) + histogram.count;
    }
    return days;
  }, now);
}

const spool = (name: string): string => join(home.directory, 'spool', name);
const todays = (): string => spool(`${TODAY}-1.jsonl`);

describe('processes at once', () => {
  it('16 that record and 3 that fold lose nothing, tear nothing and count nothing twice', async () => {
    const writers = Array.from({ length: 16 }, () => child('write', home.directory, '100'));
    const ended = writers.map(exited);
    const folders = [0, 1, 2].map(() => exited(child('fold', home.directory)));
    await Promise.all([...ended, ...folders]);
    expect(linesIn(home.directory).filter((line) => !line.endsWith('}'))).toEqual([]);
    expect(Object.values(runs()).reduce((a, b) => a + b, 0)).toBe(1600);
    withStore((store) => expect(store.damaged()).toBe(0));
  });

  it('that choose a mode all do, and leave one', async () => {
    const codes = await Promise.all([1, 2, 3, 4].map(() => exited(child('choose', home.directory, '300'))));
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(readdirSync(home.directory)).toEqual(['mode']);
    expect(readFileSync(join(home.directory, 'mode'), 'utf8')).toBe('off 1\n');
  });

  it('one that is killed while it folds loses nothing and counts nothing twice', async () => {
    record(1);
    const line = `${linesIn(home.directory)[0]}\n`;
    const n = 30_000;
    appendFileSync(todays(), line.repeat(n));
    let folded = false;
    for (let wait = 1; !folded; wait += 25) {
      const folding = child('fold', home.directory);
      folding.stdout?.on('data', (text) => (folded ||= String(text).includes('folded')));
      const end = exited(folding);
      await new Promise((resolve) => folding.stdout?.once('data', resolve));
      await Promise.race([sleep(wait), end]);
      folding.kill('SIGKILL');
      await end;
    }
    expect(runs()).toEqual({ [TODAY]: n + 1 });
  });
});

describe('what stands in the spool', () => {
  it('half a line at the end is waited for; the next one begins anew', () => {
    record(2);
    appendFileSync(todays(), '{"v":1,"t":');
    expect(runs()).toEqual({ [TODAY]: 2 });
    record(3);
    expect(runs()).toEqual({ [TODAY]: 5 });
    withStore((store) => expect(store.damaged()).toBe(1));
  });

  it('damaged lines are counted and left out', () => {
    record(2);
    const good = JSON.parse(linesIn(home.directory)[0]!) as Record<string, unknown>;
    const bad = [
      ...['x', '{}', '[]', 'null', '{"v":1}', '\u0000\u0001\ufffd'],
      ...[
        { ...good, t: 'soon' },
        { ...good, ax: '../../x' },
        { ...good, d: -1 },
        { ...good, v: 7 },
      ].map((each) => JSON.stringify(each)),
    ];
    appendFileSync(todays(), `${bad.join('\n')}\n${'y'.repeat(3 * 1024 * 1024)}\n`);
    record(1);
    expect(runs()).toEqual({ [TODAY]: 3 });
    withStore((store) => expect(store.damaged()).toBeGreaterThanOrEqual(bad.length + 1));
  });

  it('words of nobody are kept as "other"', () => {
    record(1);
    const good = JSON.parse(linesIn(home.directory)[0]!) as Record<string, unknown>;
    const strange = {
      ...{
        ...good,
        c: 'zq1',
        o: 'zq2',
        w: 'zq3',
        os: 'zq4',
        p: { zq5: 1 },
        k: { zq6: 2 },
        l: { zq7: 3 },
        f: { zq8: 'zq9' },
      },
      ...{
        q: ['zq10', 'zq11', 5],
        e: { class: 'zq12', code: 'zq13', fingerprint: '0123456789ab', frames: ['zq 14', 'zq.js:1'] },
      },
    };
    appendFileSync(todays(), `${JSON.stringify(strange)}\n`);
    expect(runs()).toEqual({ [TODAY]: 2 });
    withStore((store) => {
      const words = store.series().flatMap(({ command, outcome, detail, surface, platform, variant }) => {
        return [command, outcome, detail, surface, platform, variant];
      });
      expect(words.filter((word) => word.startsWith('zq'))).toEqual([]);
      expect(words.filter((word) => word === 'other').length).toBeGreaterThan(8);
      expect(store.errors()[0]).toMatchObject({ class: 'other', code: 'other', frames: ['zq.js:1'] });
    });
    expect(readFileSync(join(home.directory, 'telemetry.db')).includes('zq1')).toBe(false);
  });

  it('a file that takes the place of another is read from its beginning', () => {
    record(3, Date.now() - 1000);
    expect(runs()).toEqual({ [TODAY]: 3 });
    writeFileSync(todays(), '');
    record(5, Date.now() + 1000);
    expect(runs()).toEqual({ [TODAY]: 8 });
  });
});

describe('two versions side by side', () => {
  it('lines of a newer form are left alone, and counted apart by version', () => {
    record(1);
    record(2, Date.now(), '2.1.0');
    writeFileSync(spool(`${TODAY}-2.jsonl`), '{"v":2}\n');
    expect(runs()).toEqual({ [TODAY]: 3 });
    withStore((store) => {
      expect(store.series({ metric: 'command.duration' }).map(({ version }) => version)).toEqual(['2.0.0', '2.1.0']);
      expect(store.damaged()).toBe(0);
    });
    expect(existsSync(spool(`${TODAY}-2.jsonl`))).toBe(true);
  });

  it('a database of a newer program is refused with a way out, and disturbs no other command', async () => {
    record(1);
    runs();
    const db = openDatabase({ path: join(home.directory, 'telemetry.db') });
    db.exec("INSERT INTO schema_migration VALUES (99, 'x', '', '', 0, '', 99, 99); PRAGMA user_version = 99");
    db.close();
    const refused = await home.ax(['telemetry', 'stats'], { cwd: project.root });
    expect(refused).toMatchObject({ status: 3, stderr: expect.stringContaining('(ax telemetry clean') });
    expect(await home.ax(['version'], { cwd: project.root })).toMatchObject({ status: 0, stderr: '' });
    expect(await home.ax(['telemetry', 'clean'], { cwd: project.root })).toMatchObject({ status: 0 });
    expect(await home.ax(['telemetry', 'stats'], { cwd: project.root })).toMatchObject({ status: 0 });
  });
});

describe('a database that cannot be used', () => {
  const ax = (line: string) => home.ax(line.split(' '), { cwd: project.root });

  it('is told with the way out, and off is off all the same', async () => {
    for (const [text, way] of [
      ['no database', 'ax telemetry clean removes what was counted'],
      [undefined, 'move it away'],
    ]) {
      record(1);
      const path = join(home.directory, 'telemetry.db');
      if (text === undefined) {
        const other = openDatabase({ path });
        other.exec('PRAGMA application_id = 7; CREATE TABLE of_others (a)');
        other.close();
      } else writeFileSync(path, text);
      await ax('config set telemetry.endpoint http://127.0.0.1:1');
      await ax('telemetry on');
      for (const line of ['telemetry stats', 'telemetry submit'])
        expect(await ax(line)).toMatchObject({ status: 3, stderr: expect.stringMatching(`\\(${way}\\)\n$`) });
      const { status, stderr } = await ax('telemetry off');
      expect([status, stderr]).toEqual([
        3,
        expect.stringMatching(`^ax: telemetry is off, but what was not sent cannot be forgotten: .* \\(${way}\\)\n$`),
      ]);
      expect(JSON.parse((await ax('telemetry status --json')).stdout)).toMatchObject({ mode: 'off' });
      expect((await ax('telemetry clean')).stderr).toMatch(text === undefined ? /\(move it away\)\n$/ : /^$/);
      execFileSync('rm', ['-r', home.directory]);
    }
  });
});

describe('a clock that jumps', () => {
  const at = (day: number): number => day * DAY_MS + 1000;

  it('ahead for a while: nothing is removed, and what was counted then is brought back', () => {
    record(1, at(TODAY - 1));
    expect(runs(at(TODAY))).toEqual({ [TODAY - 1]: 1 });
    record(2, at(TODAY + 4000));
    expect(runs(at(TODAY + 4000))).toEqual({ [TODAY - 1]: 1, [TODAY + 4000]: 2 });
    record(4, at(TODAY));
    expect(runs(at(TODAY))).toEqual({ [TODAY - 1]: 1, [TODAY]: 6 });
  });

  it('back for a while: time stands still', () => {
    record(1, at(TODAY));
    expect(runs(at(TODAY))).toEqual({ [TODAY]: 1 });
    record(2, at(3));
    expect(runs(at(3))).toEqual({ [TODAY]: 3 });
    record(4, at(TODAY + 1));
    expect(runs(at(TODAY + 1))).toEqual({ [TODAY]: 3, [TODAY + 1]: 4 });
  });

  it('for good: a second day confirms it, and then what is old is removed', () => {
    record(1, at(TODAY));
    runs(at(TODAY));
    record(2, at(TODAY + 200));
    expect(runs(at(TODAY + 200))).toEqual({ [TODAY]: 1, [TODAY + 200]: 2 });
    expect(runs(at(TODAY + 201))).toEqual({ [TODAY + 200]: 2 });
    expect(readdirSync(dirname(todays()))).toEqual([`${TODAY + 200}-1.jsonl`]);
  });

  it('lines of impossible times count for the day of folding', () => {
    record(1, at(TODAY - 400));
    record(1, at(TODAY + 2));
    expect(runs(at(TODAY))).toEqual({ [TODAY]: 2 });
  });
});

it('how often a command usually fails is known from its runs without a flag, when there are enough', () => {
  const options = { directory: home.directory, version: '2.0.0', now: Date.now };
  const recorder = createRecorder({
    ...{ directory: home.directory, node: '20.1.0', platform: 'linux', mode: () => 'local' as const },
    ...{ version: () => '2.0.0', now: Date.now },
  });
  const run = (times: number, status: number, flag?: string): void => {
    for (let i = 0; i < times; i++) {
      const invocation = recorder.begin('find', 'cli');
      if (flag) invocation.flag(flag, 'on');
      invocation.end(status, 1);
    }
    recorder.flush();
  };
  expect(usualFailureRate(options, 'find')).toBe(0);
  run(4, 3);
  run(15, 0);
  run(30, 3, 'ranking-next');
  expect(usualFailureRate(options, 'find')).toBe(0);
  run(1, 2);
  expect([usualFailureRate(options, 'find'), usualFailureRate(options, 'def')]).toEqual([0.2, 0]);
  expect(existsSync(join(home.directory, 'telemetry.db'))).toBe(false);
});

describe('what is cleaned', () => {
  const filesIn = (directory: string): string[] =>
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  const hold = (text: string): string[] =>
    filesIn(home.directory)
      .filter((path) => readFileSync(path).includes(text))
      .map((path) => basename(path));

  it('is in no byte of any file any more, backups neither', async () => {
    record(40, Date.now(), '88.77.66');
    runs();
    await home.ax(['db', 'backup', '--database', 'telemetry'], { cwd: project.root });
    expect(hold('88.77.66')).toEqual(expect.arrayContaining(['telemetry.db', `${TODAY}-1.jsonl`]));
    // Somebody looks at it meanwhile, so that the log of the database outlives the cleaning.
    withStore((other) => {
      other.daily();
      withStore((store) => expect(store.clean()).toEqual({ files: 1, days: 1 }));
      expect(hold('88.77.66')).toEqual([]);
    });
    expect(filesIn(home.directory).filter((path) => path.includes('backup'))).toEqual([]);
  });
});

describe('what is old', () => {
  it('lines go after 30 days, sums after 90', () => {
    for (let day = TODAY - 100; day <= TODAY; day += 20) {
      record(1, day * DAY_MS);
      runs(day * DAY_MS);
    }
    expect(Object.keys(runs())).toEqual([80, 60, 40, 20, 0].map((back) => String(TODAY - back)));
    expect(readdirSync(dirname(todays()))).toEqual([`${TODAY - 20}-1.jsonl`, `${TODAY}-1.jsonl`]);
  });

  it('without any folding no more than 31 days of lines are kept', () => {
    for (let day = TODAY - 40; day <= TODAY; day++) record(1, day * DAY_MS);
    expect(readdirSync(dirname(todays()))).toHaveLength(31);
  });
});

it('a command that took long folds earlier days aside, once a day', () => {
  const options = { directory: home.directory, version: '2.0.0', now: Date.now };
  const database = join(home.directory, 'telemetry.db');
  record(1);
  foldEarlierDays(options);
  expect(existsSync(database)).toBe(false);
  record(2, Date.now() - DAY_MS);
  foldEarlierDays(options);
  expect(withStore((store) => store.daily({ metric: 'command.duration' }).length)).toBe(2);
  record(1, Date.now() - DAY_MS);
  foldEarlierDays(options);
  expect(withStore((store) => store.daily({ since: TODAY - 1, until: TODAY - 1 })[0]?.histogram.count)).toBe(2);
  utimesSync(database, 1, 1);
  foldEarlierDays(options);
  expect(runs()).toEqual({ [TODAY - 1]: 3, [TODAY]: 1 });
});

describe('a disk that does not do what it should', () => {
  const shell = (line: string, env: Record<string, string> = {}, user: { uid?: number; gid?: number } = {}) =>
    spawnSync('bash', ['-c', line], {
      ...{ cwd: project.root, encoding: 'utf8', ...user },
      env: { ...home.env, NODE_DISABLE_COMPILE_CACHE: '1', ...env },
    });
  const command = `${JSON.stringify(process.execPath)} ${JSON.stringify(AX)}`;

  it('a full one: the command succeeds and says nothing; what was there stays', () => {
    record(1);
    const before = readFileSync(todays(), 'utf8');
    appendFileSync(todays(), '\n'.repeat(1000 - before.length));
    const { status, stderr } = shell(`trap "" XFSZ; ulimit -f 1; ${command} version`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readFileSync(todays(), 'utf8').length).toBeLessThanOrEqual(1024);
    record(2);
    expect(runs()).toEqual({ [TODAY]: 3 });
  });

  /** Makes the home read-only; runs a command line as somebody whom that stops. */
  const readOnlyHome = (): ((line: string) => ReturnType<typeof shell>) => {
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    // Somebody else may not reach the runtime where it is.
    const reachable = shell(`${command} version`, { AX_TELEMETRY: 'off' }, user).status === 0;
    const node = reachable ? process.execPath : join(home.env.HOME!, 'node');
    if (!reachable) copyFileSync(process.execPath, node);
    const program = `${JSON.stringify(node)} ${JSON.stringify(AX)}`;
    execFileSync('chmod', ['-R', 'a=rX', home.env.HOME!]);
    chmodSync(project.root, 0o777);
    return (line) => shell(`${program} ${line}`, {}, user);
  };
  const writableHome = (): unknown => execFileSync('chmod', ['-R', 'u+w', home.env.HOME!]);

  it('a read-only home: every command does what it should', () => {
    record(1);
    const run = readOnlyHome();
    for (const line of ['version', 'telemetry status', 'telemetry stats']) {
      const { status, stderr } = run(line);
      expect({ line, status, stderr }).toEqual({ line, status: 0, stderr: '' });
    }
    const refused = run('telemetry on');
    expect(refused).toMatchObject({ status: 3, stderr: expect.stringContaining('AX_TELEMETRY=on') });
    expect(linesIn(home.directory)).toHaveLength(1);
    writableHome();
  });

  it('a read-only home: a feature whose runs crashed stays off', () => {
    const { pid } = spawnSync('true');
    const place_ = surroundings.place();
    const { version } = JSON.parse(readFileSync(join(dirname(AX), '..', 'package.json'), 'utf8'));
    const log = join(home.directory, '..', 'flags', `ranking-next@${version}.log`);
    mkdirSync(dirname(log), { recursive: true });
    for (let i = 0; i < 5; i++) appendFileSync(log, `b ${i} ${place_} ${pid} ${Date.now()} find\n`);
    project.write('automatosx.config.json', '{ "features": { "ranking-next": true } }');
    const run = readOnlyHome();
    const { decidedBy, variant } = JSON.parse(run('flags get ranking-next --json').stdout);
    expect([variant, decidedBy]).toEqual(['off', 'breaker']);
    expect(readFileSync(log, 'utf8')).not.toContain('crashed');
    writableHome();
  });

  it('a file where a directory should be', async () => {
    mkdirSync(dirname(home.directory), { recursive: true });
    writeFileSync(home.directory, '');
    expect(await home.ax(['version'], { cwd: project.root })).toMatchObject({ status: 0, stderr: '' });
    expect(await home.ax(['languages'], { cwd: project.root })).toMatchObject({ status: 0, stderr: '' });
  });
});
