import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detectLanguage, LANGUAGES } from '../../src/languages/index.ts';
import type { FileFacts } from '../../src/model/index.ts';
import { createTestParser } from '../grammars.ts';

let parser: Awaited<ReturnType<typeof createTestParser>>;
beforeAll(async () => {
  parser = await createTestParser();
  for (const id of ['json', 'yaml', 'toml']) await parser.prepareLanguage(LANGUAGES.find((one) => one.id === id)!);
});
afterAll(() => parser.close());

/** Facts of a file; `beside` are the files it can read, by how it names them. */
function facts(path: string, text: string, beside: Record<string, string> = {}): FileFacts {
  const language = detectLanguage({ path })!.id;
  return parser.parse({ language, path, text, deadlineMs: 30_000, readBeside: (specifier) => beside[specifier] });
}

/** What is wrong, as `code line message`. */
function wrong(path: string, text: string, beside: Record<string, string> = {}): string[] {
  return facts(path, text, beside).problems.map(({ code, line, message }) => `${code} ${line} ${message}`);
}

describe('data does not fill the index', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => i);
  it.each([
    ['a.json', `{${rows.map((i) => `\n "k${i}": ${i}`).join(',')}\n}`, 5000, '15,000 keys of data are'],
    ['a.json', `{"rows": {${rows.map((i) => `\n "r${i}": {"a": ${i}}`).join(',')}\n}}`, 1, '40,000 keys of data are'],
    ['a.json', `[${rows.map((i) => `\n {"a": ${i}}`).join(',')}\n]`, 100, '19,900 keys of data are'],
    ['a.jsonl', rows.map((i) => `{"a": ${i}}\n`).join(''), 100, '19,900 keys of data are'],
    ['a.yaml', rows.map((i) => `k${i}: ${i}\n`).join(''), 5000, '15,000 keys of data are'],
    ['a.toml', rows.map((i) => `[[row]]\na = ${i}\n`).join(''), 200, '39,800 keys of data are'],
  ])('%s (%#)', (path, text, symbols, left) => {
    const found = facts(path, text);
    expect(found.symbols.length).toBe(symbols);
    expect(found.problems.map(({ message }) => message)).toEqual([`${left} not among the definitions`]);
    expect(found.occurrences.start.length).toBeLessThanOrEqual(symbols);
  });

  it('whole levels are taken, those at the top first', () => {
    const text = JSON.stringify({ a: { b: Object.fromEntries(rows.map((i) => [`k${i}`, i])) }, c: { d: 1 } });
    expect(facts('a.json', text).symbols.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('of a lock file hardly anything is taken, and it is generated', () => {
    const text = rows.map((i) => `[[package]]\nname = "n${i}"\n`).join('');
    const found = facts('Gopkg.lock', text);
    expect(found.generated).toBe(true);
    expect(found.symbols.length).toBeLessThanOrEqual(500);
    expect(found.problems).toEqual([]);
  });
});

it('nothing is nested so deeply that it cannot be read', () => {
  for (const path of ['a.json', 'a.yaml']) {
    for (const text of ['['.repeat(50_000), '{"a":'.repeat(20_000), `${'['.repeat(3000)}${']'.repeat(3000)}`]) {
      expect(facts(path, text).problems.map(({ code }) => code)).toContain('syntax-error');
    }
  }
});

describe('schemas', () => {
  const schema = (rules: object): Record<string, string> => ({ './s.json': JSON.stringify(rules) });
  const app = (rest: object): string => JSON.stringify({ $schema: './s.json', ...rest }, null, 1);

  it('of a file beside, comments and all', () => {
    const beside = { './s.json': '{ "properties": { "a": { "type": "integer" } /* so */, }, }' };
    expect(wrong('a.json', app({ a: 'x' }), beside)).toEqual(['schema 3 a: expected integer, got string']);
    expect(wrong('a.json', app({ a: 1 }), beside)).toEqual([]);
  });

  it('that cannot be read, or are none, say nothing', () => {
    expect(wrong('a.json', app({ a: 'x' }))).toEqual([]);
    for (const text of ['', '[', '[]', '7', '"x"', '{"type": 7}', '{"properties": []}', '{"$ref": "#/none"}', 'null']) {
      expect(wrong('a.json', app({ a: 'x' }), { './s.json': text })).toEqual([]);
    }
  });

  it('refer to their own parts; another file is not looked at', () => {
    const rules = {
      properties: { a: { $ref: '#/$defs/n' }, b: { $ref: 'https://example.com/x.json' }, c: { $ref: 'other.json' } },
      $defs: { n: { type: 'number' } },
    };
    expect(wrong('a.json', app({ a: 'x', b: 1, c: 2 }), schema(rules))).toEqual([
      'schema 3 a: expected number, got string',
    ]);
  });

  it('say which of several forms was meant, or that none fits', () => {
    const form = (type: string, rest: object = {}): object => ({ type, ...rest });
    const rules = {
      properties: {
        a: { anyOf: [form('string'), form('number')] },
        b: { oneOf: [form('string'), form('object', { properties: { c: form('number') } })] },
        d: { oneOf: [form('object', { required: ['e'] }), form('object', { required: ['f'] })] },
      },
    };
    expect(wrong('a.json', app({ a: [], b: { c: 'x' }, d: {} }), schema(rules))).toEqual([
      'schema 3 a: expected string or number, got array',
      'schema 5 b.c: expected number, got string',
      'schema 7 d: fits none of the forms that are allowed',
    ]);
  });

  it('cannot keep it busy with a pattern, nor the file with aliases of aliases', () => {
    const rules = { properties: { a: { pattern: '^(a+)+$' } }, patternProperties: { '^(x|x)*$': false } };
    expect(
      wrong('a.json', app({ a: `${'a'.repeat(60)}!`, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxy: 1 }), schema(rules)),
    ).toEqual([]);
    const lines = Array.from(
      { length: 30 },
      (_, i) => `x${i}: &x${i} [${Array(9).fill(i === 0 ? '1' : `*x${i - 1}`)}]`,
    );
    expect(wrong('compose.yaml', `${lines.join('\n')}\n`)).toEqual([]);
    expect(wrong('compose.yaml', 'services: &s\n  a: *s\n')).toEqual([]);
  });

  it('see what a YAML file merges, and leave alone what only its program knows', () => {
    const text = `x-base: &base
  ports: "80"
services:
  a:
    <<: *base
  b:
    ports: \${PORTS}
  c:
    ports: !reset []
  d: {privileged: yes, build: {no_cache: on}}
`;
    expect(wrong('compose.yml', text)).toEqual(['schema 4 services.a.ports: expected array, got string']);
  });

  it('of well-known files find typical mistakes, each once', () => {
    const workflow = `on: push
jobs:
  build:
    runs_on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        whith: { a: 1 }
      - name: nothing
      - run: ls
        timeout-minutes: \${{ inputs.x }}
`;
    expect(wrong('.github/workflows/ci.yml', workflow)).toEqual([
      'schema 3 jobs.build: the key "runs-on" is missing',
      'schema 4 jobs.build.runs_on: unknown key; did you mean runs-on?',
      'schema 7 jobs.build.steps[0].whith: unknown key; did you mean with?',
      'schema 8 jobs.build.steps[1]: the key "run" is missing',
    ]);
    expect(wrong('other/ci.yml', workflow)).toEqual([]);
    expect(
      wrong('tsconfig.json', '{ "compilerOptions": { "module": "NodeNext", "target": "ESNext", "jsx": null } }'),
    ).toEqual([]);
  });

  it('of a broken file are not looked at', () => {
    expect(wrong('package.json', '{ "name": 1,, }').map((line) => line.split(' ')[0])).toEqual(['syntax-error']);
  });
});
