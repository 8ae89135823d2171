import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/index.ts';
import { appendToRunLog, lineOfRun, runLogFile } from '../../src/flags/run-lines.ts';
import { openProject } from '../../src/project/index.ts';
import { surroundings } from '../../src/project/surroundings.ts';
import { ended, type Place, place, shell } from '../e2e/program.ts';
import { type Done, type Home, makeHome } from '../telemetry/in-process.ts';

let home: Home;
let project: Place;
beforeEach(() => {
  home = makeHome();
  project = place({ 'a.ts': 'export function parseHeader() {\n  return 1;\n}\n' });
});
afterEach(() => {
  home.close();
  project.close();
});

async function ax(line: string, env: Record<string, string> = {}): Promise<Done> {
  return await home.ax(line.split(' '), { cwd: project.root, env });
}

/** What of the documents of these commands is looked into. */
interface Document extends Record<string, unknown> {
  watched: { runs: number };
  history: Record<string, string>[];
  stale: Record<string, string>[];
  problems: { path: string; line: number; message: string; hint: string }[];
}

/** The JSON document of a command. */
async function json(line: string, env: Record<string, string> = {}): Promise<Document> {
  const { stdout } = await ax(`${line} --json`, env);
  return JSON.parse(stdout);
}

/** What a flag is: value, reason and the step that decided. */
async function get(line: string, env: Record<string, string> = {}): Promise<string> {
  const { variant, reason, decidedBy } = await json(`flags get ${line}`, env);
  return `${variant} ${reason} ${decidedBy}`;
}

const config = (): string => join(project.root, 'automatosx.config.json');
const written = (): unknown => JSON.parse(readFileSync(config(), 'utf8'));

