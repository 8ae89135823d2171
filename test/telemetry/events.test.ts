import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COMMANDS, commandsOf } from '../../src/command/index.ts';
import type { Event } from '../../src/telemetry/event.ts';
import { type Place, place, SAMPLE } from '../e2e/program.ts';
import { type Home, type How, makeHome } from './in-process.ts';

let home: Home;
let project: Place;
beforeAll(() => {
  home = makeHome();
  const report = { experiment: 'raw-walk', share: 50, machines: [], same: 0, open: 0 };
  const circle = { 'src/left.ts': "import './right.ts';\n", 'src/right.ts': "import './left.ts';\n" };
  project = place({ ...SAMPLE, ...circle, '.automatosx/report.json': JSON.stringify(report) });
});
afterAll(() => {
  home.close();
  project.close();
});

/** An event without what differs from run to run: the time, the version, how long it took. */
function told({ v, t, ax, n, os, d, q, p, e, ...rest }: Event): object {
  expect(v).toBe(1);
  expect(Math.abs(t - Date.now() / 1000)).toBeLessThan(600);
  expect({ ax, n, os }).toEqual({ ax: '2.0.0', n: Number.parseInt(process.versions.node, 10), os: 'linux' });
  if (rest.o) expect(d).toBeGreaterThanOrEqual(0);
  return {
    ...rest,
    ...(q && { q: q.slice(0, 2) }),
    ...(p && { p: Object.keys(p) }),
    ...(e && { e: [e.class, e.code, e.frames.length > 0] }),
  };
}

/** Runs one command line and returns what was recorded of it. */
async function recorded(line: readonly string[], how: Partial<How> = {}): Promise<object[]> {
  const before = home.events().length;
  await home.ax(line, { cwd: project.root, ...how });
  return home.events().slice(before).map(told);
}

/** What is recorded of a question to an index that is fresh. */
const answered = (kind: string, results: string): object => ({
  ...{ k: { index_fresh: 1 }, o: 'ok', q: [kind, results] },
  p: ['start', 'check', 'answer', 'print'],
});
/** What is recorded of a command that asks nothing. */
const done = { o: 'ok', p: ['start', 'print'] };
const refusedBy = { o: 'refused', p: ['start'], e: ['refusal', 'usage', false] };

/** A command line of each command, in this order, and what is recorded of it, without the name of the command. */
const EXPECTED: Record<string, { args?: string[]; how?: Partial<How>; events: object[] }> = {
  index: {
    events: [{ l: { typescript: 4, python: 1 }, k: { kilobytes_read: 1 }, o: 'ok', p: ['start', 'index', 'print'] }],
  },
  find: { args: ['parseHeader'], events: [answered('find-symbol', '2-10')] },
  def: { args: ['parseHeader'], events: [answered('definitions', '1')] },
  refs: { args: ['parseHeader'], events: [answered('references', '2-10')] },
  callers: { args: ['parseHeader'], events: [answered('callers', '1')] },
  callees: { args: ['startServer'], events: [answered('callees', '2-10')] },
  flow: { args: ['startServer'], events: [answered('flow', '2-10')] },
  imports: { args: ['src/server.ts'], events: [answered('imports', '1')] },
  dependents: { args: ['src/header.ts'], events: [answered('dependents', '1')] },
  impact: { args: ['parseHeader'], events: [answered('impact', '1')] },
  graph: { args: ['cycles'], events: [answered('graph', '1')] },
  export: { args: ['tags'], events: [answered('export', '11-100')] },
  outline: { args: ['src/header.ts'], events: [answered('outline', '2-10')] },
  'experiment replay': {
    args: ['ranking-next', '--queries', '2'],
    events: [{ k: { index_fresh: 1 }, o: 'ok', p: ['start', 'check', 'answer', 'print'] }],
  },
  status: { events: [{ o: 'ok', q: ['status', '2-10'], p: ['start', 'print'] }] },
  watch: {
    how: { stopAt: /watching/ },
    events: [{ o: 'interrupted', p: ['start'] }],
  },
  batch: {
    how: { input: '{"command":"def","input":{"symbol":"Server"}}\n{"command":"fnd"}\n' },
    events: [
      { ...answered('definitions', '1'), c: 'def', w: 'batch', p: ['check', 'answer'] },
      { c: '', w: 'batch', o: 'refused', e: ['refusal', 'usage', false] },
      { k: { requests: 2 }, o: 'ok', p: ['start'] },
    ],
  },
  config: { args: ['show'], events: [done] },
  languages: { events: [done] },
  doctor: { events: [done] },
  db: { events: [done] },
  'db status': { events: [done] },
  'db migrate': { events: [done] },
  'db backup': { args: ['--database', 'index', '--output', '.automatosx/index-copy.db'], events: [done] },
  'db backups': { events: [done] },
  'db restore': { args: ['.automatosx/index-copy.db'], events: [done] },
  'db rollback': { args: ['--database', 'index', '--dry-run', '--accept-data-loss'], events: [done] },
  'db validate': { events: [done] },
  'db vacuum': { events: [done] },
  'db repair': { events: [done] },
  'db new': { args: ['something', '--migrations', '.automatosx/scripts'], events: [done] },
  flags: { events: [done] },
  'flags list': { events: [done] },
  'flags get': { args: ['raw-walk'], events: [done] },
  'flags explain': { args: ['raw-walk'], events: [done] },
  'flags enable': { args: ['semantic-search', '--user'], events: [done] },
  'flags disable': { args: ['semantic-search', '--user'], events: [done] },
  'flags rollout': { args: ['semantic-search', '0', '--user'], events: [done] },
  'flags kill': { args: ['semantic-search'], events: [done] },
  'flags revive': { args: ['semantic-search'], events: [done] },
  'flags stale': { events: [done] },
  'flags lint': { events: [done] },
  'flags history': { events: [done] },
  experiment: { events: [done] },
  'experiment list': { events: [done] },
  'experiment start': { args: ['ranking-next'], events: [done] },
  'experiment status': { events: [done] },
  'experiment report': { args: ['ranking-next'], events: [done] },
  'experiment stop': { args: ['ranking-next'], events: [done] },
  'experiment merge': { args: ['.automatosx/report.json'], events: [done] },
  telemetry: { events: [done] },
  'telemetry status': { events: [done] },
  'telemetry stats': { events: [done] },
  'telemetry performance': { events: [done] },
  'telemetry errors': { events: [done] },
  'telemetry languages': { events: [done] },
  'telemetry show': { events: [done] },
  'telemetry export': { events: [done] },
  'telemetry regressions': { events: [done] },
  'telemetry serve': { how: { stopAt: /127\.0\.0\.1/ }, events: [{ o: 'interrupted', p: ['start'] }] },
  'telemetry submit': { events: [refusedBy] },
  'telemetry on': { events: [{ ...done, s: 1 }] },
  'telemetry local': { events: [done] },
  'telemetry off': { events: [] },
  completion: { args: ['bash'], events: [] },
  'telemetry clean': { events: [] },
  help: { how: { env: { AX_TELEMETRY: 'local' } }, events: [done] },
  version: { how: { env: { AX_TELEMETRY: 'on' } }, events: [{ ...done, s: 1 }] },
};

