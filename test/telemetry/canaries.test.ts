import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COMMANDS } from '../../src/command/index.ts';
import { errorEvent } from '../../src/telemetry/index.ts';
import { openTelemetryStore, telemetrySchema } from '../../src/telemetry/reading.ts';
import { type Place, place } from '../e2e/program.ts';
import { collector } from './collector.ts';
import { type Done, type Home, linesIn, makeHome } from './in-process.ts';

/** Every word that must never be recorded, wherever it was planted. */
const planted: string[] = [];

/** A word that stands nowhere else, to be planted in a place of this kind. */
function canary(kind: string): string {
  const word = `zq${kind}${planted.length}xk`;
  planted.push(word);
  return word;
}

const canaries = (kind: string, n: number): string[] => Array.from({ length: n }, () => canary(kind));

const SYMBOLS = canaries('symbol', 60);
const FILES = canaries('file', 30);
const DIRECTORIES = canaries('directory', 20);
const QUERIES = canaries('query', 30);
const OPTIONS = canaries('option', 20);
const ENVIRONMENT = canaries('environment', 20);
const TEXTS = canaries('text', 30);
const SETTINGS = canaries('setting', 10);

function files(): Record<string, string> {
  const made = FILES.map((file, n): [string, string] => {
    const directory = `${DIRECTORIES[n % DIRECTORIES.length]}/${DIRECTORIES[(n + 7) % DIRECTORIES.length]}`;
    const [first, second] = [SYMBOLS[n * 2]!, SYMBOLS[n * 2 + 1]!];
    const text = `/** ${TEXTS[n]} */\nexport function ${first}(): string {\n  return '${second}';\n}\nclass ${second} {}\n`;
    return [`${directory}/${file}.ts`, text];
  });
  const broken = `function ${canary('broken')}( { ${canary('broken')}\n`;
  return { ...Object.fromEntries(made), [`${canary('file')}.py`]: broken, [`${canary('file')}.zq9`]: canary('text') };
}

let home: Home;
let project: Place;
let env: Record<string, string>;
beforeAll(() => {
  home = makeHome();
  project = place(files());
  const git = (...args: string[]): Buffer => execFileSync('git', args, { cwd: project.root, stdio: 'pipe' });
  git('remote', 'add', canary('remote'), `https://${canary('user')}:${canary('password')}@${canary('host')}.example/x`);
  git('config', 'user.name', canary('user'));
  git('config', 'user.email', `${canary('mail')}@${canary('host')}.example`);
  git('checkout', '-q', '-b', canary('branch'));
  const text = { find: { limit: 5 }, index: { exclude: SETTINGS }, features: { [canary('flag')]: canary('variant') } };
  project.write('automatosx.config.json', JSON.stringify(text));
  mkdirSync(join(home.env.XDG_CONFIG_HOME!, 'automatosx'), { recursive: true });
  const user = { telemetry: { endpoint: `http://${canary('endpoint')}.example/${canary('endpoint')}` } };
  writeFileSync(join(home.env.XDG_CONFIG_HOME!, 'automatosx', 'config.json'), JSON.stringify(user));
  env = Object.fromEntries(ENVIRONMENT.map((word, n) => [`ZQ_${n}_${word}`, `value-${word}`]));
  env = { ...env, USER: canary('user'), LOGNAME: canary('user'), HOSTNAME: canary('host'), AX_TELEMETRY: 'on' };
  home.env.EMAIL = canary('mail');
});
afterAll(() => {
  home.close();
  project.close();
});

/** All bytes below a directory. */
function bytesBelow(directory: string): string {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const texts = entries
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  return [...entries.map(({ name }) => name), ...texts.map((bytes) => bytes.toString('latin1'))].join('\n');
}

/** Command lines for every command, such that say something and such that fail, all full of words of the user. */
function lines(): { args: string[]; input?: string; stopAt?: RegExp }[] {
  const symbol = (n: number): string => SYMBOLS[n % SYMBOLS.length]!;
  const file = Object.keys(files())[0] ?? '';
  const all = COMMANDS.filter(
    ({ name }) => !['telemetry clean', 'telemetry off', 'telemetry serve', 'telemetry submit'].includes(name),
  );
  return [
    ...all.flatMap(({ name }, n) => {
      const words = name.split(' ');
      const stopAt = name === 'watch' ? { stopAt: /watching|ready/ } : {};
      return [
        { args: words, ...stopAt },
        { args: [...words, symbol(n)], ...stopAt },
        { args: [...words, QUERIES[n % QUERIES.length]!, OPTIONS[n % OPTIONS.length]!] },
        { args: [...words, `--${OPTIONS[n % OPTIONS.length]}`] },
        { args: [...words, '--json', `-C`, DIRECTORIES[n % DIRECTORIES.length]!], ...stopAt },
        { args: [...words, '--set', `${OPTIONS[n % OPTIONS.length]}=${QUERIES[n % QUERIES.length]}`] },
      ];
    }),
    ...QUERIES.map((query) => ({ args: ['find', `${query} lang:${query}`] })),
    ...['outline', 'imports', 'dependents'].map((command) => ({ args: [command, file] })),
    ...[QUERIES[0]!, `telemetry ${QUERIES[1]}`].map((name) => ({ args: name.split(' ') })),
    { args: ['find', `/${QUERIES[2]}(/`] },
    { args: ['impact', '--diff', QUERIES[3]!] },
    { args: ['graph', 'path', file, `${QUERIES[4]}.ts`] },
    { args: ['export', 'tags', '-o', `${QUERIES[5]}/${QUERIES[6]}`] },
    { args: ['config', 'set', 'index.exclude', QUERIES[7]!] },
    {
      args: ['batch'],
      input: `{"command":"def","input":{"symbol":"${symbol(1)}"}}\n{"command":"${QUERIES[8]}"}\n${QUERIES[9]}\n{"id":"${QUERIES[10]}","command":"find","input":{"query":"${QUERIES[11]}","${QUERIES[12]}":1}}\n`,
    },
  ];
}

