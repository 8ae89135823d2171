import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Language, Parser } from 'web-tree-sitter';
import { differenceOf } from '../../src/parse/check-walk.ts';
import { walkCursor } from '../../src/parse/cursor-walk.ts';
import { createFlatTree, ERROR_KIND, NODE_FLAGS } from '../../src/parse/flat-tree.ts';
import { type LoadedGrammar, openGrammar } from '../../src/parse/grammar.ts';
import { type RawLanguage, readRawLanguage, type WasmMemory, walkRaw } from '../../src/parse/raw-walk.ts';
import { startWasm } from '../../src/parse/wasm.ts';
import { compileFiles, GRAMMAR_FILES, grammarFile, sampleOf } from './grammar-files.ts';
import { HARD_TEXTS, mangle, SAMPLES } from './samples.ts';

let memory: WasmMemory;
let parser: Parser;
let modules: Map<string, WebAssembly.Module>;
const EVERYTHING = new Uint8Array(ERROR_KIND + 1).fill(1);

beforeAll(async () => {
  const wasm = await startWasm();
  expect(wasm.closed).toBe('');
  memory = wasm.memory;
  parser = new Parser();
  modules = await compileFiles(GRAMMAR_FILES);
});
afterAll(() => parser.delete());

interface Opened {
  grammar: LoadedGrammar;
  raw: RawLanguage;
  selections: Uint8Array[];
}

function open(file: string): Opened {
  const grammar = openGrammar(file, modules.get(file)!);
  const some = EVERYTHING.map((_, kind) => (kind % 3 === 0 ? 1 : 0));
  const selections = [
    EVERYTHING,
    grammar.keep([]),
    grammar.keep(['{', '(', '=']),
    some,
    new Uint8Array(ERROR_KIND + 1),
  ];
  return { grammar, raw: readRawLanguage(memory, grammar.language), selections };
}

const seen = { nodes: 0, errors: 0, missing: 0, empty: 0, fields: 0, tokens: 0 };

/** Both walks over the tree of one text, with every selection: all columns and the answer on errors are the same. */
function check({ grammar, raw, selections }: Opened, text: string, ranges?: [number, number][]): void {
  const includedRanges = ranges?.map(([startIndex, endIndex]) => ({
    startIndex,
    endIndex,
    startPosition: { row: 0, column: startIndex },
    endPosition: { row: 0, column: endIndex },
  }));
  const tree = parser.setLanguage(grammar.language).parse(text, null, includedRanges ? { includedRanges } : undefined)!;
  try {
    for (const keep of selections) {
      const [expected, actual] = [createFlatTree(1), createFlatTree(1)];
      const cursor = tree.walk();
      walkCursor(cursor, keep, expected);
      cursor.delete();
      expect(walkRaw(memory, tree, raw, keep, actual)).toBe(tree.rootNode.hasError);
      const difference = differenceOf(expected, actual);
      if (difference !== '') throw new Error(`${grammar.id}: ${difference} in ${JSON.stringify(text.slice(0, 2000))}`);
      if (keep === EVERYTHING) count(expected);
    }
  } finally {
    tree.delete();
  }
}

function count(tree: ReturnType<typeof createFlatTree>): void {
  seen.nodes += tree.count;
  for (let node = 0; node < tree.count; node++) {
    const flags = tree.flags[node]!;
    if (flags & NODE_FLAGS.error) seen.errors++;
    if (flags & NODE_FLAGS.missing) seen.missing++;
    if (!(flags & NODE_FLAGS.named)) seen.tokens++;
    if (tree.start[node] === tree.end[node]) seen.empty++;
    if (tree.field[node] !== 0) seen.fields++;
  }
}

describe('the raw walk and the cursor read the same tree', () => {
  test.each(GRAMMAR_FILES)('%s', (file) => {
    const opened = open(file);
    const own = sampleOf(file);
    check(opened, own);
    check(opened, own.replaceAll('\n', '\r\n'));
    for (let seed = 1; seed <= 60; seed++) check(opened, mangle(own, seed));
    for (const text of [...HARD_TEXTS, ...Object.values(SAMPLES)]) check(opened, text);
  });

  test('where only ranges of a text are parsed', () => {
    const opened = open(grammarFile('javascript'));
    const text = '<a>const é = 1;</a> <b>𝒳 f(</b>   <c>é, 2);</c>';
    check(opened, text, [
      [3, 15],
      [23, 28],
      [38, 45],
    ]);
    check(opened, text, [[30, 31]]);
  });

  test('however deep it is', () => {
    const depth = 100_000;
    const bomb = '['.repeat(depth) + ']'.repeat(depth);
    check({ ...open(grammarFile('javascript')), selections: [EVERYTHING] }, bomb);
  });

  test('and the texts held what is hard', () => {
    expect(seen.nodes).toBeGreaterThan(500_000);
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(100);
  });
});

test('a difference is found in every column', () => {
  const { grammar, raw } = open(grammarFile('typescript'));
  const tree = parser.setLanguage(grammar.language).parse('f(1, "a")')!;
  for (const column of ['kind', 'start', 'end', 'field', 'parent', 'next', 'flags'] as const) {
    const [one, other] = [createFlatTree(64), createFlatTree(64)];
    walkRaw(memory, tree, raw, EVERYTHING, one);
    walkRaw(memory, tree, raw, EVERYTHING, other);
    expect(differenceOf(one, other)).toBe('');
    other[column][3]! ^= 1;
    expect(differenceOf(one, other)).toContain(`${column} of node 3`);
  }
  tree.delete();
});

test('tables of another language are noticed', () => {
  const { grammar } = open(grammarFile('typescript'));
  const { raw } = open(grammarFile('python'));
  const [expected, actual] = [createFlatTree(64), createFlatTree(64)];
  const tree = parser.setLanguage(grammar.language as Language).parse('f(1, "a")')!;
  const cursor = tree.walk();
  walkCursor(cursor, EVERYTHING, expected);
  walkRaw(memory, tree, raw, EVERYTHING, actual);
  expect(differenceOf(expected, actual)).not.toBe('');
  cursor.delete();
  tree.delete();
});
