import { describe, expect, it } from 'vitest';
import { AxError } from '../../src/model/index.ts';
import type { FindMode } from '../../src/query/answers.ts';
import { parseQuery } from '../../src/query/query-language.ts';

const languages = [
  { id: 'typescript', name: 'TypeScript', extensions: ['.ts', '.mts'] },
  { id: 'go', name: 'Go', extensions: ['.go'] },
  { id: 'cpp', name: 'C++', extensions: ['.cc', '.h'] },
  { id: 'c', name: 'C', extensions: ['.c', '.h'] },
];

/** A query as one line: atoms (`|` between alternatives), exclusions, filters, then the intent. */
function read(text: string, mode: FindMode = 'auto'): string {
  const { groups, not, filters, intent } = parseQuery(text, { mode, languages });
  const atom = (one: (typeof not)[number]): string => {
    if (one.type === 'word') return one.text;
    return one.type === 'phrase' ? `"${one.text}"` : `/${one.source}/${one.flags}`;
  };
  return [
    ...groups.map((group) => group.map(atom).join('|')),
    ...not.map((one) => `not ${atom(one)}`),
    ...filters.map(({ key, values, not: no }) => `${no ? 'not ' : ''}${key}=${values.join(',')}`),
    `(${intent})`,
  ].join(' ');
}

function check(cases: Record<string, string>, mode?: FindMode): void {
  for (const [text, expected] of Object.entries(cases)) it(text, () => expect(read(text, mode)).toBe(expected));
}

