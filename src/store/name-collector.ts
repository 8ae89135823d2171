import type { BlockWriter } from './blocks.ts';
import { createByteBuffer } from './byte-buffer.ts';
import { groupByKey } from './grouping.ts';
import { createIntList, type IntList, pushInt } from './int-list.ts';
import { sortKeys } from './key-order.ts';
import { createNameWriter } from './name-writer.ts';
import { writeName } from './names-codec.ts';
import { writeCounts } from './postings-codec.ts';
import { joinedName, subwords } from './tokens.ts';

/** Collects the names of definitions. */
export interface NameCollector {
  /** Adds the names of the next file's symbols; `rest` is the name of its rest unit, undefined if it has none. */
  addFile(names: readonly string[], rest: string | undefined): void;
  /** Writes the blocks of the spaces `n`, `g` and `v`. The collector is empty afterwards. */
  finish(blocks: BlockWriter): void;
}

/** Numbers for strings, in the order of their first use. */
interface Numbering {
  all: string[];
  of: Map<string, number>;
}

/** An empty collector. */
export function createNameCollector(): NameCollector {
  let names: Numbering = { all: [], of: new Map() };
  let parts: Numbering = { all: [], of: new Map() };
  /** By name: the numbers of its sub-words. */
  let partsOf: number[][] = [];
  const places = { name: createIntList(), file: createIntList(), symbol: createIntList() };
  const counts = { part: createIntList(), file: createIntList(), count: createIntList() };
  let fileCount = 0;

  function numberOfName(name: string): number {
    const known = names.of.get(name);
    if (known !== undefined) return known;
    partsOf.push(subwords(name).map((part) => numberIn(parts, part)));
    return numberIn(names, name);
  }

  function addPlace(name: string, symbol: number): number {
    const number = numberOfName(name);
    pushInt(places.name, number);
    pushInt(places.file, fileCount);
    pushInt(places.symbol, symbol);
    return number;
  }

  return {
    addFile: (symbols, rest) => {
      if (rest !== undefined) addPlace(rest, -1);
      const perPart = new Map<number, number>();
      for (let i = 0; i < symbols.length; i++) {
        for (const part of partsOf[addPlace(symbols[i]!, i)]!) perPart.set(part, (perPart.get(part) ?? 0) + 1);
      }
      for (const [part, count] of perPart) {
        pushInt(counts.part, part);
        pushInt(counts.file, fileCount);
        pushInt(counts.count, count);
      }
      fileCount++;
    },
    finish: (blocks) => {
      writeNames(blocks, names, places);
      writeVocabulary(blocks, parts, counts);
      names = { all: [], of: new Map() };
      parts = { all: [], of: new Map() };
      partsOf = [];
      for (const list of [...Object.values(places), ...Object.values(counts)]) list.length = 0;
      fileCount = 0;
    },
  };
}

function writeNames(blocks: BlockWriter, names: Numbering, places: Record<'name' | 'file' | 'symbol', IntList>): void {
  const { start, columns } = groupByKey(places.name, names.all.length, [places.file, places.symbol]);
  const [files, symbols] = columns as [Int32Array, Int32Array];
  const spellings = new Map<string, string[]>();
  for (const name of names.all) {
    const joined = joinedName(name);
    const same = spellings.get(joined);
    if (same) same.push(name);
    else spellings.set(joined, [name]);
  }
  const writer = createNameWriter(blocks);
  const out = createByteBuffer();
  for (const joined of sortKeys([...spellings.keys()])) {
    out.length = 0;
    for (const name of sortKeys(spellings.get(joined)!)) {
      const number = names.of.get(name)!;
      writeName(out, name, joined, { files, symbols, from: start[number]!, to: start[number + 1]! });
    }
    writer.add(joined, out);
  }
  writer.finish();
}

function writeVocabulary(
  blocks: BlockWriter,
  parts: Numbering,
  counts: Record<'part' | 'file' | 'count', IntList>,
): void {
  const { start, columns } = groupByKey(counts.part, parts.all.length, [counts.file, counts.count]);
  const out = createByteBuffer();
  for (const key of sortKeys([...parts.all])) {
    const part = parts.of.get(key)!;
    // The sub-words of the names of rest units are numbered too, but no definition has them.
    if (start[part + 1] === start[part]) continue;
    out.length = 0;
    writeCounts(out, columns[0]!, columns[1]!, start[part]!, start[part + 1]!);
    blocks.add('v', key, out);
  }
}

function numberIn(numbering: Numbering, key: string): number {
  let number = numbering.of.get(key);
  if (number === undefined) {
    number = numbering.all.length;
    numbering.all.push(key);
    numbering.of.set(key, number);
  }
  return number;
}
