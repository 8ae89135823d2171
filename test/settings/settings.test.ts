import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AxError } from '../../src/model/index.ts';
import { createConfig, editConfig, parseText, settingKey, userFile } from '../../src/settings/editing.ts';
import { loadSettings, SETTING_KEYS, SETTINGS, unknownVariables } from '../../src/settings/index.ts';

const EDIT = new URL('../../dist/settings/edit.js', import.meta.url).href;

let root: string;
let env: Record<string, string>;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ax-settings-'));
  env = { XDG_CONFIG_HOME: join(root, 'xdg') };
});
afterEach(() => rmSync(root, { recursive: true }));

function put(path: string, text: string): string {
  const full = join(root, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
}

/** Loads the settings that `automatosx.config.json` with this text gives, or the refusal as `code: message (hint)`. */
async function check(text: string): Promise<string> {
  const path = put('automatosx.config.json', text);
  try {
    const { values } = await loadSettings({ root, env });
    const changed = SETTING_KEYS.filter((key) => JSON.stringify(values[key]) !== JSON.stringify(SETTINGS[key].default));
    return changed.map((key) => `${key}=${JSON.stringify(values[key])}`).join(' ');
  } catch (error) {
    if (!(error instanceof AxError)) throw error;
    return `${error.code}: ${error.message}${error.hint ? ` (${error.hint})` : ''}`.replaceAll(path, 'FILE');
  }
}

describe('a configuration file', () => {
  it('sets what it names', async () => {
    expect(await check('{}')).toBe('');
    expect(await check('{ "find": { "limit": 5 }, "index": { "exclude": ["a/", "*.b"] } }')).toBe(
      'index.exclude=["a/","*.b"] find.limit=5',
    );
    expect(await check('{ "output": { "color": "never" } }')).toBe('output.color="never"');
  });

  it('takes comments, trailing commas, a byte order mark, $schema and features', async () => {
    expect(await check('\uFEFF{ // why\n "find": { "limit": 5, }, /* x */ }')).toBe('find.limit=5');
    expect(await check('{ "$schema": "./s.json", "features": { "fast": { "enabled": true } } }')).toBe('');
  });

  it('takes sizes with a unit', async () => {
    const size = async (text: string): Promise<string> => await check(`{ "index": { "maxFileSize": ${text} } }`);
    expect(await size('2000')).toBe('index.maxFileSize=2000');
    expect(await size('"2MB"')).toBe('index.maxFileSize=2097152');
    expect(await size('"512 KiB"')).toBe('index.maxFileSize=524288');
    expect(await size('"1.5k"')).toBe('index.maxFileSize=1536');
    expect(await size('"2 bananas"')).toBe(
      'invalid-config: FILE:1: index.maxFileSize must be a number of bytes from 1 to 1073741824, or text such as "2MB", not "2 bananas"',
    );
  });

  it('is refused with line and nearest key', async () => {
    expect(await check('{\n  "find": {\n    "limt": 5\n  }\n}')).toBe(
      'invalid-config: FILE:3: unknown setting "find.limt" (did you mean "find.limit"?)',
    );
    expect(await check('{\n  "fnd": {}\n}')).toBe(
      'invalid-config: FILE:2: unknown section "fnd" (did you mean "find"?)',
    );
    expect(await check('{ "find.limit": 3 }')).toBe(
      'invalid-config: FILE:1: unknown section "find.limit" (write it nested: { "find": { "limit": … } })',
    );
    expect(await check('{ "index": { "limit": 3 } }')).toBe(
      'invalid-config: FILE:1: unknown setting "index.limit" (did you mean "find.limit"?)',
    );
  });

  it('is refused with what the value must be', async () => {
    expect(await check('{\n"find": { "limit": "many" } }')).toBe(
      'invalid-config: FILE:2: find.limit must be a whole number from 1 to 10000, not "many"',
    );
    expect(await check('{ "find": { "limit": 0 } }')).toContain('from 1 to 10000, not 0');
    expect(await check('{ "index": { "exclude": "a" } }')).toContain(
      'index.exclude must be a list of strings, not "a"',
    );
    expect(await check('{ "index": { "exclude": [1] } }')).toContain('must be a list of strings, not [1]');
    expect(await check('{ "output": { "color": "nevr" } }')).toBe(
      'invalid-config: FILE:1: output.color must be one of auto, always, never, not "nevr" (did you mean "never"?)',
    );
    expect(await check('{ "index": 3 }')).toContain('FILE:1: index must be an object');
    expect(await check('[]')).toContain('FILE:1: the configuration must be a JSON object');
    expect(await check('')).toContain('FILE:1: ');
    expect(await check('{\n\n"find": { "limit": 5 ')).toContain('FILE:3: not valid JSON');
  });
});

describe('layers', () => {
  it('later wins, and every value tells its origin', async () => {
    const user = put(
      'xdg/automatosx/config.json',
      '{ "find": { "limit": 1 }, "index": { "jobs": 1, "timeoutMs": 1 } }',
    );
    const project = put('.automatosx/config.json', '{ "find": { "limit": 2 }, "index": { "jobs": 2 } }');
    const loaded = await loadSettings({
      root,
      env: { ...env, AX_FIND_LIMIT: '3' },
      flags: { 'output.color': 'always' },
    });
    expect(loaded.values).toMatchObject({
      'find.limit': 3,
      'index.jobs': 2,
      'index.timeoutMs': 1,
      'output.color': 'always',
    });
    expect(loaded.origins['find.limit']).toEqual({ layer: 'environment', source: 'AX_FIND_LIMIT' });
    expect(loaded.origins['index.jobs']).toEqual({ layer: 'project', source: project });
    expect(loaded.origins['index.timeoutMs']).toEqual({ layer: 'user', source: user });
    expect(loaded.origins['output.color']).toEqual({ layer: 'flag', source: '' });
    expect(loaded.origins['watch.debounceMs']).toEqual({ layer: 'default', source: '' });
    expect(loaded.read).toEqual([user, project]);
  });

  it('features of user and project are handed on as they are written', async () => {
    put('xdg/automatosx/config.json', '{ "features": { "a": 1, "b": 1 } }');
    put('automatosx.config.json', '{ "features": { "b": 2 } }');
    expect((await loadSettings({ root, env })).features).toEqual([
      { layer: 'user', path: join(root, 'xdg/automatosx/config.json'), value: { a: 1, b: 1 } },
      { layer: 'project', path: join(root, 'automatosx.config.json'), value: { b: 2 } },
    ]);
  });

  it('two project files are refused', async () => {
    put('automatosx.config.json', '{}');
    put('.automatosx/config.json', '{}');
    await expect(loadSettings({ root, env })).rejects.toMatchObject({
      code: 'invalid-config',
      hint: 'keep one of them',
    });
  });

  it('the user directory falls back to ~/.config', async () => {
    const user = put('.config/automatosx/config.json', '{ "find": { "limit": 7 } }');
    const loaded = await loadSettings({ root: join(root, 'elsewhere'), env: { HOME: root } });
    expect(loaded.origins['find.limit'].source).toBe(user);
  });

  it('processes that change a file at once all do, and leave a whole one', async () => {
    const path = put('automatosx.config.json', '{}\n');
    const edit = `import { editConfig } from ${JSON.stringify(EDIT)};
      for (let i = 1; i < 100; i++) await editConfig(${JSON.stringify(path)}, 'find.limit', i);`;
    const codes = await Promise.all(
      [1, 2, 3].map(() => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', edit], { stdio: 'inherit' });
        return new Promise((resolve) => child.on('exit', resolve));
      }),
    );
    expect(codes).toEqual([0, 0, 0]);
    expect(readdirSync(root)).toEqual(['automatosx.config.json']);
    expect(await check(readFileSync(path, 'utf8'))).toBe('find.limit=99');
  });

  it('without a home nothing is of the user, and nothing is written for them', async () => {
    put('.config/automatosx/config.json', '{ "find": { "limit": 7 } }');
    for (const nowhere of [{}, { HOME: '' }, { HOME: '.', XDG_CONFIG_HOME: '.config' }]) {
      const { values, files } = await loadSettings({ root, env: nowhere });
      expect([values['find.limit'], files.user]).toEqual([20, undefined]);
      expect(() => userFile(files)).toThrow('there is no home for a configuration file');
    }
  });

  it('a wrong value in the environment is refused by its name, an unknown name can be found', async () => {
    await expect(loadSettings({ root, env: { ...env, AX_FIND_LIMIT: 'x' } })).rejects.toThrow(
      'AX_FIND_LIMIT: find.limit must be a whole number from 1 to 10000, not "x"',
    );
    expect(unknownVariables({ AX_FIND_LIMT: '1', AX_DEBUG: '1', AX_FEATURE_X: '1', AX_FIND_LIMIT: '1' })).toEqual([
      {
        code: 'invalid-config',
        message: 'unknown environment variable AX_FIND_LIMT',
        hint: 'did you mean AX_FIND_LIMIT?',
      },
    ]);
  });
});

