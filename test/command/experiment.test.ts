import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readState, runningFile } from '../../src/experiments/state.ts';
import { type Place, place, SAMPLE } from '../e2e/program.ts';
import { logOf, writeLog } from '../experiments/kept.ts';
import { type Done, type Home, type How, makeHome } from '../telemetry/in-process.ts';

let home: Home;
let project: Place;
beforeEach(() => {
  home = makeHome();
  project = place(SAMPLE);
});
afterEach(() => {
  home.close();
  project.close();
});

const ax = (line: string, how: Partial<How> = {}): Promise<Done> =>
  home.ax(
    line.match(/'[^']*'|\S+/g)!.map((word) => word.replace(/^'|'$/g, '')),
    { cwd: project.root, ...how },
  );
const json = async (line: string, how: Partial<How> = {}) => JSON.parse((await ax(`${line} --json`, how)).stdout);
/** As a person at a terminal, without colour. */
const person = (line: string): Promise<Done> => ax(`${line} --no-color`, { terminal: true });

const experiments = (): string => join(home.env.XDG_STATE_HOME!, 'automatosx', 'flags', 'experiments');
const linesOf = (name: string): string[] =>
  typeof readState(experiments(), name) === 'object' ? logOf(experiments(), name).split('\n').filter(Boolean) : [];

describe('ax experiment start, stop and list', () => {
  it('run an experiment and tell of it', async () => {
    expect((await json('experiment list')).experiments).toMatchObject([
      { name: 'ranking-next', state: 'none', share: 50, size: null, startedAt: null },
      { name: 'raw-walk', state: 'none' },
    ]);
    expect(await json('experiment start raw-walk --share 20 --size 400')).toMatchObject({
      ...{ name: 'raw-walk', flag: 'raw-walk', share: 20, size: 400 },
      here: { divided: true, decidedBy: 'experiment' },
    });
    expect((await json('experiment list')).experiments[1]).toMatchObject({ state: 'running', share: 20, size: 400 });
    const again = await json('experiment start raw-walk');
    expect(again).toMatchObject({ error: { code: 'usage', hint: 'ax experiment stop raw-walk' } });
    expect(again.error.message).toMatch(
      /^raw-walk runs already, since \d{4}-\d\d-\d\d \d\d:\d\d UTC, with 20 % on, until there are 400 measurements$/,
    );
    expect(await json('experiment stop raw-walk')).toMatchObject({ name: 'raw-walk' });
    expect(await json('experiment stop raw-walk')).toMatchObject({ error: { code: 'not-found' } });
    expect((await json('experiments list')).experiments[1]).toMatchObject({ state: 'stopped' });
    const { history } = await json('flags history');
    expect(history.map((each: { flag: string; detail: string }) => `${each.flag}: ${each.detail}`)).toEqual([
      'raw-walk: raw-walk stopped',
      'raw-walk: raw-walk started',
    ]);
  });

  it('refuse what cannot be', async () => {
    const near = { code: 'not-found', hint: 'did you mean ranking-next?' };
    expect(await json('experiment start ranking-nxt')).toMatchObject({ error: near });
    expect(await json('experiment start ranking-next --share 20')).toMatchObject({ error: { code: 'usage' } });
    for (const option of ['--share 0', '--share 100', '--size 3'])
      expect(await json(`experiment start raw-walk ${option}`)).toMatchObject({ error: { code: 'usage' } });
    expect(await json('experiment replay raw-walk')).toMatchObject({ error: { code: 'usage' } });
    const nowhere = { env: { HOME: '', XDG_STATE_HOME: '' } };
    expect(await json('experiment start raw-walk', nowhere)).toMatchObject({ error: { code: 'unsupported' } });
  });

  it('tell of one that another version has started, and stop it', async () => {
    await ax('experiment start raw-walk');
    writeFileSync(runningFile(experiments(), 'old-one'), readFileSync(runningFile(experiments(), 'raw-walk')));
    const says = 'ax: old-one runs, an experiment that this version does not know (ax experiment stop old-one)\n';
    expect([(await ax('experiment list')).stderr, (await ax('experiment status')).stderr]).toEqual([says, says]);
    expect((await ax('index')).status).toBe(0);
    expect(await json('experiment start old-one')).toMatchObject({ error: { code: 'not-found' } });
    expect(await json('experiment stop old-one')).toMatchObject({ name: 'old-one' });
    expect(existsSync(runningFile(experiments(), 'old-one'))).toBe(false);
    expect(await json('experiment stop old-one')).toMatchObject({ error: { code: 'not-found' } });
    expect((await ax('experiment status')).stderr).toBe('');
  });

  it('say where something else decides', async () => {
    project.write('automatosx.config.json', '{"features":{"raw-walk":true}}');
    const { here } = await json('experiment start raw-walk');
    expect(here).toMatchObject({ divided: false, decidedBy: 'project file' });
    await ax('index');
    expect(linesOf('raw-walk')).toEqual([]);
  });

  it('say what the system says when nothing can be written', async () => {
    mkdirSync(join(experiments(), '..'), { recursive: true });
    writeFileSync(experiments(), 'a file in the way');
    expect(await json('experiment start raw-walk')).toMatchObject({ error: { code: 'io' } });
    expect((await ax('index')).status).toBe(0);
    expect((await person('find parseHeader')).status).toBe(0);
  });

  it('need no home to say which there are, and one to start them', async () => {
    const nowhere = { env: { HOME: '', XDG_STATE_HOME: '' } };
    const { experiments: all } = await json('experiment list', nowhere);
    expect(all.map(({ state }: { state: string }) => state)).toEqual(['none', 'none']);
    expect(await json('experiment start raw-walk', nowhere)).toMatchObject({ error: { code: 'unsupported' } });
  });
});

