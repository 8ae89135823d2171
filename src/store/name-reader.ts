import type { BlockStore } from './block-store.ts';
import type { IndexState, SegmentState } from './index-state.ts';
import { compareKeys } from './key-order.ts';
import { nameKey, splitNameKey } from './name-key.ts';
import type { NameEntry, NamePlace, UnitColumns } from './postings.ts';
import { eachCount, eachPlace } from './postings-codec.ts';

/** Reads the names of definitions. Every method is asked inside of a snapshot with its state. */
export interface NameReader {
  /** Live definitions of exactly this name, in any order. */
  definitions(state: IndexState, name: string): { fileId: number; symbol: number }[];
  byJoined(state: IndexState, joined: string, options: { prefix: boolean; limit: number }): NameEntry[];
  matching(state: IndexState, test: (name: string, joined: string) => boolean, limit: number): NameEntry[];
  vocabulary(state: IndexState): ReadonlyMap<string, number>;
}

/** The names in a store of blocks. */
export function createNameReader(blocks: BlockStore): NameReader {
  let known: { generation: number; words: ReadonlyMap<string, number> } | undefined;

  /** The first `limit` live names of each segment from `from` on that pass `test`, made one list. */
  function collect(
    state: IndexState,
    from: string,
    limit: number,
    test: (key: string) => 'take' | 'pass' | 'stop',
  ): NameEntry[] {
    const found = new Map<string, NameEntry>();
    for (const segment of state.segments) {
      let taken = 0;
      blocks.scan(segment, 'n', from, (key, bytes, start, end) => {
        const verdict = test(key);
        if (verdict !== 'take') return verdict === 'pass';
        const places = livePlaces(segment, bytes, start, end);
        if (places.length === 0) return true;
        const before = found.get(key);
        if (before) before.places.push(...places);
        else found.set(key, { ...splitNameKey(key), places });
        return ++taken < limit;
      });
    }
    const keys = [...found.keys()].sort(compareKeys);
    return keys.slice(0, limit).map((key) => found.get(key)!);
  }

  return {
    definitions: (state, name) => {
      const key = nameKey(name);
      const places: { fileId: number; symbol: number }[] = [];
      for (const segment of state.segments) {
        const found = blocks.find(segment, 'n', key);
        if (!found) continue;
        // Units are not needed here, so a definition is found without reading them.
        eachPlace(found.bytes, found.start, found.end, (file, symbol) => {
          if (symbol >= 0 && segment.dead?.[file] !== 1) places.push({ fileId: segment.files[file]!, symbol });
        });
      }
      return places;
    },
    byJoined: (state, joined, { prefix, limit }) => {
      const from = prefix ? joined : `${joined}\0`;
      return collect(state, from, limit, (key) => (key.startsWith(from) ? 'take' : 'stop'));
    },
    matching: (state, test, limit) =>
      collect(state, '', limit, (key) => {
        const { name, joined } = splitNameKey(key);
        return test(name, joined) ? 'take' : 'pass';
      }),
    vocabulary: (state) => {
      if (known?.generation !== state.generation) known = { generation: state.generation, words: count(blocks, state) };
      return known.words;
    },
  };
}

/** The live places of a posting of space `n`, with their units. */
export function livePlaces(segment: SegmentState, bytes: Uint8Array, start: number, end: number): NamePlace[] {
  const places: NamePlace[] = [];
  eachPlace(bytes, start, end, (file, symbol) => {
    if (segment.dead?.[file] === 1) return;
    places.push({ segment: segment.id, file, symbol, unit: unitOf(segment.units(), file, symbol) });
  });
  return places;
}

/** The unit of a symbol (-1: the rest of the file), or -1. */
function unitOf(units: UnitColumns, file: number, symbol: number): number {
  let low = units.firstUnit[file]!;
  const end = units.firstUnit[file + 1]!;
  if (symbol < 0) return end > low && units.symbol[end - 1] === -1 ? end - 1 : -1;
  let high = end > low && units.symbol[end - 1] === -1 ? end - 1 : end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (units.symbol[middle]! < symbol) low = middle + 1;
    else high = middle;
  }
  return low < end && units.symbol[low] === symbol ? low : -1;
}

function count(blocks: BlockStore, state: IndexState): Map<string, number> {
  const words = new Map<string, number>();
  for (const segment of state.segments) {
    blocks.scan(segment, 'v', '', (word, bytes, start, end) => {
      let total = 0;
      eachCount(bytes, start, end, (file, times) => {
        if (segment.dead?.[file] !== 1) total += times;
      });
      if (total > 0) words.set(word, (words.get(word) ?? 0) + total);
      return true;
    });
  }
  return words;
}
