import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sparkline } from '../../src/command/sparkline.ts';
import { ax, ended, type Place, place, said, start } from '../e2e/program.ts';
import { sevenWeeks, spoolOf, TODAY } from './dashboard/spooled-store.ts';

let project: Place;
let env: Record<string, string>;

beforeAll(() => {
  project = place({ 'a.ts': 'export const a = 1;\n' });
  const shift = Math.floor(Date.now() / 86_400_000) - TODAY;
  const state = join(project.root, 'state', 'automatosx');
  project.write('state/automatosx/README', '');
  renameSync(spoolOf(sevenWeeks().map(([day, event]) => [day + shift, event] as const)), join(state, 'telemetry'));
  env = { XDG_STATE_HOME: join(project.root, 'state') };
});
afterAll(() => project.close());

const run = async (...args: string[]): Promise<string> => {
  const { status, stdout, stderr } = await ax(['telemetry', ...args], { cwd: project.root, env });
  expect({ args, status, stderr }).toEqual({ args, status: 0, stderr: '' });
  return stdout;
};

it('ax telemetry regressions says what became slower, since when and with which version', async () => {
  const { regressions } = JSON.parse(await run('regressions', '--json'));
  expect(regressions).toMatchObject([{ kind: 'version', command: 'find', direction: 'slower', surface: 'cli' }]);
  expect(regressions[0].since).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(await run('regressions')).toMatch(
    /^find: slower \+\d+ %, with version \S+, since \d{4}-\d\d-\d\d \(median \S+ ms, now \S+ ms\)\n$/,
  );
});

it('ax telemetry errors says in words what is new', async () => {
  expect(await run('errors')).toMatch(/^internal, new this week: 2 times, last .*\n {4}dist\/query\/find\.js:88\n$/);
  expect(JSON.parse(await run('errors', '--json')).errors).toMatchObject([{ code: 'internal', news: 'week' }]);
});

it('ax telemetry performance and stats show days as bars, and what became slower', async () => {
  const performance = await run('performance');
  expect(performance).toMatch(/^find .*[▁▂▃▄▅▆▇█]{20}/m);
  expect(performance).toMatch(/^find: slower /m);
  expect(await run('stats')).toMatch(/^find +\d+ {2}[▁▂▃▄▅▆▇█]{30}/m);
  expect(await run('stats')).toMatch(/^ranking-next on +1$/m);
});

it('ax telemetry export --format html writes a page that needs nothing else', async () => {
  expect(await run('export', '--format', 'html', '-o', 'page.html')).toMatch(/page\.html: \d+ KB/);
  const page = readFileSync(join(project.root, 'page.html'), 'utf8');
  expect(page).toContain('version 2.1.0');
  expect(page.replace(/http:\/\/www\.w3\.org\S*|https:\/\/github\.com\/leeoniya\/uPlot/g, '')).not.toMatch(
    /(src|href)=["']?(?!#|")\w|@import|url\(|https?:\/\//,
  );
  expect(page).toContain('The MIT License');
  const refused = await ax(['telemetry', 'export', '--format', 'html', '--json'], { cwd: project.root, env });
  expect(refused.status).toBe(2);
});

it('ax telemetry export --html is short for it, and for nothing else', async () => {
  const { format, bytes } = JSON.parse(await run('export', '--html', '-o', 'short.html', '--json'));
  expect([format, bytes]).toEqual(['html', readFileSync(join(project.root, 'short.html')).length]);
  for (const other of [
    ['--format', 'csv'],
    ['--otlp', 'http://127.0.0.1:1'],
  ]) {
    const refused = await ax(['telemetry', 'export', '--html', ...other], { cwd: project.root, env });
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining(`either --html or ${other[0]}`)]);
  }
});

it('ax telemetry serve shows the page until it is stopped', async () => {
  const child = start(['telemetry', 'serve', '--json'], { cwd: project.root, env });
  const finished = ended(child);
  const { url } = JSON.parse(await said(child, /\n/));
  const response = await fetch(url);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await response.text()).toContain('<h1>ax telemetry</h1>');
  child.kill('SIGINT');
  expect((await finished).status).toBe(130);
  await expect(fetch(url)).rejects.toThrow();
});

it('ax telemetry serve and export leave nothing behind where telemetry is off', async () => {
  const off = { ...env, XDG_STATE_HOME: join(project.root, 'none'), AX_TELEMETRY: 'off' };
  const { status } = await ax(['telemetry', 'export', '--format', 'html'], { cwd: project.root, env: off });
  expect(status).toBe(0);
  expect(existsSync(join(project.root, 'none'))).toBe(false);
});

it('bars are as high as their values', () => {
  expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7])).toBe('▁▂▃▄▅▆▇█');
  expect(sparkline([null, 5, 0, null])).toBe(' █▁ ');
  expect(sparkline([0, 0])).toBe('▁▁');
  expect(sparkline([])).toBe('');
});