describe('values written as text', () => {
  it('are read by the type of the setting', () => {
    expect(parseText('index.exclude', 'a/, *.b', '')).toEqual(['a/', '*.b']);
    expect(parseText('index.exclude', '["a,b"]', '')).toEqual(['a,b']);
    expect(parseText('index.maxFileSize', '3MB', '')).toBe(3 * 1024 * 1024);
    expect(parseText('find.limit', '12', '')).toBe(12);
    expect(() => parseText('find.limit', '1e3', '')).toThrow('find.limit must be');
    expect(() => parseText('index.exclude', '[broken', '')).toThrow('a list of strings');
  });

  it('every default is valid for its setting', () => {
    for (const key of SETTING_KEYS)
      expect(parseText(key, String(SETTINGS[key].default), '')).toEqual(SETTINGS[key].default);
  });

  it('names have the form the contract gives', () => {
    expect(SETTINGS['telemetry.mode'].env).toBe('AX_TELEMETRY');
    for (const key of SETTING_KEYS.filter((each) => each !== 'telemetry.mode')) {
      const expected = `AX_${key.replace('.', '_').replace(/[A-Z]/g, (letter) => `_${letter}`)}`.toUpperCase();
      expect(SETTINGS[key].env).toBe(expected);
    }
    expect(() => settingKey('limit', '')).toThrow(/unknown setting/);
  });
});