describe('the experiment raw-walk', () => {
  it('measures runs that parse, and those only', async () => {
    await ax('experiment start raw-walk');
    await ax('find parseHeader');
    const [exposed = '', ended = '', ...others] = linesOf('raw-walk');
    expect(exposed).toMatch(/^x \S+ (on|off) \d+ \w{12} \d+$/);
    expect(ended).toMatch(/^e \S+ ok \d+\.\d{3}$/);
    expect(others).toEqual([]);
    await ax('flags list');
    await ax('experiment list');
    expect(linesOf('raw-walk')).toHaveLength(2);
    project.write('src/more.ts', 'export const more = 1;\n');
    await ax('def more --json');
    expect(linesOf('raw-walk')).toHaveLength(4);
  });

  it('measures nothing when somebody has said what the flag is', async () => {
    await ax('experiment start raw-walk');
    await ax('index --full --feature raw-walk=off');
    await ax('index --full', { env: { AX_FEATURE_RAW_WALK: 'on' } });
    await ax('index --full --safe');
    await ax('flags kill raw-walk');
    await ax('index --full');
    expect(linesOf('raw-walk')).toEqual([]);
  });

  it('gives both ways to some', async () => {
    await ax('experiment start raw-walk');
    for (let i = 0; i < 12; i++) await ax('index --full');
    const starts = linesOf('raw-walk').filter((line) => line.startsWith('x '));
    expect(starts).toHaveLength(12);
    expect(new Set(starts.map((line) => line.split(' ')[2]))).toEqual(new Set(['on', 'off']));
  });
});

/** Sources about whose order the rankings differ. */
const BIG = fileURLToPath(new URL('../../src/query/', import.meta.url));
const DIFFERENT = "'the words of a query'";

/** The places of results that were printed. */
const placesOf = ({ stdout }: Done): string[] =>
  stdout.split('\n').flatMap((line) => /^(\S+:\d+:\d+)/.exec(line)?.[1] ?? []);

