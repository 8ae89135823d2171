import type { Parser } from 'web-tree-sitter';
import { walkCursor } from './cursor-walk.ts';
import { createFlatTree, ERROR_KIND, type FlatTree } from './flat-tree.ts';
import type { LoadedGrammar } from './grammar.ts';
import type { RawLanguage, WasmMemory, walkRaw } from './raw-walk.ts';

// Names, calls, operators, strings, comments and wide characters of many languages, with brackets left open: whatever
// the grammar makes of it, leaves held in place and on the heap, fields, extras and errors are among it.
const SAMPLE = `// é𝒳\nx = f(1, "a", b.c) + 2;\nclass A { int m(int p) { return p; } }\ndef g(a):\n  return [a`;

/**
 * Compares a raw walk with the public cursor on a small text, all kinds kept. '' when they agree, else the first
 * difference. `parser` is left with the grammar's language set.
 */
export function checkWalk(
  parser: Parser,
  grammar: LoadedGrammar,
  memory: WasmMemory,
  raw: RawLanguage,
  walk: typeof walkRaw,
): string {
  const everything = new Uint8Array(ERROR_KIND + 1).fill(1);
  const byCursor = createFlatTree(256);
  const byRaw = createFlatTree(256);
  const tree = parser.setLanguage(grammar.language).parse(SAMPLE);
  if (!tree) return `${grammar.id}: no tree`;
  try {
    const cursor = tree.walk();
    walkCursor(cursor, everything, byCursor);
    cursor.delete();
    const hasError = walk(memory, tree, raw, everything, byRaw);
    if (hasError !== tree.rootNode.hasError) return `${grammar.id}: another answer on errors`;
  } finally {
    tree.delete();
  }
  const difference = differenceOf(byCursor, byRaw);
  return difference === '' ? '' : `${grammar.id}: ${difference}`;
}

/** The first difference between two trees in words, or '' when they are the same. */
export function differenceOf(expected: FlatTree, actual: FlatTree): string {
  if (expected.count !== actual.count) return `${actual.count} nodes instead of ${expected.count}`;
  for (const column of ['kind', 'start', 'end', 'field', 'parent', 'next', 'flags'] as const) {
    for (let node = 0; node < expected.count; node++) {
      const [want, got] = [expected[column][node], actual[column][node]];
      if (want !== got) return `${column} of node ${node} is ${got} instead of ${want}`;
    }
  }
  return '';
}
