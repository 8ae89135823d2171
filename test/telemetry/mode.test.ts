import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { telemetryDirectory } from '../../src/telemetry/index.ts';
import { type Place, place } from '../e2e/program.ts';
import { type Done, type Home, makeHome } from './in-process.ts';

let home: Home;
let project: Place;
beforeEach(() => {
  home = makeHome();
  project = place({ 'a.ts': 'export const a = 1;\n', 'sub/b.ts': '' });
});
afterEach(() => {
  home.close();
  project.close();
});

/** The mode that holds in the project, why, and how many runs it records when `ax version` runs twice. */
async function check(env: Record<string, string> = {}): Promise<string> {
  const cwd = join(project.root, 'sub');
  const { stdout } = await home.ax(['telemetry', 'status', '--json'], { cwd, env });
  const { mode, reason } = JSON.parse(stdout) as { mode: string; reason: string };
  const before = home.events().length;
  for (let i = 0; i < 2; i++) await home.ax(['version'], { cwd, env });
  const all = home.events().slice(before);
  return `${mode} ${reason} ${all.length}${all.some(({ s }) => s !== undefined) ? ' to be sent' : ''}`;
}

const chosen = (text: string): void => {
  mkdirSync(home.directory, { recursive: true });
  writeFileSync(join(home.directory, 'mode'), text);
};
const committed = (mode: string): void =>
  project.write('automatosx.config.json', JSON.stringify({ telemetry: { mode } }));

describe('the mode', () => {
  it('is local when nobody says anything', async () => expect(await check()).toBe('local default 2'));

  it('is what the user chose', async () => {
    chosen('off 1\n');
    expect(await check()).toBe('off choice 0');
    chosen('on 1\n');
    expect(await check()).toBe('on choice 2 to be sent');
    chosen('local 1\n');
    expect(await check()).toBe('local choice 2');
    chosen('');
    expect(await check()).toBe('off choice 0');
  });

  it('is local where the user agreed to less than what is sent now', async () => {
    chosen('on 0\n');
    expect(await check()).toBe('local choice 2');
  });

  it('is off in a CI and for those who do not want to be tracked, whatever was chosen', async () => {
    chosen('on 1\n');
    expect(await check({ CI: 'true' })).toBe('off CI 0');
    expect(await check({ GITHUB_ACTIONS: '1' })).toBe('off CI 0');
    expect(await check({ DO_NOT_TRACK: '1' })).toBe('off DO_NOT_TRACK 0');
    expect(await check({ CI: 'false', DO_NOT_TRACK: '0' })).toBe('on choice 2 to be sent');
  });

  it('is lowered by a committed file, never raised', async () => {
    committed('off');
    expect(await check()).toBe('off config 0');
    chosen('on 1\n');
    expect(await check()).toBe('off config 0');
    committed('local');
    expect(await check()).toBe('local config 2');
    committed('on');
    expect(await check()).toBe('on choice 2 to be sent');
    chosen('local 1\n');
    expect(await check()).toBe('local choice 2');
  });

  it('is lowered by the file of the user and for one run', async () => {
    chosen('on 1\n');
    const run = async (...args: string[]): Promise<number> => {
      const before = home.events().length;
      await home.ax(args, { cwd: project.root });
      return home.events().length - before;
    };
    expect(await run('version', '--set', 'telemetry.mode=off')).toBe(0);
    expect(await run('def', 'a', '--set', 'telemetry.mode=off')).toBe(0);
    expect(await run('def', 'a')).toBe(1);
    mkdirSync(join(home.env.XDG_CONFIG_HOME!, 'automatosx'), { recursive: true });
    const file = join(home.env.XDG_CONFIG_HOME!, 'automatosx', 'config.json');
    writeFileSync(file, '{ "telemetry": { "mode": "off" } }');
    expect(await check()).toBe('off config 0');
  });

  it('that the file of the user has lowered is not raised by one of a project', async () => {
    chosen('on 1\n');
    mkdirSync(join(home.env.XDG_CONFIG_HOME!, 'automatosx'), { recursive: true });
    const file = join(home.env.XDG_CONFIG_HOME!, 'automatosx', 'config.json');
    writeFileSync(file, '{ "telemetry": { "mode": "local" } }');
    committed('on');
    expect(await check()).toBe('local config 2');
    committed('off');
    expect(await check()).toBe('off config 0');
    writeFileSync(file, '{ "telemetry": { "mode": "off" } }');
    committed('local');
    expect(await check()).toBe('off config 0');
    const { stdout } = await home.ax(['telemetry', 'status', '--json'], { cwd: project.root });
    expect(JSON.parse(stdout)).toMatchObject({ mode: 'off', reason: 'config', source: file });
  });

  it('says what has lowered it', async () => {
    const status = ['telemetry', 'status', '--set', 'telemetry.mode=off'];
    expect((await home.ax(status, { cwd: project.root })).stdout).toMatch(/^because +--set$/m);
  });

  it('is AX_TELEMETRY before all else', async () => {
    committed('off');
    chosen('off 1\n');
    expect(await check({ AX_TELEMETRY: 'local', CI: '1', DO_NOT_TRACK: '1' })).toBe('local AX_TELEMETRY 2');
    expect(await check({ AX_TELEMETRY: 'on' })).toBe('on AX_TELEMETRY 2 to be sent');
    chosen('on 1\n');
    for (const word of ['off', '0', 'false', 'no']) {
      expect(await check({ AX_TELEMETRY: word })).toBe('off AX_TELEMETRY 0');
    }
  });

  it('is also that of the variable that is named as those of all other settings are', async () => {
    expect(await check({ AX_TELEMETRY_MODE: 'off' })).toBe('off AX_TELEMETRY 0');
    expect(await check({ AX_TELEMETRY_MODE: 'off', AX_TELEMETRY: 'local' })).toBe('local AX_TELEMETRY 2');
    const how = { cwd: project.root, env: { AX_TELEMETRY_MODE: 'off' } };
    expect((await home.ax(['config', 'validate'], how)).status).toBe(0);
    expect(JSON.parse((await home.ax(['config', 'get', 'telemetry.mode', '--json'], how)).stdout)).toMatchObject({
      ...{ value: 'off', origin: 'environment', source: 'AX_TELEMETRY_MODE' },
    });
  });

  it('is off where settings cannot be read', async () => {
    project.write('automatosx.config.json', '{ "telemetry": { "mode": "of');
    await home.ax(['version'], { cwd: project.root });
    await home.ax(['def', 'a'], { cwd: project.root });
    expect(existsSync(home.env.XDG_STATE_HOME!)).toBe(false);
  });

  it('changes with the commands that choose it, which say when something else holds', async () => {
    const run = (...args: string[]): Promise<Done> => home.ax(['telemetry', ...args], { cwd: project.root });
    expect((await run('off')).stdout).toBe('telemetry is off: nothing is recorded\n');
    expect(readFileSync(join(home.directory, 'mode'), 'utf8')).toBe('off 1\n');
    committed('local');
    expect((await run('on')).stdout).toMatch(/^telemetry is on.*\nhere it is local all the same, because of a config/);
    expect(await check()).toBe('local config 2');
  });

  it('is shown by ax status', async () => {
    committed('off');
    const { stdout } = await home.ax(['status', '--json'], { cwd: project.root });
    expect(JSON.parse(stdout)).toMatchObject({ telemetry: { mode: 'off', reason: 'config' } });
  });
});