it('there is an expectation for every command', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
});

// In this order: the first builds the index for the others.
it.each(Object.entries(EXPECTED))('ax %s', async (name, { args = [], how = {}, events }) => {
  expect(await recorded([...name.split(' '), ...args], how)).toEqual(events.map((event) => ({ c: name, ...event })));
  // What was written just now is looked at once more.
  if (name === 'index') {
    await sleep(200);
    await recorded(['def', 'nothing'], { env: { AX_TELEMETRY: 'off' } });
  }
});

// What stands after a group is looked for as a command of it.
const isGroup = (name: string): boolean => commandsOf(name, COMMANDS).length > 0;

it.each(COMMANDS.map(({ name }) => name))('ax %s that is refused', async (name) => {
  const env = { AX_TELEMETRY: 'local' };
  expect(await recorded([...name.split(' '), '--no-such-option'], { env })).toEqual([
    { c: isGroup(name) ? '' : name, ...refusedBy },
  ]);
});

it('what is no command has no name', async () => {
  const env = { AX_TELEMETRY: 'local' };
  expect(await recorded(['secretword'], { env })).toEqual([{ c: '', ...refusedBy }]);
  expect(await recorded(['telemetry', 'secretword'], { env })).toEqual([{ c: '', ...refusedBy }]);
  expect(await recorded([], { env })).toEqual([{ c: 'help', ...done }]);
  expect(await recorded(['def', '--help'], { env })).toEqual([{ c: 'help', ...done }]);
});

it('an answer that finds nothing, and one before which files are indexed', async () => {
  const env = { AX_TELEMETRY: 'local' };
  project.write('src/header.ts', 'export function other() {}\n');
  expect(await recorded(['def', 'parseHeader'], { env })).toEqual([
    {
      ...{
        c: 'def',
        k: { index_updated: 1, kilobytes_read: 1 },
        l: { typescript: 1 },
        o: 'none',
        q: ['definitions', '0'],
      },
      p: ['start', 'check', 'index', 'answer', 'print'],
    },
  ]);
});

it('ax watch tells each batch at once', async () => {
  const env = { AX_TELEMETRY: 'local' };
  project.write('src/left.ts', 'export const left = 1;\n');
  const events = await recorded(['watch'], { env, stopAt: /1 indexed in/ });
  expect(events[0]).toEqual({ c: 'watch', k: { kilobytes_read: 1 }, l: { typescript: 1 }, p: ['start', 'index'] });
  expect(events.at(-1)).toMatchObject({ c: 'watch', o: 'interrupted' });
});

it('in mode off no file is touched', async () => {
  const other = makeHome();
  const env = { AX_TELEMETRY: 'off' };
  for (const [name, { args = [], how = {} }] of Object.entries(EXPECTED)) {
    // What these are asked for is to be kept.
    if (/^(telemetry (on|local|off)|flags (enable|disable|rollout|kill|revive)|experiment start)$/.test(name)) continue;
    await other.ax([...name.split(' '), ...args], { cwd: project.root, ...how, env });
  }
  expect(existsSync(other.env.XDG_STATE_HOME!)).toBe(false);
  other.close();
});
