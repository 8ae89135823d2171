import { describe, expect, it } from 'vitest';
import { cutGlued } from '../../src/query/cut-glued.ts';
import { nearestSubWords } from '../../src/query/nearest-sub-words.ts';
import { type Lexicon, queryTerms } from '../../src/query/terms.ts';
import { asksForTests, isTestFile, isTestPath } from '../../src/query/test-path.ts';
import { joinedName, stem, subwords, tokens, trigrams } from '../../src/store/index.ts';

describe('stems', () => {
  const cases: Record<string, string> = {
    // Short words, and what is no word.
    as: 'as',
    its: 'its',
    utf8: 'utf8',
    // Plurals.
    entries: 'entry',
    ties: 'tie',
    classes: 'class',
    boxes: 'box',
    hashes: 'hash',
    files: 'file',
    status: 'status',
    class: 'class',
    alias: 'alias',
    axis: 'axis',
    // Participles.
    parsing: 'pars',
    running: 'run',
    calling: 'call',
    string: 'string',
    parsed: 'pars',
    stopped: 'stop',
    shed: 'shed',
    // Final e, and what follows.
    parse: 'pars',
    node: 'node',
    validation: 'validat',
    validate: 'validat',
    action: 'action',
    section: 'sect',
    safely: 'safe',
    parser: 'pars',
    runner: 'run',
    user: 'user',
    header: 'head',
  };
  for (const [word, expected] of Object.entries(cases)) it(word, () => expect(stem(word)).toBe(expected));
});

describe('tokens', () => {
  const cases: Record<string, string> = {
    parseHttpHeader: 'pars http head =parsehttpheader',
    parse_http_header: 'pars http head =parsehttpheader',
    parseHTTPHeader2: 'pars http head 2 =parsehttpheader2',
    X: 'x',
    xPos: 'pos',
    aB: 'a b =ab',
    $scope: 'scop',
    _: '',
    'a.b(c, 12)': 'a b c 12',
    'größe 名前': 'gr e',
  };
  for (const [text, expected] of Object.entries(cases)) it(text, () => expect(tokens(text).join(' ')).toBe(expected));
  it('parts and forms of names', () => {
    expect(subwords('IOErrorCode3x')).toEqual(['io', 'error', 'code', '3']);
    expect(['parse_HTTP', 'größe', '+=', '_', '名前'].map(joinedName)).toEqual([
      'parsehttp',
      'größe',
      '+=',
      '_',
      '名前',
    ]);
    expect(trigrams('ab')).toEqual(['^ab', 'ab$']);
    expect(trigrams('aaaa')).toEqual(['^aa', 'aaa', 'aa$']);
  });
});

/** An index of definitions with these names. */
function lexicon(...names: string[]): Lexicon {
  const vocabulary = new Map<string, number>();
  for (const word of names.flatMap(subwords)) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  const terms = new Set(names.flatMap(tokens));
  return { hasTerm: (term) => terms.has(term), vocabulary: () => vocabulary };
}

/** The terms of a query as one line, each with its weight. */
function check(query: string, names: string[], expected: string): void {
  it(`${query} in ${names.join(' ')}`, () => {
    const { weights } = queryTerms(query, lexicon(...names));
    const line = [...weights].map(([term, weight]) => `${term}*${Math.round(weight * 1000) / 1000}`).join(' ');
    expect(line).toBe(expected);
  });
}

describe('terms of a query', () => {
  check('parseHeader', ['parseHeader'], 'pars*1 head*1 =parseheader*1');
  check('the header', ['header'], 'the*0.2 head*1 =header*1');
  check('_ $', [], '');
  check('delete', ['removeAll', 'destroy'], 'delet*1 =delete*1 remov*0.25 destroy*0.25');
  check('heder', ['header', 'leader'], 'heder*1 =heder*1 head*0.6');
  // Two slips from eight letters on, each counted.
  check('conectoin', ['connection'], 'conectoin*1 =conectoin*1 connect*0.3');
  check(
    'parsehttpheader',
    ['parse', 'http', 'header'],
    'parsehttphead*1 =parsehttpheader*1 pars*0.8 http*0.8 head*0.8',
  );
  it('names that the words would make together, without stop words and with them', () => {
    expect(queryTerms('size of the map', lexicon()).joined).toEqual(['sizemap', 'sizeofthemap']);
    expect(queryTerms('is it', lexicon()).joined).toEqual(['isit']);
    expect(queryTerms('+ parse_header', lexicon()).joined).toEqual(['parseheader']);
  });
  it('stop words count only where there is nothing else', () => {
    expect(queryTerms('is it', lexicon()).content).toEqual(['is', 'it']);
    expect(queryTerms('is it open', lexicon()).content).toEqual(['open']);
  });
});

describe('near words', () => {
  it('three at most, nearest first, of equals the more frequent', () => {
    const words = new Map([
      ['parses', 1],
      ['parser', 5],
      ['passer', 1],
      ['sparser', 2],
      ['carver', 9],
    ]);
    expect(nearestSubWords('parser', words).map(({ word }) => word)).toEqual(['sparser', 'parses', 'passer']);
    expect(nearestSubWords('xarsex', new Map([['parsey', 1]]))).toEqual([]);
  });
  it('cuts glued words at the best places, or not at all', () => {
    const words = new Map([
      ['event', 9],
      ['loop', 9],
      ['even', 1],
      ['tloop', 1],
      ['group', 5],
    ]);
    expect(cutGlued('eventloopgroup', words)).toEqual(['event', 'loop', 'group']);
    expect(cutGlued('eventlooq', words)).toEqual([]);
    expect(cutGlued('event', words)).toEqual([]);
    expect(cutGlued('eventloop', new Map())).toEqual([]);
  });
});

describe('paths of tests', () => {
  const tests = [
    'test/a.ts',
    'src/__tests__/a.ts',
    'a.test.ts',
    'a_test.go',
    'a-test.js',
    'test_a.py',
    'conftest.py',
    'src/commonTest/A.kt',
    'FooTest.java',
    'FooIT.java',
    'a.spec.ts',
    'app-tests/x.c',
  ];
  const others = [
    'bench/a.ts',
    'examples/a.py',
    'docs/conf.py',
    'benchmarks/x.rs',
    'FooBenchmark.java',
    'bench_a.py',
    'perf/a.c',
  ];
  const none = [
    'src/a.ts',
    'src/latest.ts',
    'src/contest/a.ts',
    'src/testing.ts',
    'attest.go',
    'src/Tester.java',
    'src/document/a.ts',
  ];
  for (const path of tests) it(path, () => expect([isTestFile(path), isTestPath(path)]).toEqual([true, true]));
  for (const path of others) it(path, () => expect([isTestFile(path), isTestPath(path)]).toEqual([false, true]));
  for (const path of none) it(path, () => expect([isTestFile(path), isTestPath(path)]).toEqual([false, false]));
  it('asked for by a word', () => {
    expect(['test', 'Specs', 'mock', 'fixtures', 'benchmark', 'example'].every((word) => asksForTests([word]))).toBe(
      true,
    );
    expect(['latest', 'tested', 'testing'].some((word) => asksForTests([word]))).toBe(false);
  });
});
