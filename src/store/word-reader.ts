import type { BlockStore } from './block-store.ts';
import type { IndexState, SegmentState } from './index-state.ts';
import { sortKeys } from './key-order.ts';
import { readAscending } from './postings-codec.ts';
import { LONG_WORD } from './text-words.ts';

/** Reads the dictionary of words. Every method is asked inside of a snapshot with its state. */
export interface WordReader {
  filesWith(state: IndexState, words: readonly string[]): number[];
  containing(state: IndexState, literal: string, test: (word: string) => boolean): string[];
  filesContaining(state: IndexState, literal: string): number[];
}

/** The words in a store of blocks. */
export function createWordReader(blocks: BlockStore): WordReader {
  /** Live ordinals of a segment, ascending. */
  function live(segment: SegmentState, ordinals: readonly number[]): number[] {
    const { dead } = segment;
    return dead ? ordinals.filter((ordinal) => dead[ordinal] !== 1) : [...ordinals];
  }

  function withAll(segment: SegmentState, words: readonly string[]): number[] {
    let common: number[] | undefined;
    for (const word of words) {
      const found = blocks.find(segment, 'w', word);
      if (!found) return [];
      const ordinals = readAscending(found.bytes, found.start, found.end);
      common = common ? intersection(common, ordinals) : ordinals;
      if (common.length === 0) return [];
    }
    return live(segment, common ?? Array.from({ length: segment.fileCount }, (_, ordinal) => ordinal));
  }

  return {
    filesWith: (state, words) =>
      state.segments
        .flatMap((segment) => withAll(segment, words).map((ordinal) => segment.files[ordinal]!))
        .sort((a, b) => a - b),
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

function intersection(a: readonly number[], b: readonly number[]): number[] {
  const common: number[] = [];
  let j = 0;
  for (const value of a) {
    while (j < b.length && b[j]! < value) j++;
    if (b[j] === value) common.push(value);
  }
  return common;
}
