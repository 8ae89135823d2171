import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ax, type Ended, type Place, place, SAMPLE } from './program.ts';

let project: Place;
beforeAll(async () => {
  project = place(SAMPLE);
  await ax(['index'], { cwd: project.root });
});
afterAll(() => project.close());

const run = (...args: string[]): Promise<Ended> => ax(args, { cwd: project.root });

interface Refusal {
  code: string;
  message: string;
  hint: string;
}

/** What `--json` says of an error: on stdout and nowhere else. */
async function refused(status: number, ...args: string[]): Promise<Refusal> {
  const ended = await run('--json', ...args);
  expect({ status: ended.status, stderr: ended.stderr }).toEqual({ status, stderr: '' });
  const document = JSON.parse(ended.stdout) as { error: Refusal };
  expect(Object.keys(document)).toEqual(['error']);
  expect(Object.keys(document.error)).toEqual(['code', 'message', 'hint']);
  return document.error;
}

/** Answers of `ax batch` to these lines. */
async function batch(
  lines: readonly string[],
): Promise<{ id: unknown; ok: boolean; result?: { total?: number }; error?: Refusal }[]> {
  const { status, stdout, stderr } = await ax(['batch'], { cwd: project.root, input: lines.join('\n') });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const request = (id: unknown, command: unknown, input?: unknown): string => JSON.stringify({ id, command, input });

/** Texts that other tools stumble over. */
const ODD: string[] = [
  ...[
    'AND',
    'OR',
    'NOT',
    'NEAR',
    'a AND b',
    'a NOT b',
    'NOT a',
    'NEAR(a b, 2)',
    'a NEAR/2 b',
    '*',
    'a*',
    '^a',
    'col:x',
  ],
  ...['"', "'", '""', '"a', 'a"', '"a" "', '(', ')', '()', '((', 'a)', 'foo(bar)', 'a.b', '.', '..', 'well-known'],
  ...[
    '%',
    '_',
    '\\',
    '\\\\',
    '/',
    '//',
    '/a',
    'a/',
    '[',
    ']',
    '{',
    '}',
    '{a,b}',
    '?',
    '+',
    '|',
    '$',
    '&&',
    ';',
    '`ls`',
    '$(ls)',
  ],
  ...[
    "'; DROP TABLE file; --",
    '1; SELECT 1',
    '\u0000',
    'a\u0000b',
    '\u0001\u001b[31m',
    '\u007f\u009f',
    '\ud800',
    'a\udfffb',
  ],
  ...[
    '🙂',
    'é',
    'e\u0301',
    '名前',
    'שלום',
    '\u202eabc',
    'ﬀ',
    'İ',
    'ß',
    'the',
    'is it a',
    '-a',
    '-a -b',
    '-"a b"',
    '--',
    '---',
  ],
  ...[
    '-/a/',
    'a OR',
    'OR a',
    'OR OR',
    'a OR OR b',
    ':',
    'a:',
    ':a',
    '::',
    'a::b',
    'a#b',
    'x:1:1',
    'lang',
    'kind :',
    'in: x',
  ],
  ...['/(a+)+$/', '/(a|a)*b/', '/a{0,1000}/', '/\\d+/', '/./', '/.*/', '/^/', '/$/', '/\\x00/', '/[^\\n]/', '/\\p{L}/'],
  ...[
    'x'.repeat(100_000),
    'word '.repeat(20_000),
    '"'.repeat(100_000),
    '('.repeat(100_000),
    `"${'a'.repeat(100_000)}"`,
  ],
  ...['a.'.repeat(50_000), '🙂'.repeat(25_000), 'aB'.repeat(50_000), '- '.repeat(50_000), `/${'(a+)+'.repeat(100)}$/`],
];

it('any text is a query, in every mode', async () => {
  const modes = [undefined, 'symbol', 'text', 'regex'];
  const asked = ODD.flatMap((query) => modes.map((mode) => ({ query, mode, limit: 3 })));
  const answers = await batch(asked.map((input, id) => request(id, 'find', input)));
  expect(answers.map(({ id }) => id)).toEqual(asked.map((_, id) => id));
  for (const [at, { ok, error, result }] of answers.entries()) {
    const { query, mode } = asked[at]!;
    const said = `${mode}: ${JSON.stringify(query.slice(0, 80))}: ${JSON.stringify(error ?? result)}`;
    // A pattern can be wrong, and there may be nothing to look for at all.
    const nothing = query.replace(/[\0-\x20\x7f]/g, '') === '';
    if (ok) expect(result?.total, said).toBeGreaterThanOrEqual(0);
    else expect(nothing || mode === 'regex', said).toBe(true);
    if (!ok) expect(error?.code, said).toMatch(/^(?:invalid-query|usage)$/);
  }
});

it('any text is a symbol and a file', async () => {
  const asked = ODD.flatMap((text): [string, object][] => [
    ['def', { symbol: text }],
    ['outline', { file: text }],
  ]);
  const answers = await batch(asked.map(([command, input], id) => request(id, command, input)));
  for (const [at, { ok, error }] of answers.entries()) {
    const [command, input] = asked[at]!;
    const said = `${command} ${JSON.stringify(input).slice(0, 80)}: ${JSON.stringify(error)}`;
    if (!ok) expect(error?.code, said).toMatch(/^(?:not-found|usage|invalid-query|outside-project)$/);
    else expect(command, said).toBe('def');
  }
});

describe('queries on the command line', () => {
  for (const query of ['foo(bar)', '"', '*', 'a.b', 'well-known', '100%', '🙂', "it's", 'NEAR(a b)', 'the']) {
    it(query, async () => {
      const { status, stderr } = await run('find', query);
      expect(stderr).toBe('');
      expect([0, 1]).toContain(status);
    });
  }
  it('100 KB', async () => {
    expect((await run('find', 'parse header '.repeat(8_000))).status).toBe(0);
    expect((await run('find', 'x'.repeat(100_000))).status).toBe(1);
  });
  it('nothing at all', async () => {
    expect(await refused(2, 'find')).toMatchObject({ code: 'usage', message: 'QUERY is missing' });
    expect(await refused(2, 'find', '')).toMatchObject({ code: 'usage', message: 'QUERY is empty' });
    expect(await refused(2, 'find', '  \t ')).toMatchObject({ code: 'usage', message: 'QUERY is empty' });
  });
});

describe('what is wrong is named, with the nearest that is right', () => {
  const cases: [string[], string, string][] = [
    [['find', 'lang:typscript x'], 'invalid-query', '"typescript"'],
    [['find', 'lang:rubby x'], 'invalid-query', '"ruby"'],
    [['find', 'lang:kotlinn x'], 'invalid-query', '"kotlin"'],
    [['find', 'lang:javascrpt x'], 'invalid-query', '"javascript"'],
    [['find', 'lang:klingon x'], 'invalid-query', 'known: '],
    [['find', 'kind:functoin'], 'invalid-query', '"function"'],
    [['find', '-kind:clas x'], 'invalid-query', '"class"'],
    [['find', 'is:exproted'], 'invalid-query', '"exported"'],
    [['find', 'lnag:python x'], 'invalid-query', '"lang:"'],
    [['find', '/(/'], 'invalid-query', 'pattern'],
    [['find', '/(?=a)/'], 'invalid-query', 'look-around'],
    [['find', '/(a)\\1/'], 'invalid-query', 'back-references'],
    [['find', '--regex', 'a('], 'invalid-query', 'pattern'],
    [['find', '--regex', 'a'.repeat(2_000)], 'invalid-query', '1000 characters'],
    [['find', 'x', '--limti', '3'], 'usage', '--limit'],
    [['find', 'x', '--limit'], 'usage', '--limit needs a value'],
    [['find', 'x', '--limit', 'many'], 'usage', 'whole number'],
    [['find', 'x', '--limit', '-1'], 'usage', '--limit'],
    [['find', 'x', '--offset', '1e9'], 'usage', '--offset'],
    [['find', 'x', '--text', '--regex'], 'usage', 'exclude each other'],
    [['find', 'x', '--explain=yes'], 'usage', 'takes no value'],
    [['fnid', 'x'], 'usage', '"find"'],
    [['quux'], 'usage', 'ax help'],
    [['grep', 'x'], 'usage', '"find"'],
    [['lang'], 'usage', '"languages"'],
    [['--jsn', 'find', 'x'], 'usage', '--json'],
    [['find', 'x', '--set', 'find.limt=3'], 'invalid-config', 'find.limit'],
    [['find', 'x', '--set', 'find.limit=many'], 'invalid-config', 'find.limit'],
    [['find', 'x', '--set', 'nonsense'], 'usage', 'KEY=VALUE'],
    [['find', 'x', '-C', 'nowhere'], 'not-found', 'nowhere'],
    [['def'], 'usage', 'SYMBOL is missing'],
    [['def', 'a', 'b'], 'usage', 'unexpected argument "b"'],
    [['def', ''], 'usage', 'SYMBOL is empty'],
    [['def', 'src/server.ts:0:1'], 'invalid-query', 'begin at 1'],
    [['def', 'src/server.ts:999:1'], 'invalid-query', 'lines'],
    [['def', 'src/server.ts:1:999'], 'invalid-query', 'columns'],
    [['def', 'src/server.ts:3'], 'invalid-query', 'src/server.ts:3:COLUMN'],
    [['def', 'src/srever.ts:3:1'], 'not-found', 'src/server.ts'],
    [['def', 'src:3:1'], 'not-found', 'directory'],
    [['def', '/etc/passwd:1:1'], 'outside-project', 'outside the project'],
    [['def', 'x', '--context', '-3'], 'usage', '--context'],
    [['outline'], 'usage', 'FILE is missing'],
    [['outline', 'src'], 'not-found', 'directory'],
    [['outline', '.'], 'not-found', 'directory'],
    [['outline', 'notes.txt'], 'not-found', 'notes.txt'],
    [['outline', '../x.ts'], 'outside-project', 'outside the project'],
    [['outline', 'src/servr.ts'], 'not-found', 'src/server.ts'],
    [['config', 'get', 'find.limt'], 'invalid-config', 'find.limit'],
    [['batch', 'x'], 'usage', 'unexpected argument "x"'],
    [['completion', 'fihs'], 'usage', '"fish"'],
    [['help', 'fnid'], 'usage', '"find"'],
  ];
  for (const [args, code, part] of cases) {
    it(args.join(' ').slice(0, 60), async () => {
      const error = await refused(2, ...args);
      expect(error.code).toBe(code);
      expect(`${error.message} ${error.hint}`).toContain(part);
      expect(error.message).not.toContain('\n');
    });
  }
  it('for people it is one line on stderr', async () => {
    const { status, stdout, stderr } = await run('find', 'kind:functoin');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^ax: unknown kind "functoin", did you mean "function"\? \(known: .*\)\n$/);
  });
});