it('a setting may have other words for its choices', () => {
  expect(parseText('telemetry.mode', '0', '')).toBe('off');
  expect(parseText('telemetry.mode', 'false', '')).toBe('off');
  expect(() => parseText('telemetry.mode', 'maybe', '')).toThrow('one of off, local, on');
});

describe('edits', () => {
  const edit = async (text: string, key: 'find.limit' | 'index.exclude', value: unknown): Promise<string> => {
    const path = put('automatosx.config.json', text);
    await editConfig(path, key, value);
    return readFileSync(path, 'utf8');
  };

  it('keep comments and layout', async () => {
    expect(await edit('{\n  // how many\n  "find": { "limit": 1 /* few */ },\n}\n', 'find.limit', 9)).toBe(
      '{\n  // how many\n  "find": { "limit": 9 /* few */ },\n}\n',
    );
  });

  it('add and remove, with tabs and line ends as they are', async () => {
    expect(await edit('{\r\n\t"index": {}\r\n}\r\n', 'find.limit', 9)).toBe(
      '{\r\n\t"index": {},\r\n\t"find": {\r\n\t\t"limit": 9\r\n\t}\r\n}\r\n',
    );
    expect(await edit('{ "find": { "limit": 1 } }', 'find.limit', undefined)).toBe('{\n  "find": {}\n}\n');
  });

  it('create the file, and change nothing twice', async () => {
    const path = join(root, 'new', 'config.json');
    expect(await editConfig(path, 'find.limit', undefined)).toBe(false);
    expect(await editConfig(path, 'find.limit', 4)).toBe(true);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ find: { limit: 4 } });
    expect(await editConfig(path, 'find.limit', 4)).toBe(false);
  });

  it('refuse a file that is broken', async () => {
    await expect(edit('{ "find": ', 'find.limit', 1)).rejects.toMatchObject({ code: 'invalid-config' });
  });

  it('a file to start from is valid and never overwritten', async () => {
    const path = join(root, 'automatosx.config.json');
    createConfig(path);
    expect((await loadSettings({ root, env })).read).toEqual([path]);
    expect(() => createConfig(path)).toThrow('exists already');
  });
});
