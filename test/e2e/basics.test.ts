import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AX, ax, type Ended, ended, type Place, place, SAMPLE, shell } from './program.ts';

let project: Place;
beforeAll(() => {
  project = place(SAMPLE);
});
afterAll(() => project.close());

const run = (...args: string[]): Promise<Ended> => ax(args, { cwd: project.root });

describe('the program', () => {
  it('without arguments shows a short help', async () => {
    const { status, stdout, stderr } = await run();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Usage: ax COMMAND');
    expect(stdout).toMatch(/^ {2}find +Search code/m);
  });

  it('tells its version in three ways', async () => {
    const first = await run('--version');
    expect(first.stdout).toMatch(/^ax \d+\.\d+\.\d+\S*\n$/);
    expect(await run('version')).toEqual(first);
    expect(await run('-V')).toEqual(first);
    const { version } = JSON.parse((await run('version', '--json')).stdout) as { version: string };
    expect(first.stdout).toBe(`ax ${version}\n`);
  });

  it('keeps compiled code in the cache of the user, where node can and may', () => {
    const cache = mkdtempSync(join(tmpdir(), 'ax-cache-'));
    const env = { PATH: process.env.PATH ?? '', XDG_CACHE_HOME: cache, LOCALAPPDATA: cache };
    try {
      execFileSync(process.execPath, [AX, 'version'], { env: { ...env, NODE_DISABLE_COMPILE_CACHE: '1' } });
      expect(existsSync(join(cache, 'automatosx'))).toBe(false);
      execFileSync(process.execPath, [AX, 'version'], { env });
      expect(existsSync(join(cache, 'automatosx'))).toBe('enableCompileCache' in module);
    } finally {
      rmSync(cache, { recursive: true });
    }
  });

  it('explains a command in two ways, with examples', async () => {
    const first = await run('help', 'def');
    expect(first.status).toBe(0);
    expect(first.stdout).toContain('Usage: ax def [OPTIONS] SYMBOL');
    expect(first.stdout).toContain('Examples:');
    expect(await run('def', '--help')).toEqual(first);
    expect(await run('def', '--limt', '-h')).toMatchObject({ status: 2 });
    const described = JSON.parse((await run('help', 'def', '--json')).stdout) as { input: { required: string[] } };
    expect(described.input.required).toEqual(['symbol']);
  });

  it('refuses what it does not know with one line and status 2', async () => {
    for (const [args, message] of [
      [['fnd'], 'ax: unknown command "fnd" (did you mean "find"?)\n'],
      [['help', 'fnd'], 'ax: unknown command "fnd" (did you mean "find"?)\n'],
      [['def', 'x', '--contxt', '3'], 'ax: unknown option --contxt (did you mean --context?)\n'],
      [['def'], 'ax: SYMBOL is missing (ax def SYMBOL)\n'],
      [['find', 'x', '--limit', 'ten'], 'ax: --limit must be a whole number from 0 to 10000, not "ten"\n'],
      [['--set', 'find.limt=3', 'config'], 'ax: --set: unknown setting "find.limt" (did you mean "find.limit"?)\n'],
      [['config', 'get', 'find.limt'], 'ax: unknown setting "find.limt" (did you mean "find.limit"?)\n'],
      [['completion', 'bsh'], 'ax: SHELL cannot be "bsh" (did you mean "bash"?)\n'],
    ] as const) {
      expect(await run(...args)).toEqual({ status: 2, stdout: '', stderr: message });
    }
  });

  it('says errors as JSON on stdout with --json', async () => {
    const { status, stdout, stderr } = await run('fnd', '--json');
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      error: { code: 'usage', message: 'unknown command "fnd"', hint: 'did you mean "find"?' },
    });
  });

  it('says nothing but errors with --quiet', async () => {
    expect(await run('-q', 'languages')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(await run('def', 'zebraCrossing', '--quiet', '--json')).toEqual({ status: 1, stdout: '', stderr: '' });
    expect(await run('fnid', '-q')).toMatchObject({ status: 2, stderr: expect.stringContaining('"find"') });
    expect((await run('find', '-q', '-h')).stdout).toContain('Usage: ax find');
  });

  it('says on stderr that its output cannot be written', async () => {
    for (const json of ['', '--json']) {
      const ending = await ended(shell(`ax languages ${json} > /dev/full`, project.root), '');
      expect(ending).toMatchObject({
        status: 3,
        stderr: expect.stringMatching(/^ax: the output cannot be written: ENOSPC/),
      });
    }
  });

  it('refuses a directory that does not exist', async () => {
    const { status, stderr } = await run('-C', 'nowhere', 'status');
    expect(status).toBe(2);
    expect(stderr).toContain('nowhere');
  });

  it('colours only when asked to, without a terminal', async () => {
    const plain = await run('help', 'def');
    const colored = await ax(['help', 'def'], { cwd: project.root, env: { FORCE_COLOR: '1' } });
    expect(plain.stdout).not.toContain('\x1b[');
    expect(colored.stdout).toContain('\x1b[1m');
    for (const [args, env] of [
      [['--no-color'], { FORCE_COLOR: '1' }],
      [[], { FORCE_COLOR: '1', NO_COLOR: '1' }],
      [[], { FORCE_COLOR: '0' }],
    ] as const) {
      expect((await ax(['help', 'def', ...args], { cwd: project.root, env })).stdout).toBe(plain.stdout);
    }
  });
});