describe('without a whole index', () => {
  it('none, and none may be built', async () => {
    const bare = place(SAMPLE);
    for (const args of [
      ['find', 'x'],
      ['def', 'x'],
      ['outline', 'src/server.ts'],
    ]) {
      const { status, stdout } = await ax([...args, '--no-refresh', '--json'], { cwd: bare.root });
      expect(status).toBe(3);
      expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'no-index', hint: 'ax index builds it' } });
    }
    bare.close();
  });
  it('nothing found in a stale one proves nothing', async () => {
    const stale = place(SAMPLE);
    await ax(['index'], { cwd: stale.root });
    stale.write('src/later.ts', 'export const later = 1;\n');
    for (const args of [
      ['find', 'zebraCrossing'],
      ['find', '"zebra crossing"'],
      ['find', 'name:zebra'],
      ['def', 'zebra'],
    ]) {
      const { status, stdout } = await ax([...args, '--no-refresh', '--json'], { cwd: stale.root });
      expect(status).toBe(4);
      expect(JSON.parse(stdout)).toMatchObject({ results: [], index: { staleFiles: 1 } });
      expect((await ax(args, { cwd: stale.root })).status).toBe(1);
      stale.write('src/later.ts', `export const later = '${args.join()}';\n`);
    }
    stale.close();
  });
});

