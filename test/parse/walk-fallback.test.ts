import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Parser } from 'web-tree-sitter';
import { detectLanguage, LANGUAGES } from '../../src/languages/index.ts';
import { walkCursor } from '../../src/parse/cursor-walk.ts';
import { createFlatTree, ERROR_KIND } from '../../src/parse/flat-tree.ts';
import { openGrammar } from '../../src/parse/grammar.ts';
import { createTreeReader, RAW_WALK, type RawWalk } from '../../src/parse/tree-reader.ts';
import { startWasm } from '../../src/parse/wasm.ts';
import { createTestParser } from '../grammars.ts';
import { compileFiles, grammarFile } from './grammar-files.ts';

const LANGUAGE_FOLDERS = join(import.meta.dirname, '../../src/languages');

describe('the facts of every case are the same by the public cursor', () => {
  let byMemory: Awaited<ReturnType<typeof createTestParser>>;
  let byCursor: typeof byMemory;
  const failures: string[] = [];
  beforeAll(async () => {
    const onRawWalkFailure = (why: string): unknown => failures.push(why);
    byMemory = await createTestParser({ onRawWalkFailure });
    byCursor = await createTestParser({ rawWalk: false, onRawWalkFailure });
  });
  afterAll(() => {
    byMemory.close();
    byCursor.close();
  });

  test.each(LANGUAGES.map(({ id }) => id))('%s', async (id) => {
    const directory = join(LANGUAGE_FOLDERS, id, 'tests');
    const inputs = existsSync(directory) ? readdirSync(directory).filter((name) => !name.endsWith('.facts')) : [];
    expect(inputs).not.toEqual([]);
    for (const path of inputs) {
      const text = readFileSync(join(directory, path), 'utf8');
      const language = detectLanguage({ path, head: text.slice(0, 400) })!;
      for (const parser of [byMemory, byCursor]) await parser.prepareLanguage(language);
      for (const read of [text, text.slice(0, Math.floor(text.length * 0.6))]) {
        const input = { language: language.id, path, text: read, deadlineMs: 20_000 };
        const facts = JSON.stringify([byMemory.parse(input), byMemory.branches(input)]);
        expect(JSON.stringify([byCursor.parse(input), byCursor.branches(input)]), path).toBe(facts);
      }
    }
    expect([byMemory.runtime.walk, byCursor.runtime.walk]).toEqual(['raw', 'cursor']);
  });

  test('and none of it was a failure', () => expect(failures).toEqual([]));
});

describe('where the raw walk fails', () => {
  const keep = new Uint8Array(ERROR_KIND + 1).fill(1);
  const text = 'const a = f(1, "b");';

  /** Reads a text two times with a raw walk like this; what was given up, and whether all was read as by the cursor. */
  async function readWith(raw: RawWalk): Promise<{ reasons: string[]; right: boolean[] }> {
    const { memory } = await startWasm();
    const parser = new Parser();
    const file = grammarFile('typescript');
    const grammar = openGrammar(file, (await compileFiles([file])).get(file)!);
    const reasons: string[] = [];
    const trees = createTreeReader({ parser, memory, raw, onGivenUp: (why) => reasons.push(why) });
    trees.check(grammar);
    const right = [1, 2].map(() => {
      const [expected, actual] = [createFlatTree(1), createFlatTree(1)];
      const tree = parser.setLanguage(grammar.language).parse(text)!;
      const cursor = tree.walk();
      walkCursor(cursor, keep, expected);
      cursor.delete();
      const hasError = trees.read(tree, grammar, keep, actual);
      return !hasError && JSON.stringify(actual) === JSON.stringify(expected);
    });
    parser.delete();
    return { reasons, right };
  }

  test('it is not given up as long as all is well', async () => {
    expect(await readWith(RAW_WALK)).toEqual({ reasons: [], right: [true, true] });
  });

  test('on the known text, the cursor reads everything', async () => {
    const readLanguage: RawWalk['readLanguage'] = (memory, language) => {
      const tables = RAW_WALK.readLanguage(memory, language);
      return { ...tables, kinds: tables.kinds.map((kind, symbol) => (symbol % 2 ? kind ^ 1 : kind)) };
    };
    const { reasons, right } = await readWith({ ...RAW_WALK, readLanguage });
    expect(right).toEqual([true, true]);
    expect(reasons).toEqual([expect.stringContaining('kind of node')]);
  });

  test('as it reads the tables of a grammar, likewise', async () => {
    const readLanguage = (): never => {
      throw new RangeError('offset is out of bounds');
    };
    const { reasons, right } = await readWith({ ...RAW_WALK, readLanguage });
    expect(right).toEqual([true, true]);
    expect(reasons).toEqual([expect.stringContaining('offset is out of bounds')]);
  });

  test('later, in the middle of a tree, the cursor reads that tree and all that follow', async () => {
    let walks = 0;
    const walk: RawWalk['walk'] = (memory, tree, raw, kept, out) => {
      const hasError = RAW_WALK.walk(memory, tree, raw, kept, out);
      if (++walks > 1) throw new RangeError('Invalid typed array length');
      return hasError;
    };
    const { reasons, right } = await readWith({ ...RAW_WALK, walk });
    expect(right).toEqual([true, true]);
    expect([reasons.length, walks]).toEqual([1, 2]);
    expect(reasons[0]).toContain('Invalid typed array length');
  });
});
