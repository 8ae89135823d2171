import type { BlockStore } from './block-store.ts';
import type { IndexState, SegmentState } from './index-state.ts';
import { compareKeys } from './key-order.ts';
import { readNames, readPlaces } from './names-codec.ts';
import type { NameEntry, NamePlace, UnitColumns } from './postings.ts';
import { eachCount } from './postings-codec.ts';
import { joinedName } from './tokens.ts';

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

  /** Live names from the joined form `from` on that pass; each segment gives its first `limit`, all are made one list. */
  function collect(
    state: IndexState,
    from: string,
    limit: number,
    goOn: (joined: string) => boolean,
    test: (name: string, joined: string) => boolean,
  ): NameEntry[] {
    const found = new Map<string, NameEntry>();
    for (const segment of state.segments) {
      let taken = 0;
      blocks.scan(segment, 'n', from, (joined, bytes, start, end) => {
        if (!goOn(joined)) return false;
        for (const entry of liveEntries(segment, joined, bytes, start, end, test)) {
          taken++;
          const before = found.get(entry.name);
          if (before) before.places.push(...entry.places);
          else found.set(entry.name, entry);
        }
        return taken < limit;
      });
    }
    return [...found.values()].sort(byJoined).slice(0, limit);
  }

  return {
    definitions: (state, name) => {
      const joined = joinedName(name);
      const places: { fileId: number; symbol: number }[] = [];
      for (const segment of state.segments) {
        const found = blocks.find(segment, 'n', joined);
        if (!found) continue;
        const own = readNames(found.bytes, found.start, found.end, joined).find((other) => other.name === name);
        if (!own) continue;
        // Units are not needed here, so a definition is found without reading them.
        for (const { file, symbol } of readPlaces(found.bytes, own.start, own.end)) {
          if (symbol >= 0 && segment.dead?.[file] !== 1) places.push({ fileId: segment.files[file]!, symbol });
        }
      }
      return places;
    },
    byJoined: (state, joined, { prefix, limit }) => {
      const within = prefix
        ? (other: string): boolean => other.startsWith(joined)
        : (other: string): boolean => other === joined;
      return collect(state, joined, limit, within, () => true);
    },
    matching: (state, test, limit) => collect(state, '', limit, () => true, test),
    vocabulary: (state) => {
      if (known?.generation !== state.generation) known = { generation: state.generation, words: count(blocks, state) };
      return known.words;
    },
  };
}

function byJoined(a: NameEntry, b: NameEntry): number {
  return compareKeys(a.joined, b.joined) || compareKeys(a.name, b.name);
}

/** The names of a value of space `n` that pass and have live places, with their units. */
export function liveEntries(
  segment: SegmentState,
  joined: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  test: (name: string, joined: string) => boolean = () => true,
): NameEntry[] {
  const entries: NameEntry[] = [];
  for (const found of readNames(bytes, start, end, joined)) {
    if (!test(found.name, joined)) continue;
    const live = readPlaces(bytes, found.start, found.end).filter(({ file }) => segment.dead?.[file] !== 1);
    if (live.length === 0) continue;
    const places = live.map(({ file, symbol }): NamePlace => {
      return { segment: segment.id, file, symbol, unit: unitOf(segment.units(), file, symbol) };
    });
    entries.push({ name: found.name, joined, places });
  }
  return entries;
}

/** The unit of a symbol (-1: the rest of the file), or -1. */
function unitOf(units: UnitColumns, file: number, symbol: number): number {
  const { symbol: symbols } = units.places();
  let low = units.firstUnit[file]!;
  const end = units.firstUnit[file + 1]!;
  const hasRest = end > low && symbols[end - 1] === -1;
  if (symbol < 0) return hasRest ? end - 1 : -1;
  let high = hasRest ? end - 1 : end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (symbols[middle]! < symbol) low = middle + 1;
    else high = middle;
  }
  return low < end && symbols[low] === symbol ? low : -1;
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
