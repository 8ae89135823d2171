import type { BlockStore } from './block-store.ts';
import { createByteCursor, readVarint } from './byte-cursor.ts';
import type { IndexState, SegmentState } from './index-state.ts';
import { createLru } from './lru.ts';
import { FIELDS, type RankingStats, type TermPostings } from './postings.ts';
import { readTerm } from './postings-codec.ts';
import { eachTotals } from './units-codec.ts';

/** Postings kept in memory: eight bytes each. */
const KEPT_POSTINGS = 4_000_000;

/** Reads the search terms. Every method is asked inside of a snapshot with its state. */
export interface TermReader {
  has(state: IndexState, term: string): boolean;
  term(state: IndexState, term: string): TermPostings;
  stats(state: IndexState): RankingStats;
}

/** The terms in a store of blocks. */
export function createTermReader(blocks: BlockStore): TermReader {
  const kept = createLru<string, TermPostings>(KEPT_POSTINGS);
  let keptFor = -1;
  let stats: { generation: number; value: RankingStats } | undefined;

  function read(state: IndexState, term: string): TermPostings {
    if (keptFor !== state.generation) kept.clear();
    keptFor = state.generation;
    const known = kept.get(term);
    if (known) return known;
    const postings: TermPostings = { documents: 0, segments: [] };
    let weight = 0;
    for (const segment of state.segments) {
      const found = blocks.find(segment, 't', term);
      if (!found) continue;
      const context = { codes: segment.codes(), units: segment.units(), dead: segment.dead };
      const { documents, ...own } = readTerm(found.bytes, found.start, found.end, context);
      if (documents === 0) continue;
      postings.documents += documents;
      postings.segments.push({ segment: segment.id, ...own });
      weight += own.units.length + own.files.length;
    }
    kept.set(term, postings, weight + 16);
    return postings;
  }

  return {
    term: read,
    has: (state, term) => state.segments.some((segment) => holds(blocks, segment, term)),
    stats: (state) => {
      if (stats?.generation !== state.generation) stats = { generation: state.generation, value: statsOf(state) };
      return stats.value;
    },
  };
}

function holds(blocks: BlockStore, segment: SegmentState, term: string): boolean {
  const found = blocks.find(segment, 't', term);
  if (!found) return false;
  // Where every file is live and has units, a key alone is the answer.
  const { dead } = segment;
  if (!dead && (readVarint(createByteCursor(found.bytes, found.start)) & 1) === 0) return true;
  const context = { codes: segment.codes(), units: segment.units(), dead };
  return readTerm(found.bytes, found.start, found.end, context).documents > 0;
}

function statsOf(state: IndexState): RankingStats {
  const sums = new Array<number>(1 + FIELDS.length).fill(0);
  for (const { totals, fileCount, dead } of state.segments) {
    eachTotals(totals(), fileCount, (ordinal, own) => {
      if (dead?.[ordinal] === 1) return;
      for (let i = 0; i < sums.length; i++) sums[i]! += own[i]!;
    });
  }
  return { units: sums[0]!, tokens: sums.slice(1) };
}