it('no word of the user is in a byte that telemetry keeps, over every command', { timeout: 300_000 }, async () => {
  const statuses = new Set<number>();
  for (const { args, input = '', stopAt } of lines()) {
    const how = { cwd: project.root, env, input, ...(stopAt !== undefined && { stopAt }) };
    statuses.add((await home.ax(args, how)).status);
  }
  expect([...statuses].sort()).toEqual([0, 1, 130, 19, 2, 3].sort());
  const lost = join(project.root, '.automatosx');
  writeFileSync(join(lost, 'current'), canary('damage'));
  await home.ax(['def', SYMBOLS[0]!, '--no-refresh'], { cwd: project.root, env });

  const recorded = linesIn(home.directory);
  expect(recorded.length).toBeGreaterThan(COMMANDS.length * 4);
  const store = openTelemetryStore({ directory: home.directory, version: '2.0.0', now: Date.now });
  store.fold();
  expect(store.damaged()).toBe(0);
  store.close();
  const kept = bytesBelow(home.directory);
  expect(planted.length).toBeGreaterThanOrEqual(200);
  expect(planted.filter((word) => kept.includes(word))).toEqual([]);
  for (const word of [project.root, home.env.HOME!, 'zq']) expect(kept).not.toContain(word);
});

it('no word of the user is in a byte that is sent, exported, drawn or shown', async () => {
  const { url, received, close } = await collector();
  const run = (...args: string[]): Promise<Done> =>
    home.ax(['telemetry', ...args], { cwd: project.root, env: { ...env, AX_TELEMETRY_ENDPOINT: url } });
  const shown = await run('show', '--next-report');
  expect(await run('submit')).toMatchObject({ status: 0 });
  expect(await run('export', '--otlp', url)).toMatchObject({ status: 0 });
  await close();
  expect(received.map(({ path }) => path)).toEqual(expect.arrayContaining(['/', '/v1/metrics']));
  expect(received[0]?.body.toString()).toBe(shown.stdout);
  const sent = received.map(({ path, headers, body }) => `${path} ${JSON.stringify(headers)} ${body}`).join('\n');
  const formats = ['json', 'csv', 'otlp', 'html'].map((format) => ['export', '--format', format]);
  const views = ['stats', 'performance', 'errors', 'languages', 'regressions'].map((view) => [view]);
  const written: string[] = [];
  for (const args of [...formats, ...views]) {
    const { status, stdout } = await run(...args);
    expect({ args, status }).toEqual({ args, status: 0 });
    written.push(stdout);
  }
  // Hashes are made of any letters.
  const all = [sent, ...written.map((text) => text.replace(/'sha256-[^']+'/g, ''))].join('\n');
  expect(all.length).toBeGreaterThan(10_000);
  expect(planted.filter((word) => all.includes(word))).toEqual([]);
  for (const word of [project.root, home.env.HOME!, 'zq']) expect(all).not.toContain(word);
});

it('the words that are recorded are those of the schema', () => {
  const { commands, outcomes, surfaces, queries, results, phases, counters, languages, errorClasses, errorCodes } =
    telemetrySchema();
  const known = (words: Readonly<Record<string, string>>, used: readonly (string | undefined)[]): void => {
    for (const word of used) if (word !== undefined) expect(Object.keys(words)).toContain(word);
  };
  for (const event of home.events()) {
    if (event.c !== '') known(commands, [event.c]);
    known(outcomes, [event.o]);
    known(surfaces, [event.w]);
    known(queries, [event.q?.[0]]);
    known(results, [event.q?.[1]]);
    known(phases, Object.keys(event.p ?? {}));
    known(counters, Object.keys(event.k ?? {}));
    known(languages, Object.keys(event.l ?? {}));
    known(errorClasses, [event.e?.class]);
    known(errorCodes, [event.e?.code]);
  }
});

it('a message that looks like a frame of this program is none', () => {
  const here = new URL('../../src/', import.meta.url).href;
  const frame = `    at zq (${here}query/find.ts:77:7)`;
  const error = new Error(`zq\n${frame}\n    at zq (${here}zqfile.ts:1:1)`);
  const { frames, code } = errorEvent(error)!;
  expect({ code, frames: frames.filter((each) => each.includes('zq') || each.includes(':77')) }).toEqual({
    code: 'internal',
    frames: [],
  });
  error.stack = `Error: something else\n    at zq (${here}zqfile.ts:1:1)\n    at x (${here}query/find.ts:5:1)\n    at y (file:///home.ts:1:1)`;
  expect(errorEvent(error)!.frames).toEqual(['query/find.ts:5']);
  expect(errorEvent('zq thrown text')!).toMatchObject({ class: 'internal', frames: [] });
});