function refused(text: string, mode?: FindMode): string {
  try {
    return read(text, mode);
  } catch (error) {
    if (!(error instanceof AxError)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

describe('forms', () => {
  check({
    'parse http header': 'parse http header (hybrid)',
    parseHeader: 'parseHeader (symbol)',
    'Foo::bar': 'Foo::bar (symbol)',
    'Foo.bar()': 'Foo.bar() (symbol)',
    'how is a header parsed?': 'how is a header parsed? (natural)',
    '"exact phrase"': '"exact phrase" (text)',
    '"say \\"hi\\" \\\\"': '"say "hi" \\" (text)',
    '/get\\w+/i': '/get\\w+/i (regex)',
    '/a b/': '/a b/ (regex)',
    '/a\\/b[/]/gs': '/a/b[/]/s (regex)',
    'foo -bar': 'foo not bar (symbol)',
    'foo -"bar baz" -/x+/': 'foo not "bar baz" not /x+/ (symbol)',
    'x OR y z': 'x|y z (hybrid)',
    'x OR y OR "c d"': 'x|y|"c d" (hybrid)',
    'foo "bar"': 'foo "bar" (hybrid)',
  });
});

describe('filters', () => {
  check({
    'lang:ts kind:class': 'lang=typescript kind=class (symbol)',
    'x LANG:TypeScript': 'x lang=typescript (symbol)',
    'x lang:c++': 'x lang=cpp (symbol)',
    'x lang:.h': 'x lang=cpp,c (symbol)',
    'x -lang:go -path:test': 'x not lang=go not path=test (symbol)',
    'x file:a/*.ts path:"with space/"': 'x path=a/*.ts path=with space/ (symbol)',
    'x name:foo in:Bar is:test': 'x name=foo in=Bar is=test (symbol)',
    'kind:file': 'kind=file (symbol)',
  });
});

describe('ordinary text is never refused', () => {
  check({
    'std::vector': 'std::vector (symbol)',
    'name::Foo': 'name::Foo (symbol)',
    'http://x': 'http://x (hybrid)',
    'file:///etc/hosts': 'file:///etc/hosts (hybrid)',
    'foo: bar': 'foo: bar (hybrid)',
    'a:b': 'a:b (hybrid)',
    'line:12 fill:red patch:1 math:sqrt type:string': 'line:12 fill:red patch:1 math:sqrt type:string (hybrid)',
    'TODO:fix': 'TODO:fix (hybrid)',
    'it:x on:y id:5': 'it:x on:y id:5 (hybrid)',
    'lang\\:go': 'lang:go (hybrid)',
    '"lang:go"': '"lang:go" (text)',
    'foo(bar)': 'foo(bar) (hybrid)',
    'a.b': 'a.b (symbol)',
    'well-known': 'well-known (hybrid)',
    '%': '% (hybrid)',
    '*': '* (hybrid)',
    '🙂': '🙂 (hybrid)',
    '/usr/bin': '/usr/bin (hybrid)',
    '// comment': '// comment (hybrid)',
    'x / b / c': 'x / b / c (hybrid)',
    '--flag': '--flag (hybrid)',
    '->next': '->next (hybrid)',
    '-1': '-1 (hybrid)',
    '-Wall': 'Wall (symbol)',
    'foo AND NOT bar': 'foo AND NOT bar (natural)',
    'NEAR(a b) col:x ^y': 'NEAR(a b) col:x ^y (hybrid)',
    OR: 'OR (symbol)',
    'a OR': 'a OR (hybrid)',
    "it's 'quoted": "it's 'quoted (hybrid)",
    'open "quote': 'open quote (hybrid)',
    '""': '"""" (text)',
    "'; DROP TABLE file; --": "'; DROP TABLE file; -- (hybrid)",
    'a\u0000b\u0007': 'a b (hybrid)',
    '\\': '\\ (hybrid)',
  });
  it('100 KB', () => {
    expect(read('word '.repeat(20_000))).toContain('word');
    expect(read('x'.repeat(100_000))).toMatch(/^x{256} /);
    expect(read('"'.repeat(100_000))).toContain('"');
    expect(read('/[ '.repeat(30_000))).toContain('/[');
    expect(read('a:'.repeat(50_000))).toContain('a:');
    expect(read('\\'.repeat(100_000))).toContain('\\');
  });
});

describe('mode text', () => {
  check({ '/x+/ foo(': '/x+/ foo( (text)', '"a b" -c lang:go': '"a b" not c lang=go (text)' }, 'text');
});

describe('mode regex', () => {
  check(
    {
      'foo.*bar "baz"': '/foo.*bar "baz"/ (regex)',
      'class \\w+ lang:go -path:x': '/class \\w+/ lang=go not path=x (regex)',
      'name:\\s*x': '/name:\\s*x/ (regex)',
      'lang:go -path:"a b" class \\w+ is:test': '/class \\w+/ lang=go not path=a b is=test (regex)',
      'name:\\s* foo is:(x|y)': '/name:\\s* foo is:(x|y)/ (regex)',
      'lang:go': '/lang:go/ (regex)',
      '/a/i': '/a/i (regex)',
    },
    'regex',
  );
});

describe('refusals', () => {
  const cases: Record<string, string> = {
    'lang:typscript x': 'invalid-query: unknown language "typscript", did you mean "typescript"?',
    'lang:cobol': 'invalid-query: unknown language "cobol"',
    'lang:golang': 'invalid-query: unknown language "golang", did you mean "go"?',
    'kind:func': 'invalid-query: unknown kind "func", did you mean "function"?',
    'kind:clas': 'invalid-query: unknown kind "clas", did you mean "class"?',
    'is:tested': 'invalid-query: unknown property "tested", did you mean "test"?',
    'lnag:go x': 'invalid-query: unknown filter "lnag:", did you mean "lang:"?',
    'langg:zig x': 'invalid-query: unknown filter "langg:", did you mean "lang:"?',
    'lamg:go x': 'invalid-query: unknown filter "lamg:", did you mean "lang:"?',
    'x kinds:class': 'invalid-query: unknown filter "kinds:", did you mean "kind:"?',
    'x language:go': 'invalid-query: unknown filter "language:", did you mean "lang:"?',
    'x pth:src': 'invalid-query: unknown filter "pth:", did you mean "path:"?',
    '': 'invalid-query: the query is empty',
    ' \t\n': 'invalid-query: the query is empty',
  };
  for (const [text, expected] of Object.entries(cases)) it(text, () => expect(refused(text)).toBe(expected));
  it('semantic', () => expect(refused('x', 'semantic')).toMatch(/^unsupported: /));
});
