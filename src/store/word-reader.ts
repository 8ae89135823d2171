import type { BlockStore } from './block-store.ts';
import type { IndexState, SegmentState } from './index-state.ts';
import { sortKeys } from './key-order.ts';
import { createLru } from './lru.ts';
import { readAscending } from './postings-codec.ts';
import { LONG_WORD } from './text-words.ts';

/** Files kept in memory by the words they hold: eight bytes each. */
const KEPT_POSTINGS = 1_000_000;

/** Reads the dictionary of words. Every method is asked inside of a snapshot with its state. */
export interface WordReader {
  filesWith(state: IndexState, words: readonly string[]): number[];
  containing(state: IndexState, literal: string, test: (word: string) => boolean): string[];
  filesContaining(state: IndexState, literal: string): number[];
}

/** The words in a store of blocks. */
export function createWordReader(blocks: BlockStore): WordReader {
  /** Live ordinals of a segment, ascending. */
  function live(segment: SegmentState, ordinals: readonly number[]): readonly number[] {
    const { dead } = segment;
    return dead ? ordinals.filter((ordinal) => dead[ordinal] !== 1) : ordinals;
  }

  const kept = createLru<string, readonly number[]>(KEPT_POSTINGS);
  let keptFor = -1;

  /** Ids of the live files that hold a word, ascending. */
  function filesWith(state: IndexState, word: string): readonly number[] {
    if (keptFor !== state.generation) kept.clear();
    keptFor = state.generation;
    const known = kept.get(word);
    if (known) return known;
    const ids: number[] = [];
    for (const segment of state.segments) {
      const found = blocks.find(segment, 'w', word);
      if (!found) continue;
      for (const ordinal of live(segment, readAscending(found.bytes, found.start, found.end))) {
        ids.push(segment.files[ordinal]!);
      }
    }
    ids.sort((a, b) => a - b);
    kept.set(word, ids, ids.length + 16);
    return ids;
  }

  return {
    filesWith: (state, words) => {
      const [first, ...others] = words;
      if (first === undefined) return allFiles(state);
      let common = [...filesWith(state, first)];
      for (const word of others) {
        if (common.length === 0) break;
        common = intersection(common, filesWith(state, word));
      }
      return common;
    },
    containing: (state, literal, test) => {
      const found = new Set<string>();
      for (const segment of state.segments) {
        blocks.scan(segment, 'w', '', (word, bytes, start, end) => {
          if (word === LONG_WORD || !word.includes(literal) || found.has(word) || !test(word)) return true;
          if (live(segment, readAscending(bytes, start, end)).length > 0) found.add(word);
          return true;
        });
      }
      return sortKeys([...found]);
    },
    filesContaining: (state, literal) => {
      const ids: number[] = [];
      for (const segment of state.segments) {
        const hit = new Uint8Array(segment.fileCount);
        blocks.scan(segment, 'w', '', (word, bytes, start, end) => {
          if (word !== LONG_WORD && !word.includes(literal)) return true;
          for (const ordinal of readAscending(bytes, start, end)) hit[ordinal] = 1;
          return true;
        });
        for (let ordinal = 0; ordinal < hit.length; ordinal++) {
          if (hit[ordinal] === 1 && segment.dead?.[ordinal] !== 1) ids.push(segment.files[ordinal]!);
        }
      }
      return ids.sort((a, b) => a - b);
    },
  };
}

function allFiles(state: IndexState): number[] {
  return state.segments
    .flatMap(({ files, dead }) => [...files].filter((_, ordinal) => dead?.[ordinal] !== 1))
    .sort((a, b) => a - b);
}

function intersection(a: readonly number[], b: readonly number[]): number[] {
  const common: number[] = [];
  let j = 0;
  for (const value of a) {
    while (j < b.length && b[j]! < value) j++;
    if (b[j] === value) common.push(value);
  }
  return common;
}
