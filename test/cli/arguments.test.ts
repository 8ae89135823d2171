import { describe, expect, it } from 'vitest';
import { findCommand, parseArguments } from '../../src/cli/arguments.ts';
import { COMMANDS, GLOBALS } from '../../src/command/index.ts';
import { AxError } from '../../src/model/index.ts';

/** Reads a command line (words split at spaces, `_` is a space in a word): input and globals that differ from the defaults. */
async function check(line: string): Promise<string> {
  const args = line
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.replaceAll('_', ' '));
  try {
    const found = findCommand(args, COMMANDS);
    const entry = COMMANDS.find(({ name }) => name === found.command);
    const command = await entry?.load();
    const { input, globals } = parseArguments(found, command?.input ?? {});
    const set = Object.entries(globals).filter(
      ([, value]) => value !== false && value !== 'auto' && String(value) !== '',
    );
    const given = Object.entries(input).filter(([, value]) => value !== false && String(value) !== '');
    const show = (pairs: [string, unknown][]): string => pairs.map(([k, v]) => `${k}=${JSON.stringify(v)}`).join(' ');
    return [found.command ?? '-', show(given), set.length > 0 ? `| ${show(set)}` : '']
      .filter((part) => part !== '')
      .join(' ');
  } catch (error) {
    if (!(error instanceof AxError)) throw error;
    return `${error.code}: ${error.message}${error.hint ? ` (${error.hint})` : ''}`;
  }
}

describe('the command line', () => {
  it('takes global options before and after the command', async () => {
    expect(await check('-C dir --json def X')).toBe('def symbol="X" | directory="dir" json=true');
    expect(await check('def X --json -C dir --no-refresh')).toBe(
      'def symbol="X" | directory="dir" json=true noRefresh=true',
    );
    expect(await check('--progress plain index')).toBe('index | progress="plain"');
    expect(await check('-c a=1 def X --set b=2')).toBe('def symbol="X" | set=["a=1","b=2"]');
    expect(await check('')).toBe('-');
    expect(await check('--version')).toBe('- | version=true');
  });

  it('takes values in every usual way', async () => {
    for (const way of ['--limit 5', '--limit=5', '-n 5', '-n5']) {
      expect(await check(`find x ${way}`)).toBe('find query="x" limit=5 offset=0');
    }
    expect(await check('index a b/c --full -j 2')).toBe('index paths=["a","b/c"] full=true jobs=2');
    expect(await check('def -- --odd')).toBe('def symbol="--odd"');
  });

  it('joins the words of a query, also those that begin with a dash', async () => {
    expect(await check('find parse http header')).toBe('find query="parse http header" offset=0');
    expect(await check('find -lang:go kind:class -test --limit 2')).toBe(
      'find query="-lang:go kind:class -test" limit=2 offset=0',
    );
    expect(await check('find -Class -n5')).toBe('find query="-Class" limit=5 offset=0');
    expect(await check('find foo -- -x --limit')).toBe('find query="foo -x --limit" offset=0');
    expect(await check('find foo_bar')).toBe('find query="foo bar" offset=0');
    expect(await check('find x --regex')).toBe('find query="x" offset=0 mode="regex"');
    expect(await check('find x --regex --text')).toBe('usage: --text and --regex exclude each other');
    expect(await check('config set find.limit -5')).toBe('config action="set" key="find.limit" value="-5"');
  });

  it('refuses what it does not know, with the nearest', async () => {
    expect(await check('find x --limt 5')).toBe('usage: unknown option --limt (did you mean --limit?)');
    const words = 'filters are words such as lang:go and path:src; words that begin with - go after --';
    expect(await check('find x -z')).toBe(`usage: unknown option -z (${words})`);
    expect(await check('find x --lang go')).toBe(`usage: unknown option --lang (${words})`);
    expect(await check('find x -N 5')).toBe('usage: unknown option -N (did you mean -n?)');
    expect(await check('-v')).toBe('usage: unknown option -v (did you mean -V?)');
    expect(await check('def X --jsn')).toBe('usage: unknown option --jsn (did you mean --json?)');
    expect(await check('--limit 5 find x')).toBe(
      'usage: unknown option --limit (options of a command go after its name)',
    );
    expect(await check('def X Y')).toBe('usage: unexpected argument "Y"');
    expect(await check('config shw')).toBe('usage: ACTION cannot be "shw" (did you mean "show"?)');
  });

  it('refuses values that do not fit', async () => {
    expect(await check('find x --limit many')).toBe(
      'usage: --limit must be a whole number from 0 to 10000, not "many"',
    );
    expect(await check('find x --limit -1')).toBe('usage: --limit must be a whole number from 0 to 10000, not -1');
    expect(await check('find x --limit')).toBe(
      'usage: --limit needs a value (Show N results. Else the setting find.limit.)',
    );
    expect(await check('find x --explain=yes')).toBe('usage: --explain takes no value');
    expect(await check('index --progress bar')).toBe(
      'usage: --progress cannot be "bar" (valid: auto, plain, json, none)',
    );
    expect(await check('def')).toBe('usage: SYMBOL is missing (ax def SYMBOL)');
    expect(await check('find -n 3')).toBe('usage: QUERY is missing (ax find QUERY)');
    expect(await check('completion')).toBe('usage: SHELL is missing (ax completion bash|zsh|fish|powershell)');
    expect(await check('find _')).toBe('usage: QUERY is empty (What to look for.)');
  });

  it('does not check the rest when help is asked for', async () => {
    expect(await check('def --help')).toBe('def | help=true');
    expect(await check('def -h')).toBe('def | help=true');
  });

  it('has no option of a command that hides a global one', async () => {
    for (const entry of COMMANDS) {
      const { input } = await entry.load();
      const names = Object.keys(GLOBALS);
      const letters = Object.values(GLOBALS).flatMap(({ short }) => short ?? []);
      expect(Object.keys(input).filter((name) => names.includes(name))).toEqual([]);
      expect(
        Object.values(input)
          .flatMap(({ short }) => short ?? [])
          .filter((letter) => letters.includes(letter)),
      ).toEqual([]);
    }
  });
});