describe('ax batch', () => {
  it('takes ids of every type, and answers in order', async () => {
    const ids: unknown[] = [0, -1.5, '', 'a', true, false, null, [1, [2]], { a: { b: null } }, '\ud83d\ude42', 1e300];
    const answers = await batch(ids.map((id) => request(id, 'def', { symbol: 'parseHeader' })));
    expect(answers.map(({ id }) => id)).toEqual(ids);
    expect(answers.every(({ ok }) => ok)).toBe(true);
  });
  it('a wrong line is an error of that line, whatever is wrong', async () => {
    const lines = [
      ...[
        '{',
        '}',
        'null',
        '1',
        '"x"',
        '[]',
        '{}',
        '{"id":1}',
        '{"id":1,"command":null}',
        '{"id":1,"command":7,"input":{}}',
      ],
      ...[
        '{"id":1,"command":"def","input":[]}',
        '{"id":1,"command":"def","input":"x"}',
        '{"id":1,"command":"def","input":{"symbol":7}}',
      ],
      ...[
        '{"id":1,"command":"def","input":{"symbol":""}}',
        '{"id":1,"command":"toString","input":{}}',
        '{"id":1,"command":"__proto__"}',
      ],
      ...[
        '{"id":1,"command":"def","input":{"__proto__":1}}',
        '{"id":1,"command":"find","input":{"query":"x","mode":"txt"}}',
      ],
      ...[
        '{"id":1,"command":"find","input":{"query":"x","limit":-1}}',
        '{"id":1,"command":"find","input":{"query":"x","limit":1.5}}',
      ],
      ...[
        '{"id":1,"command":"find","input":{"query":"x","limit":"3"}}',
        '{"id":1,"command":"watch"}',
        '{"id":1,"command":"telemetry serve"}',
        '{"id":1,"command":"help","x":1}',
      ],
      'nonsense '.repeat(100_000),
      '['.repeat(100_000),
    ];
    const answers = await batch([...lines, request('last', 'def', { symbol: 'parseHeader' })]);
    expect(answers).toHaveLength(lines.length + 1);
    for (const [at, { ok, error }] of answers.slice(0, -1).entries()) {
      const said = `${lines[at]?.slice(0, 60)}: ${JSON.stringify(error)}`;
      expect(ok, said).toBe(false);
      expect(error?.code, said).toBe('usage');
      expect(error?.message.length, said).toBeLessThan(400);
    }
    expect(answers.at(-1)).toMatchObject({ id: 'last', ok: true });
  });
  it('blank lines and carriage returns are nothing', async () => {
    const answers = await batch(['', '  ', `${request(1, 'version')}\r`, '\r', request(2, 'version')]);
    expect(answers.map(({ id, ok }) => [id, ok])).toEqual([
      [1, true],
      [2, true],
    ]);
  });
  it('a byte order mark before the first line is nothing', async () => {
    expect(await batch([`\ufeff${request(1, 'version')}`])).toMatchObject([{ id: 1, ok: true }]);
  });
  it('a line of many megabytes', async () => {
    const symbol = 'x'.repeat(8_000_000);
    const answers = await batch([request(1, 'def', { symbol }), request(2, 'def', { symbol: 'parseHeader' })]);
    expect(answers.map(({ id, ok }) => [id, ok])).toEqual([
      [1, true],
      [2, true],
    ]);
  });
});

it('a file that is skipped says why', async () => {
  const other = place({ 'src/a.ts': 'export const a = 1;\n' });
  writeFileSync(join(other.root, 'src/big.ts'), `// ${'x'.repeat(80)}\n`.repeat(20_000));
  for (const args of [
    ['outline', 'src/big.ts'],
    ['def', 'src/big.ts:1:1'],
  ]) {
    const { status, stderr } = await ax(args, { cwd: other.root });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^ax: "src\/big\.ts" is not indexed: \d+ bytes, more than index\.maxFileSize/m);
  }
  other.close();
});