describe('the experiment ranking-next', () => {
  beforeEach(() => cpSync(BIG, join(project.root, 'src'), { recursive: true }));

  it('shows people both rankings in one list, and credits what they go on with', async () => {
    const plain = placesOf(await ax(`find ${DIFFERENT} -n 10`));
    const next = placesOf(await ax(`find ${DIFFERENT} -n 10 --feature ranking-next=on`));
    expect(next).not.toEqual(plain);
    await ax('experiment start ranking-next');
    const first = await person(`find ${DIFFERENT} -n 10`);
    const shown = placesOf(first);
    expect([first.status, shown.length]).toEqual([0, 10]);
    expect(shown.filter((each) => !plain.includes(each) && !next.includes(each))).toEqual([]);
    expect(linesOf('ranking-next')).toEqual([expect.stringMatching(/^q \w{12} (on|off) \d+ [\d.]+ [\d.]+$/)]);
    // The same question has the same list.
    expect((await person(`find ${DIFFERENT} -n 10`)).stdout).toBe(first.stdout);
    await person(`def ${shown[9]}`);
    expect(linesOf('ranking-next').at(-1)).toMatch(/^c \w{12} (on|off|both)$/);
  });

  it('has pages that go on where others end', async () => {
    await ax('experiment start ranking-next');
    const whole = placesOf(await person(`find ${DIFFERENT} -n 12`));
    const pages = [await person(`find ${DIFFERENT} -n 6`), await person(`find ${DIFFERENT} -n 6 --offset 6`)];
    expect(pages.flatMap(placesOf)).toEqual(whole);
  });

  it('leaves programs, pipes, batches and explanations alone', async () => {
    const lines = [`find ${DIFFERENT} --json`, `find ${DIFFERENT}`];
    await ax('index');
    const answers = async (): Promise<string[]> => {
      const done = [await ax(lines[0]!), await ax(lines[1]!)];
      return done.map(({ stdout }) => stdout.replace(/"elapsedMs":[\d.]+/, ''));
    };
    const before = await answers();
    await ax('experiment start ranking-next');
    expect(await answers()).toEqual(before);
    await ax(`find ${DIFFERENT} --json`, { terminal: true });
    await ax(`find ${DIFFERENT} --quiet`, { terminal: true });
    await person(`find ${DIFFERENT} --explain`);
    const request = { command: 'find', input: { query: 'the words of a query' } };
    await ax('batch', { terminal: true, input: `${JSON.stringify(request)}\n` });
    await person('find /what[A-Z]/');
    await person(`find ${DIFFERENT} --feature ranking-next=on`);
    await person(`find ${DIFFERENT} --safe`);
    expect(linesOf('ranking-next')).toEqual([]);
  });

  it('does not take a program for somebody who goes on', async () => {
    await ax('experiment start ranking-next');
    const [shown = ''] = placesOf(await person(`find ${DIFFERENT} -n 10`));
    await ax(`def ${shown} --json`);
    await ax(`def ${shown}`);
    await person(`find ${DIFFERENT} -n 3`);
    expect(linesOf('ranking-next').filter((line) => line.startsWith('c '))).toEqual([]);
    await person(`outline ${shown.split(':')[0]}`);
    expect(linesOf('ranking-next').at(-1)).toMatch(/^c /);
  });

  it('keeps no word of what was asked, and no path', async () => {
    await ax('experiment start ranking-next');
    await ax('experiment start raw-walk');
    const [shown = ''] = placesOf(await person(`find ${DIFFERENT} -n 10`));
    await person(`find ${DIFFERENT} lang:typescript -n 10`);
    await person(`refs ${shown}`);
    const files = readdirSync(experiments(), { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    const all = files.map((each) => each.name + readFileSync(join(each.parentPath, each.name), 'utf8')).join('\n');
    expect(files.length).toBeGreaterThan(2);
    for (const word of ['words', 'query', 'src', '.ts', project.root]) expect(all).not.toContain(word);
  });
});

describe('ax experiment replay', () => {
  it('compares both rankings on questions of the project', async () => {
    cpSync(BIG, join(project.root, 'src'), { recursive: true });
    const result = await json('experiment replay ranking-next --queries 40 --seed 3');
    expect(result).toMatchObject({ name: 'ranking-next', seed: 3, asked: 40, queries: 40 });
    expect(result.wins + result.losses + result.ties).toBe(40);
    const { off, on, difference, p, interval } = result.reciprocalRank;
    expect(on - off).toBeCloseTo(difference, 10);
    expect(off).toBeGreaterThan(0.3);
    expect(interval[0] <= difference && difference <= interval[1] && p > 0 && p <= 1).toBe(true);
    for (const { rank } of result.examples) expect(rank.off).not.toBe(rank.on);
    const again = await json('experiment replay ranking-next --queries 40 --seed 3');
    const { milliseconds: _, examples, ...figures } = again;
    expect(result).toMatchObject(figures);
    const asked = (all: { query: string }[]): string[] => all.map(({ query }) => query);
    expect(asked(examples)).toEqual(asked(result.examples));
    const { stdout, status } = await ax('experiment replay ranking-next --queries 40 --seed 3');
    expect([status, stdout]).toEqual([0, expect.stringContaining('mean reciprocal rank')]);
    expect(existsSync(experiments())).toBe(false);
  });

  it('says when there is nothing to ask for', async () => {
    for (const folder of ['src', 'tools']) rmSync(join(project.root, folder), { recursive: true });
    const { status, stdout } = await ax('experiment replay ranking-next');
    expect([status, stdout]).toEqual([1, expect.stringContaining('nothing to ask for')]);
  });
});

/** Writes what runs under raw-walk would have left behind. */
const leave = (lines: readonly string[]): void => writeLog(experiments(), 'raw-walk', lines);

const runsOf = (way: 'on' | 'off', n: number, ms: number): string[] =>
  Array.from({ length: n }, (_, at) => {
    const took = (ms * (0.5 + ((at * 37) % 101) / 100)).toFixed(3);
    return `x ${way}${at} ${way} ${Date.now()} here 1\ne ${way}${at} ok ${took}\n`;
  });

describe('ax experiment status, report and merge', () => {
  it('tell of nothing where nothing ran', async () => {
    expect(await json('experiment status')).toEqual({ experiments: [] });
    expect((await json('experiment status raw-walk')).experiments).toMatchObject([
      { experiment: 'raw-walk', state: 'none', status: null, report: null },
    ]);
    expect((await ax('experiment status')).stdout).toContain('no experiment runs');
    expect(await json('experiment report raw-walk')).toMatchObject({ error: { code: 'not-found' } });
    expect(existsSync(experiments())).toBe(false);
  });

  it('tell of a file that is damaged', async () => {
    await ax('experiment start raw-walk');
    writeFileSync(runningFile(experiments(), 'raw-walk'), '{"id":');
    expect((await json('experiment status')).experiments).toMatchObject([{ state: 'damaged', status: null }]);
    expect((await ax('experiment status')).stdout).toContain('cannot be read');
    expect(await json('experiment report raw-walk')).toMatchObject({ error: { code: 'io' } });
    expect((await ax('index')).status).toBe(0);
    const putAside = 'ax experiment stop raw-walk puts it aside';
    expect(await json('experiment start raw-walk')).toMatchObject({ error: { code: 'io', hint: putAside } });
    expect(await json('experiment stop raw-walk')).toMatchObject({ name: 'raw-walk' });
    expect((await json('experiment start raw-walk')).here.divided).toBe(true);
  });

  it('tell of an experiment that has just begun', async () => {
    await ax('experiment start raw-walk');
    const { experiments: standing } = await json('experiment status');
    expect(standing).toMatchObject([{ experiment: 'raw-walk', state: 'running', status: 'not-enough-data' }]);
    await ax('experiment stop raw-walk');
    expect(await json('experiment report raw-walk')).toMatchObject({ state: 'stopped', same: 0, open: 0 });
  });

  it('tell of one that is decided', async () => {
    await ax('experiment start raw-walk');
    leave([...runsOf('off', 300, 20), ...runsOf('on', 300, 10)]);
    const report = await json('experiment report raw-walk');
    expect(report).toMatchObject({ experiment: 'raw-walk', verdict: { status: 'better', method: 'at-any-time' } });
    expect(report.machines).toMatchObject([{ days: 1, variants: { off: { exposures: 300 }, on: { exposures: 300 } } }]);
    const { stdout } = await ax('experiment report raw-walk');
    expect(stdout).toMatch(/on is better: 1\d\.\d ms -> 9\.\d\d ms, 0\.50 times/);
    expect(stdout).toMatch(/failures +0\.0 % -> 0\.0 %/);
    expect(stdout).toMatch(/runs +off 300, on 300 \(p 1\.000\)/);
  });

  it('give a declared verdict once, and end the experiment with it', async () => {
    await ax('experiment start raw-walk --size 200');
    leave([...runsOf('off', 60, 20), ...runsOf('on', 60, 10)]);
    expect(await json('experiment report raw-walk')).toMatchObject({
      state: 'running',
      verdict: { status: 'not-enough-data' },
    });
    expect((await ax('experiment report raw-walk')).stdout).toContain('there is a verdict when there are 200 of them');
    leave([...runsOf('off', 100, 20), ...runsOf('on', 100, 10)]);
    const final = await json('experiment report raw-walk');
    expect(final).toMatchObject({ state: 'stopped', verdict: { status: 'better', method: 'at-once', final: true } });
    await ax('index --full');
    expect(linesOf('raw-walk')).toHaveLength(400);
    expect((await json('experiment report raw-walk')).verdict).toEqual(final.verdict);
  });

  it('put machines together', async () => {
    const files = [];
    for (const machine of [1, 2, 3, 4]) {
      await ax('experiment start raw-walk');
      leave([...runsOf('off', 100, 20 * machine), ...runsOf('on', 100, 10 * machine)]);
      const { stdout } = await ax('experiment report raw-walk --json');
      files.push(`machine-${machine}.json`);
      project.write(files.at(-1)!, stdout);
      await ax('experiment stop raw-walk');
    }
    const merged = await json(`experiment merge ${files.join(' ')} ${files[0]}`);
    expect(merged).toMatchObject({
      ...{ experiment: 'raw-walk', state: 'merged', startedAt: null },
      verdict: { status: 'better', machines: 4, acrossMachines: true },
    });
    const { ratio } = merged.verdict.comparisons[0].metrics[0];
    expect(ratio.estimate).toBeCloseTo(0.5, 2);
    project.write('merged.json', JSON.stringify(await json(`experiment merge ${files.slice(0, 2).join(' ')}`)));
    expect((await json(`experiment merge merged.json ${files[2]} ${files[3]}`)).machines).toEqual(merged.machines);
    expect((await ax(`experiment merge ${files.join(' ')}`)).stdout).toContain('each of them one of many');
  });

  it('refuse what cannot be merged', async () => {
    const totals = (kind: string) => ({
      off: { exposures: 1, metrics: { duration: { kind, n: 1, sum: 1, squares: 1, successes: 1 } } },
    });
    const good = {
      experiment: 'raw-walk',
      share: 50,
      same: 0,
      open: 0,
      machines: [{ machine: 'a', days: 1, variants: totals('latency') }],
    };
    const write = (name: string, value: unknown) =>
      project.write(name, typeof value === 'string' ? value : JSON.stringify(value));
    write('good.json', good);
    write('share.json', { ...good, share: 20 });
    write('other.json', { ...good, experiment: 'ranking-next' });
    write('unknown.json', { ...good, experiment: 'nothing' });
    // PowerShell puts a mark of the byte order before what it writes.
    write('mark.json', `\uFEFF${JSON.stringify(good)}`);
    expect((await ax('experiment merge mark.json')).status).toBe(0);
    write('alone.json', { ...good, machines: [{ machine: 'b', days: 1, variants: totals('proportion') }] });
    expect((await json('experiment merge alone.json')).error).toMatchObject({
      code: 'usage',
      message: 'these reports do not go together: duration is no proportion here',
    });
    write('kind.json', { ...good, machines: [{ machine: 'b', days: 1, variants: totals('proportion') }] });
    expect((await ax('experiment merge good.json')).status).toBe(0);
    for (const [file, code] of Object.entries({
      'none.json': 'not-found',
      'unknown.json': 'not-found',
      'share.json': 'usage',
      'other.json': 'usage',
      'kind.json': 'usage',
    }))
      expect([
        file,
        (await json(`experiment merge ${file === 'unknown.json' ? '' : 'good.json'} ${file}`)).error?.code,
      ]).toEqual([file, code]);
    const bad = [
      '',
      '{',
      'null',
      '[]',
      '{}',
      { ...good, machines: [{}] },
      { ...good, machines: [null] },
      { ...good, share: 250 },
      { ...good, share: 99.9999 },
      { ...good, open: 1e300 },
      { ...good, machines: [{ machine: 'a', days: 1e300, variants: {} }] },
      { ...good, machines: [{ machine: 'a', days: 1, variants: { on: {} } }] },
      { ...good, machines: [{ machine: 'a', days: 1, variants: totals('magic') }] },
      { ...good, machines: [{ machine: 'a', days: 1, variants: null }] },
      // Numbers that nobody can have counted.
      ...[
        ...['latency -1 1 1', 'latency 1.5 1 1', 'latency 0 1 1', 'latency 0 0 1', 'latency 2 3 1', 'latency 1 2 4.01'],
        ...['proportion -1 -1', 'proportion 1 2', 'proportion 1 -1', 'preference 1 -1 0', 'preference 1 0.5 0'],
      ].map((text) => {
        const [kind = '', ...numbers] = text.split(' ');
        const names = { latency: 'n sum squares', proportion: 'n successes', preference: 'wins losses ties' }[kind];
        const metric = Object.fromEntries(names!.split(' ').map((name, at) => [name, Number(numbers[at])]));
        const variants = { on: { exposures: 1, metrics: { duration: { kind, ...metric } } } };
        return { ...good, machines: [{ machine: 'a', days: 1, variants }] };
      }),
    ];
    for (const value of bad) {
      write('bad.json', value);
      expect([value, (await json('experiment merge bad.json')).error?.code]).toEqual([value, 'usage']);
    }
    expect(await json('experiment merge')).toMatchObject({ error: { code: 'usage' } });
  });
});
