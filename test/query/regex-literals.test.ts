import { describe, expect, it } from 'vitest';
import { neededLiterals } from '../../src/query/regex-literals.ts';

describe('needed literals', () => {
  const cases: [string, string[][]][] = [
    ['foo', [['foo']]],
    ['foo\\.bar', [['foo.bar']]],
    ['foo.*bar', [['foo'], ['bar']]],
    ['fo+bar', [['fo'], ['obar']]],
    ['fo*bar', [['bar'], ['f']]],
    ['fo?', [['f']]],
    ['a{2,}b', [['a'], ['ab']].sort((x, y) => y[0]!.length - x[0]!.length)],
    ['a{0,3}b', [['b']]],
    ['foo|bar', [['foo', 'bar']]],
    ['foo|', []],
    ['x(foo|bar)y', [['foo', 'bar'], ['x'], ['y']]],
    ['x(?:foo)?y', [['x'], ['y']]],
    ['x(foo)+y', [['foo'], ['x'], ['y']]],
    ['(?P<n>abc)d', [['abc'], ['d']]],
    ['(?i)abc', [['abc']]],
    ['[abc]def', [['def']]],
    ['[]a]def', [['def']]],
    ['[^\\]]def', [['def']]],
    ['[[:alpha:]]def', [['def']]],
    ['\\bfoo\\b', [['foo']]],
    ['^foo$', [['foo']]],
    ['\\Qa.b\\E', [['a.b']]],
    ['\\Qab\\E*', []],
    ['\\pLabc', [['abc']]],
    ['\\p{Greek}abc', [['abc']]],
    ['\\x41bc', [['bc']]],
    ['\\d+\\w*', []],
    ['a**', []],
    ['a)b', []],
    ['(?=a)b', []],
    ['a{x', [['a{x']]],
  ];
  for (const [source, expected] of cases) {
    it(source, () => {
      const sort = (groups: string[][]): string[] => groups.map((group) => group.join('|')).sort();
      expect(sort(neededLiterals(source))).toEqual(sort(expected));
    });
  }

  it('never claims what a match lacks', async () => {
    const { RE2JS } = await import('re2js');
    // Patterns put together at random from pieces, against texts put together at random: a fixed sequence.
    let seed = 7;
    const random = (n: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * n);
    };
    const pieces = [
      'a',
      'b',
      'ab',
      'c*',
      'b+',
      '(a|b)',
      '(ab)?',
      '(?:c|ab)+',
      '.',
      '[ab]',
      '\\w',
      'a{2}',
      'c?',
      '^',
      '$',
      '(|a)',
      '\\.',
    ];
    let matched = 0;
    for (let i = 0; i < 3_000; i++) {
      const source = Array.from({ length: 1 + random(5) }, () => pieces[random(pieces.length)]).join(
        random(6) === 0 ? '|' : '',
      );
      const text = Array.from({ length: random(8) }, () => 'abc.'[random(4)]).join('');
      if (!RE2JS.compile(source).matcher(text).find()) continue;
      matched++;
      const lacking = neededLiterals(source).filter((group) => !group.some((literal) => text.includes(literal)));
      expect({ source, text, lacking }).toEqual({ source, text, lacking: [] });
    }
    expect(matched).toBeGreaterThan(500);
  });
});