describe('a flag on the command line', () => {
  it('is switched by an option, the environment and safe mode', async () => {
    expect(await get('ranking-next')).toBe('off DEFAULT default');
    expect(await get('ranking-next --feature ranking-next=on')).toBe('on STATIC option');
    expect(await get('ranking-next', { AX_FEATURE_RANKING_NEXT: '1' })).toBe('on STATIC environment');
    expect(await get('raw-walk --safe')).toBe('off DISABLED safe mode');
    expect(await get('cross-file-analysis --safe')).toBe('on DISABLED safe mode');
  });

  it('is used by the question that is asked, and recorded', async () => {
    const { status, stdout } = await ax('find parseHeader --feature ranking-next=on');
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'a.ts:1:17  function parseHeader']);
    expect(home.events().at(-1)?.f).toEqual({ 'ranking-next': 'on' });
    expect((await json('flags explain ranking-next')).watched).toMatchObject({ runs: 1, failed: 0, trippedAt: null });
    await ax('find parseHeader');
    expect(home.events().at(-1)?.f).toBeUndefined();
    expect((await json('flags explain ranking-next')).watched.runs).toBe(1);
  });

  it('is looked for by those runs only for which somebody says something about it', async () => {
    const isQuiet = async (): Promise<boolean> => {
      const opened = await openProject({ root: project.root, env: home.env });
      opened.close();
      return opened.flags.quiet;
    };
    const quiet: boolean[] = [];
    for (const line of [
      ...['find parseHeader --feature ranking-next=on', 'flags kill ranking-next', 'flags revive ranking-next'],
      ...['experiment start ranking-next', 'experiment stop ranking-next', 'flags disable raw-walk'],
    ]) {
      expect((await ax(line)).status).toBe(0);
      quiet.push(await isQuiet());
    }
    expect(quiet).toEqual([true, false, true, false, true, false]);
  });

  it('is written into the file of the project or the user, and nothing else is lost there', async () => {
    writeFileSync(config(), '{\n  // why\n  "find": { "limit": 5 }\n}\n');
    expect(await json('flags rollout semantic-search 12.5')).toMatchObject({ changed: true, rollout: 12.5 });
    expect(readFileSync(config(), 'utf8')).toContain('// why');
    expect(await json('flags enable semantic-search')).toMatchObject({ changed: false, rollout: 12.5 });
    expect(await json('flags rollout semantic-search 100%')).toMatchObject({ value: true, reason: 'STATIC' });
    expect(await json('flags disable semantic-search')).toMatchObject({ value: false, reason: 'DISABLED' });
    expect(await json('flags disable semantic-search')).toMatchObject({ changed: false });
    await ax('flags enable semantic-search --user');
    expect(await get('semantic-search')).toBe('on STATIC user file');
    expect((await json('flags history')).history.map(({ what }) => what)).toEqual([
      ...['enabled', 'disabled', 'rollout', 'rollout'],
    ]);
  });

  it('that was written as true or false can be rolled out', async () => {
    writeFileSync(config(), '{ "features": { "semantic-search": true } }');
    await ax('flags rollout semantic-search 10');
    expect(written()).toEqual({ features: { 'semantic-search': { enabled: true, rollout: 10 } } });
  });

  it('loses its ramp with a percentage', async () => {
    const ramp = [{ after: '2026-01-01', rollout: 50 }];
    writeFileSync(config(), JSON.stringify({ features: { 'semantic-search': { ramp } } }));
    await ax('flags rollout semantic-search 0');
    expect(written()).toEqual({ features: { 'semantic-search': { enabled: true, rollout: 0 } } });
  });

  it('is looked at from elsewhere', async () => {
    const rule = { users: ['ada'], cohorts: ['early'], rollout: 50, after: '2027-01-01' };
    writeFileSync(config(), JSON.stringify({ features: { 'semantic-search': rule } }));
    expect(await get('semantic-search')).toBe('off DEFAULT project file');
    expect(await get('semantic-search --at 2027-01-01 --user ada')).toBe('on TARGETING_MATCH project file');
    expect(await get('semantic-search --at 2027-01-01 --cohort early')).toBe('on TARGETING_MATCH project file');
    expect(await get('semantic-search --at 2027-01-01', { AX_FLAGS_COHORTS: 'late,early' })).toMatch(/^on TARG/);
    const units = await Promise.all(
      Array.from({ length: 20 }, (_, i) => get(`semantic-search --at 2027-01-01 --user bob --unit u${i}`)),
    );
    expect(new Set(units)).toEqual(new Set(['on SPLIT project file', 'off SPLIT project file']));
    expect((await ax('flags get semantic-search --at tomorrow')).status).toBe(2);
  });

  it('keeps an id for this installation when it needs one', async () => {
    const file = join(home.env.XDG_STATE_HOME!, 'automatosx/flags/install');
    await ax('flags list');
    expect(existsSync(file)).toBe(false);
    await ax('flags rollout semantic-search 50');
    const id = readFileSync(file, 'utf8').trim();
    const here = await get('semantic-search');
    expect(await get(`semantic-search --unit ${id}`)).toBe(here);
  });

  it('divides repositories by the id of their index', async () => {
    writeFileSync(config(), '{ "features": { "cross-file-analysis": { "rollout": 50 } } }');
    const without = await json('flags explain cross-file-analysis');
    expect(without).toMatchObject({ value: true, reason: 'DEFAULT' });
    expect(JSON.stringify(without)).toContain('this repository has no index yet');
    await ax('index');
    expect(await get('cross-file-analysis')).toMatch(/^(on|off) SPLIT project file$/);
  });

  it('is killed and revived on this machine', async () => {
    await ax('flags enable ranking-next');
    expect(await json('flags kill ranking-next --reason wrong')).toMatchObject({
      variant: 'off',
      decidedBy: 'breaker',
    });
    expect(await get('ranking-next')).toBe('off DISABLED breaker');
    expect(await get('ranking-next --feature ranking-next=on')).toBe('on STATIC option');
    expect(await json('flags revive ranking-next')).toMatchObject({ revived: true, variant: 'on' });
    expect(await json('flags revive ranking-next')).toMatchObject({ revived: false });
    const { history } = await json('flags history ranking-next');
    expect(history.map(({ what, detail }) => `${what} ${detail}`.trim())).toEqual([
      ...['revived', 'killed wrong', 'enabled in the file of the project'],
    ]);
  });

  it('is revived at once, though nobody has found yet that its runs crashed', async () => {
    await ax('flags enable ranking-next');
    const log = runLogFile(join(home.env.XDG_STATE_HOME!, 'automatosx', 'flags'), 'ranking-next', '2.0.0');
    const { pid } = spawnSync('true');
    const began = Date.now();
    for (let i = 0; i < 5; i++)
      appendToRunLog(log, lineOfRun({ id: `${i}`, place: surroundings.place(), pid, began, command: 'find' }));
    expect(await json('flags revive ranking-next')).toMatchObject({ revived: true, variant: 'on' });
    expect(await get('ranking-next')).toBe('on STATIC project file');
  });

  it('is rolled back by what telemetry knows, which is read and never written or waited for', async () => {
    const kept = home.directory;
    for (let i = 0; i < 20; i++) await ax('outline a.ts');
    await ax('telemetry stats');
    const files = (): string[] =>
      readdirSync(kept, { recursive: true }).map((name) => {
        const { mtimeMs, size } = statSync(join(kept, String(name)));
        return `${name} ${size} ${mtimeMs}`;
      });
    const before = files();
    const log = runLogFile(join(kept, '..', 'flags'), 'ranking-next', '2.0.0');
    for (let i = 0; i < 5; i++) {
      appendToRunLog(log, lineOfRun({ id: `${i}`, place: 'x', pid: 1, began: Date.now(), command: 'outline' }));
      appendToRunLog(log, `e ${i} failed`);
    }
    const folding = openDatabase({ path: join(kept, 'telemetry.db') });
    await ax('flags enable ranking-next', { AX_TELEMETRY: 'off' });
    const { stderr } = await folding.longTransaction(() => ax('find parseHeader', { AX_TELEMETRY: 'off' }));
    expect(stderr).toMatch(/^ax: the feature ranking-next failed in 5 of 5 runs/);
    expect(files().filter((file) => !file.startsWith('telemetry.db-'))).toEqual(before);
    folding.close();
  });

  it('that does not exist is refused where it would be changed', async () => {
    for (const line of ['enable', 'disable', 'kill', 'revive', 'explain', 'history'])
      expect(await ax(`flags ${line} rankin-next`)).toMatchObject({
        status: 2,
        stderr: 'ax: there is no flag "rankin-next" (did you mean ranking-next?)\n',
      });
    expect(await ax('flag get rankin-next --json')).toMatchObject({
      status: 2,
      stdout: `${JSON.stringify({ name: 'rankin-next', value: false, variant: 'off', reason: 'ERROR', decidedBy: 'default', known: false })}\n`,
    });
    expect((await ax('flags rollout ranking-next 250')).stderr).toContain('from 0 to 100, not "250"');
    expect(existsSync(config())).toBe(false);
  });

  it('is not held to account for a full disk, or a reader that went away', async () => {
    for (const to of ['> /dev/full 2> full.txt || true', '| true', '| true']) {
      const { XDG_STATE_HOME = '' } = home.env;
      const child = shell(
        `XDG_STATE_HOME=${XDG_STATE_HOME} ax find parseHeader --feature ranking-next=on ${to}`,
        project.root,
      );
      expect((await ended(child)).status).toBe(0);
    }
    const kept = join(home.env.XDG_STATE_HOME!, 'automatosx/flags');
    const log = readFileSync(join(kept, readdirSync(kept).find((name) => name.startsWith('ranking-next@'))!), 'utf8');
    expect([log.match(/^e .* ok$/gm)?.length, log.match(/failed/)]).toEqual([3, null]);
  });

  it('is held to account for a request of a batch that fails, though the batch goes on', async () => {
    await ax('index');
    const [index] = readdirSync(join(project.root, '.automatosx')).filter((name) => /^index-\d+\.db$/.test(name));
    const db = openDatabase({ path: join(project.root, '.automatosx', index!) });
    db.exec("UPDATE facts SET data = x'ffffffff'");
    db.close();
    const requests = ['parseHeader', 'nothing'].map((symbol) => ({ command: 'refs', input: { symbol } }));
    const { status, stdout } = await home.ax(['batch', '--feature', 'cross-file-analysis=off'], {
      cwd: project.root,
      input: requests.map((request) => JSON.stringify(request)).join('\n'),
    });
    expect([status, stdout]).toEqual([0, expect.stringMatching(/"code":"index-damaged".*\n.*"ok":true/)]);
    expect((await json('flags explain cross-file-analysis')).watched).toMatchObject({ runs: 1, failed: 1 });
  });

  it('says what is damaged, and goes on', async () => {
    const kept = join(home.env.XDG_STATE_HOME!, 'automatosx/flags');
    mkdirSync(join(kept, 'ranking-next@2.0.0.log'), { recursive: true });
    writeFileSync(join(kept, 'history.jsonl'), 'null\n{"at":1e300,"flag":"a","what":"b","detail":""}\n{"at":"x"}\n');
    expect((await ax('flags history')).stdout).toBe('nothing was done to flags here\n');
    expect((await json('flags explain ranking-next')).watched).toBeNull();
    rmSync(kept, { recursive: true });
    writeFileSync(kept, '');
    expect((await ax('flags kill ranking-next')).stderr).toMatch(/^ax: it cannot be kept: /);
    expect((await ax('flags revive ranking-next')).stderr).toMatch(/^ax: (it cannot be kept|ENOTDIR)/);
  });

  it('is not written where features are no object', async () => {
    for (const text of ['{ "features": [] }', '{ "features": "x" }', '{ "features": null }']) {
      writeFileSync(config(), text);
      expect(await ax('flags rollout ranking-next 10')).toMatchObject({
        status: 2,
        stderr: `ax: ${config()}: features must be an object (mend it, or take it out)\n`,
      });
      expect(readFileSync(config(), 'utf8')).toBe(text);
    }
    rmSync(config());
    mkdirSync(config());
    expect((await ax('flags lint')).status).toBe(2);
    rmSync(config(), { recursive: true });
  });

  it('needs no home', async () => {
    const nowhere = { HOME: '', XDG_STATE_HOME: '' };
    expect(await get('raw-walk', nowhere)).toBe('on DEFAULT default');
    expect(await ax('flags kill raw-walk', nowhere)).toMatchObject({
      status: 3,
      stderr: 'ax: there is no home to keep it in (set HOME)\n',
    });
    expect((await ax('flags history', nowhere)).stdout).toBe('nothing was done to flags here\n');
    expect(await ax('flags enable ranking-next --user', { ...nowhere, XDG_CONFIG_HOME: '' })).toMatchObject({
      status: 3,
      stderr: 'ax: there is no home for a configuration file (set HOME)\n',
    });
  });
});