describe('ax config', () => {
  it('sets, shows with origin, gets and unsets', async () => {
    const home = place({}, { git: true });
    const config = (...args: string[]): Promise<Ended> => ax(['config', ...args], { cwd: home.root });
    expect((await config('set', 'find.limit', '7')).stdout).toContain('find.limit = 7');
    expect((await config('get', 'find.limit')).stdout).toBe('7\n');
    const shown = JSON.parse((await config('show', '--json')).stdout) as {
      settings: Record<string, { origin: string }>;
    };
    expect(shown.settings['find.limit']).toMatchObject({ value: 7, origin: 'project', default: 20 });
    expect(shown.settings['index.jobs']).toMatchObject({ origin: 'default' });
    const over = await ax(['config', 'get', 'find.limit', '--json'], { cwd: home.root, env: { AX_FIND_LIMIT: '9' } });
    expect(JSON.parse(over.stdout)).toMatchObject({ value: 9, origin: 'environment', source: 'AX_FIND_LIMIT' });
    expect((await config('get', 'find.limit', '-c', 'find.limit=3')).stdout).toBe('3\n');
    expect((await config('set', '--user', 'find.limit', '8')).status).toBe(0);
    expect((await config('unset', 'find.limit')).stdout).toContain('find.limit removed');
    expect((await config('get', 'find.limit')).stdout).toBe('8\n');
    expect((await config('path')).stdout).toContain('automatosx.config.json');
    expect((await config('init')).status).toBe(2);
    expect((await config('set', 'find.limit', '0')).status).toBe(2);
    home.close();
  });

  it('replaces the file behind a link, and prints bare values for scripts', async () => {
    const linked = place({ 'dotfiles/ax.json': '{}\n', 'config/automatosx/keep': '' });
    const link = join(linked.root, 'config/automatosx/config.json');
    symlinkSync('../../dotfiles/ax.json', link);
    const options = { cwd: linked.root, env: { XDG_CONFIG_HOME: join(linked.root, 'config') } };
    expect((await ax(['config', 'get', 'index.exclude'], options)).stdout).toBe('\n');
    expect((await ax(['config', 'set', '--user', 'index.exclude', 'a/,b/'], options)).status).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(linked.root, 'dotfiles/ax.json'), 'utf8')).toContain('"a/"');
    expect((await ax(['config', 'get', 'index.exclude'], options)).stdout).toBe('a/,b/\n');
    linked.close();
  });

  it('init and validate', async () => {
    const home = place({}, { git: true });
    const config = (...args: string[]): Promise<Ended> => ax(['config', ...args], { cwd: home.root });
    expect((await config('validate')).status).toBe(0);
    expect((await config('init')).status).toBe(0);
    expect((await config('validate')).status).toBe(0);
    home.write('automatosx.config.json', '{\n  "index": { "exclud": [] }\n}\n');
    const { status, stdout } = await config('validate', '--json');
    expect(status).toBe(2);
    const { problems } = JSON.parse(stdout) as { problems: { message: string; hint: string }[] };
    expect(problems[0]?.message).toMatch(/automatosx\.config\.json:2: unknown setting "index\.exclud"$/);
    expect(problems[0]?.hint).toBe('did you mean "index.exclude"?');
    const refused = await ax(['status'], { cwd: home.root });
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('automatosx.config.json:2');
    home.close();
  });
});

describe('ax languages, ax doctor', () => {
  it('list what is supported', async () => {
    const { status, stdout } = await run('languages', '--json');
    expect(status).toBe(0);
    const { languages } = JSON.parse(stdout) as { languages: { id: string; level: string; extensions: string[] }[] };
    const ids = languages.map(({ id }) => id);
    expect(ids).toContain('typescript');
    expect(languages.filter(({ level }) => level === 'broken')).toEqual([]);
    for (const id of ids) expect((await run('languages')).stdout).toContain(id);
  });

  it('examines the installation', async () => {
    const { status, stdout } = await run('doctor', '--json');
    const { ok, checks } = JSON.parse(stdout) as { ok: boolean; checks: { name: string; status: string }[] };
    expect(checks.filter((check) => check.status === 'fail')).toEqual([]);
    expect({ status, ok }).toEqual({ status: 0, ok: true });
    expect(checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['node', 'sqlite', 'parser', 'grammar typescript', 'index', 'permissions', 'disk', 'git']),
    );
    expect((await run('doctor')).stdout).toContain('everything that is needed works');
  });
});