it('telemetry is kept where the platform keeps the state of programs', () => {
  expect(telemetryDirectory({ HOME: '/h', XDG_STATE_HOME: '/s' }, 'linux')).toBe('/s/automatosx/telemetry');
  expect(telemetryDirectory({ HOME: '/h', XDG_STATE_HOME: 's' }, 'linux')).toBe('/h/.local/state/automatosx/telemetry');
  expect(telemetryDirectory({ HOME: '/h' }, 'darwin')).toBe('/h/Library/Application Support/automatosx/telemetry');
  expect(telemetryDirectory({}, 'linux')).toBeUndefined();
});

describe('the question', () => {
  const endpoint = { AX_TELEMETRY_ENDPOINT: 'http://user:secret@counts.example/in' };
  const ask = (args: string[], input: string, env: Record<string, string> = endpoint): Promise<Done> =>
    home.ax(args, { cwd: project.root, env, input, terminal: true });
  const use = async (): Promise<void> => {
    for (let i = 0; i < 10; i++) await home.ax(['version'], { cwd: project.root });
  };

  it('is asked once, after several successful runs, of somebody who sits there; Enter is no', async () => {
    expect((await ask(['def', 'a'], '\n')).stderr).not.toContain('?');
    await use();
    const { stderr, status } = await ask(['def', 'a'], '\n');
    expect(stderr).toMatch(
      /May "ax telemetry submit" send these counts to counts\.example\? \[y\/N\] Nothing is sent\.\n$/,
    );
    expect(stderr).not.toContain('secret');
    expect(status).toBe(0);
    expect(readFileSync(join(home.directory, 'mode'), 'utf8')).toBe('local 1\n');
    expect((await ask(['def', 'a'], 'y\n')).stderr).toBe('');
  });

  it('takes a yes, and is asked again when more would be sent', async () => {
    await use();
    await ask(['def', 'a'], 'Yes\n');
    expect(readFileSync(join(home.directory, 'mode'), 'utf8')).toBe('on 1\n');
    chosen('on 0\n');
    expect((await ask(['def', 'a'], 'no\n')).stderr).toContain('[y/N]');
    expect(readFileSync(join(home.directory, 'mode'), 'utf8')).toBe('local 1\n');
  });

  it('is not asked of programs, in a CI, after a failure, or where nothing can be sent', async () => {
    await use();
    const silent: Promise<Done>[] = [
      ask(['def', 'a', '--json'], 'y\n'),
      ask(['def', 'a', '-q'], 'y\n'),
      ask(['def', 'nothing'], 'y\n'),
      ask(['def', 'a'], 'y\n', { ...endpoint, CI: '1' }),
      ask(['def', 'a'], 'y\n', { ...endpoint, AX_TELEMETRY: 'local' }),
      ask(['def', 'a'], 'y\n', {}),
      home.ax(['def', 'a'], { cwd: project.root, env: endpoint, input: 'y\n' }),
    ];
    for (const done of silent) expect((await done).stderr).not.toContain('[y/N]');
    expect(existsSync(join(home.directory, 'mode'))).toBe(false);
  });
});