describe('what is wrong about flags', () => {
  const problems = async (text: string, line = 'flags lint', env = {}): Promise<string[]> => {
    writeFileSync(config(), text);
    const found = (await json(line, env)).problems;
    return found.map((each) => {
      expect(each.path).toBe(each.line > 0 ? 'automatosx.config.json' : '');
      return `${each.line}: ${each.message}${each.hint ? ` (${each.hint})` : ''}`;
    });
  };

  it('is found with path and line', async () => {
    const text = `{
  "features": {
    "rankin-next": true,
    "ranking-next": {
      "enabled": "yes",
      "rollout": 250,
      "users": "ada",
      "after": "2027-02-30",
      "expires": "2027-01-01",
      "ramp": [
        { "after": "2027-02-01", "rollout": 50 },
        { "after": "2027-01-01",
          "rollout": 10 }
      ]
    },
    "semantic-search": 7,
    "raw-walk": { "requires": ["cross-file-analysis"], "before": "2027-01-01", "after": "2027-01-01" },
    "cross-file-analysis": {
      "requires": ["raw-walk", "nothing"] },
  }
}
`;
    expect(await problems(text)).toEqual([
      '3: unknown flag "rankin-next" (did you mean "ranking-next"?)',
      '5: ranking-next.enabled must be true or false, not "yes"',
      '6: ranking-next.rollout must be a percentage from 0 to 100, not 250',
      '7: ranking-next.users must be a list of names, not "ada"',
      '8: ranking-next.after must be a day or a time, not "2027-02-30" (write "2027-01-31" or "2027-01-31T09:00:00Z")',
      expect.stringMatching(/^9: ranking-next\.expires is not known \(/),
      '12: ranking-next.ramp.1.after must be later than that of the step before',
      '13: ranking-next.ramp.1.rollout must not be lower than in the step before',
      expect.stringMatching(/^16: semantic-search must be an object, not 7/),
      '17: raw-walk.before is not later than after (it would never be in force)',
      '19: cross-file-analysis: raw-walk: raw-walk.before is not later than after',
    ]);
    expect((await ax('flags lint')).status).toBe(2);
  });

  it('is said once where a time cannot be read, and nothing of its order', async () => {
    const ramp = [
      { after: 'soon', rollout: 1e3 },
      { after: 7, rollout: 5 },
    ];
    const rules = { 'raw-walk': { after: 'yesterday', before: 'today' }, 'ranking-next': { ramp } };
    const text = JSON.stringify({ features: rules }).replace('1000', '1e999');
    const hint = '(write "2027-01-31" or "2027-01-31T09:00:00Z")';
    expect(await problems(text)).toEqual([
      `1: raw-walk.after must be a day or a time, not "yesterday" ${hint}`,
      `1: raw-walk.before must be a day or a time, not "today" ${hint}`,
      `1: ranking-next.ramp.0.after must be a day or a time, not "soon" ${hint}`,
      '1: ranking-next.ramp.0.rollout must be a percentage from 0 to 100, not Infinity',
      `1: ranking-next.ramp.1.after must be a day or a time, not 7 ${hint}`,
    ]);
  });

  it('is a circle, or leads to nothing', async () => {
    const rules = { 'raw-walk': { requires: ['ranking-next'] }, 'ranking-next': { requires: ['raw-walk'] } };
    expect(await problems(JSON.stringify({ features: rules }))).toEqual([
      '1: ranking-next: raw-walk: requires itself: ranking-next -> raw-walk -> ranking-next',
      '1: raw-walk: ranking-next: requires itself: raw-walk -> ranking-next -> raw-walk',
    ]);
    expect(await get('raw-walk')).toBe('on ERROR requires');
    const nothing = { 'raw-walk': { requires: ['nothing'] } };
    expect(await problems(JSON.stringify({ features: nothing }))).toEqual([
      '1: raw-walk: nothing: there is no flag nothing',
    ]);
  });

  it('is a file that cannot be read, and the defaults hold', async () => {
    expect(await problems('{\n  "features": {\n')).toEqual(['3: not valid JSON: Close brace expected']);
    expect(await get('raw-walk')).toBe('on ERROR project file');
    expect(await get('ranking-next')).toBe('off ERROR project file');
    expect(await problems('{ "features": [] }')).toEqual([
      '1: features must be an object (write "features": { "NAME": { … } })',
    ]);
    expect(await get('raw-walk')).toBe('on ERROR project file');
  });

  it('is a second file of the project, and the defaults hold', async () => {
    const second = join(project.root, '.automatosx', 'config.json');
    mkdirSync(join(project.root, '.automatosx'));
    writeFileSync(second, '{ "features": { "raw-walk": true } }');
    expect(await get('raw-walk')).toBe('on STATIC project file');
    writeFileSync(config(), '{ "features": { "raw-walk": false } }');
    expect((await json('flags lint')).problems).toEqual([
      {
        ...{ flag: null, path: '.automatosx/config.json', line: 1, hint: 'keep one of them' },
        message: `two project configurations: ${config()} and ${second}`,
      },
    ]);
    expect(await get('raw-walk')).toBe('on ERROR project file');
    expect((await ax('flags disable raw-walk')).stderr).toContain('two project configurations');
    expect(written()).toEqual({ features: { 'raw-walk': false } });
  });

  it('is a section that does not exist, with the nearest one', async () => {
    expect(await problems('{\n  "feature": { "raw-walk": false }\n}')).toEqual([
      '2: unknown section "feature" (did you mean "features"?)',
    ]);
  });

  it('is also a problem of the configuration', async () => {
    writeFileSync(config(), '{ "features": {\n "ranking-next": { "rollout": 250 } } }');
    const { status, stdout } = await ax('config validate --json', { AX_FEATURE_RAW_WALK: 'maybe' });
    expect([status, JSON.parse(stdout).problems]).toEqual([
      2,
      [
        expect.objectContaining({ message: 'AX_FEATURE_RAW_WALK=maybe is neither on nor off' }),
        {
          code: 'invalid-config',
          message: `${config()}:2: ranking-next.rollout must be a percentage from 0 to 100, not 250`,
          hint: '',
        },
      ],
    ]);
    writeFileSync(config(), '{ "features": ');
    expect(JSON.parse((await ax('config validate --json')).stdout).problems).toHaveLength(1);
    writeFileSync(config(), '{ "features": { "ranking-next": { "rollout": 25 } } }');
    expect(await ax('config validate')).toMatchObject({ status: 0, stdout: `valid: ${config()}\n` });
  });

  it('is in the environment and in options', async () => {
    const env = { AX_FEATURE_RAW_WALK: 'perhaps', AX_FEATURE_RAW_WLAK: '1' };
    expect(await problems('{}', 'flags lint --feature nope=on --feature ranking-next', env)).toEqual([
      '0: --feature: unknown flag "nope" (there are cross-file-analysis, semantic-search, ranking-next, raw-walk)',
      '0: --feature ranking-next is neither on nor off (write --feature ranking-next=on)',
      '0: AX_FEATURE_RAW_WALK=perhaps is neither on nor off (write 1 or 0)',
      '0: unknown environment variable AX_FEATURE_RAW_WLAK (did you mean AX_FEATURE_RAW_WALK?)',
    ]);
  });

  it('is said once, and the command does its work', async () => {
    // On a slow machine something is said of that as well.
    await ax('index');
    writeFileSync(config(), '{ "features": { "old": {}, "ranking-next": { "rollout": 250 }, "raw-walk": 1 } }');
    const { status, stderr, stdout } = await ax('find parseHeader');
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'a.ts:1:17  function parseHeader']);
    expect(stderr).toBe(
      `ax: feature flags: ${config()}:1: unknown flag "old" (the flags are cross-file-analysis, semantic-search, ranking-next, raw-walk) and 2 more; defaults hold there (ax flags lint)\n`,
    );
  });
});

describe('flags whose time is over', () => {
  it('are named', async () => {
    const rules = {
      'semantic-search': { rollout: 100 },
      'ranking-next': { before: '2026-01-01' },
      'raw-walk': { rollout: 100 },
    };
    writeFileSync(config(), JSON.stringify({ features: rules }));
    const { stale } = await json('flags stale');
    expect(stale.map(({ flag, why }) => `${flag} ${why}`)).toEqual([
      `semantic-search on for everybody in ${config()}`,
      `ranking-next its time is over in ${config()}`,
    ]);
    rmSync(config());
    await ax('flags rollout ranking-next 50');
    expect((await json('flags stale')).stale).toEqual([]);
    await ax('flags rollout ranking-next 100');
    expect((await json('flags stale')).stale).toMatchObject([{ flag: 'ranking-next', owner: 'query' }]);
    rmSync(config());
    mkdirSync(config());
    expect((await ax('flags stale')).stdout).toBe('no flag is stale\n');
  });
});
