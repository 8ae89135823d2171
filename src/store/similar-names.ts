import { eachKeyBytes } from './block-codec.ts';
import type { BlockStore } from './block-store.ts';
import { expectSound, readText } from './byte-cursor.ts';
import type { IndexState, SegmentState } from './index-state.ts';
import { compareKeys } from './key-order.ts';
import { liveEntries } from './name-reader.ts';
import type { NamePlace, SimilarName } from './postings.ts';
import { readAscending } from './postings-codec.ts';
import { BLOCK_STARTS, NAME_GROUP_BITS } from './spaces.ts';
import { trigrams } from './tokens.ts';

/** A group of neighbouring names and how many of the wanted trigrams it holds at most in one name. */
interface Group {
  segment: SegmentState;
  number: number;
  shared: number;
}

/**
 * The live joined names whose trigrams are most like those of `joined` (Dice coefficient, at least `minDice`), best
 * first, at most `limit`.
 */
export function findSimilarNames(
  blocks: BlockStore,
  state: IndexState,
  joined: string,
  options: { limit: number; minDice: number },
): SimilarName[] {
  const { limit, minDice } = options;
  const wanted = new Set(trigrams(joined));
  if (wanted.size === 0 || limit < 1) return [];
  const eachName = nameVisitor(blocks);
  const diceOf = createDice(wanted);
  const found = new Map<string, SimilarName>();
  // The lowest Dice that is still among the best; below `minDice` while there is room.
  let worst = minDice;
  for (const group of candidates(blocks, state, wanted, minDice)) {
    // A name of the group that shares all its trigrams and has no others would reach this.
    if ((2 * group.shared) / (wanted.size + group.shared) < worst) break;
    eachName(group, (key, length, bytes, start, end) => {
      const dice = diceOf(key, length, worst);
      if (dice >= worst) addName(found, group.segment, { joined: readText(key, 0, length), bytes, start, end }, dice);
    });
    if (found.size > limit * 2) worst = Math.max(minDice, dropWorst(found, limit));
  }
  dropWorst(found, limit);
  for (const { entries } of found.values()) {
    entries.sort((a, b) => compareKeys(a.name, b.name));
    // Segments were looked into in any order.
    for (const { places } of entries) places.sort(byPlace);
  }
  return [...found.values()].sort(better);
}

/** A joined name with the place of its value in space `n`. */
interface BlockName {
  joined: string;
  bytes: Uint8Array;
  start: number;
  end: number;
}

function addName(found: Map<string, SimilarName>, segment: SegmentState, name: BlockName, dice: number): void {
  const { joined, bytes, start, end } = name;
  const entries = liveEntries(segment, joined, bytes, start, end);
  if (entries.length === 0) return;
  let similar = found.get(joined);
  if (!similar) {
    similar = { joined, dice, entries: [] };
    found.set(joined, similar);
  }
  for (const entry of entries) {
    const known = similar.entries.find((other) => other.name === entry.name);
    if (known) known.places.push(...entry.places);
    else similar.entries.push(entry);
  }
}

/** Keeps the best `limit`; gives the Dice of the last of them, -1 while there are fewer. */
function dropWorst(found: Map<string, SimilarName>, limit: number): number {
  const order = [...found.values()].sort(better);
  for (const { joined } of order.slice(limit)) found.delete(joined);
  return order.length >= limit ? order[limit - 1]!.dice : -1;
}

function byPlace(a: NamePlace, b: NamePlace): number {
  return a.segment - b.segment || a.file - b.file || a.symbol - b.symbol;
}

function better(a: SimilarName, b: SimilarName): number {
  return b.dice - a.dice || compareKeys(a.joined, b.joined);
}

const START = '^'.charCodeAt(0);
const END = '$'.charCodeAt(0);

/**
 * Measures the Dice coefficient of names, given as UTF-8, with a set of trigrams. Most names are refused without making
 * theirs: what is below `least` may come out too low.
 */
function createDice(wanted: ReadonlySet<string>): (key: Uint8Array, length: number, least: number) => number {
  const codes = new Set<number>();
  for (const trigram of wanted) {
    if (/^[\x00-\x7f]{3}$/.test(trigram)) {
      codes.add((trigram.charCodeAt(0) << 14) | (trigram.charCodeAt(1) << 7) | trigram.charCodeAt(2));
    }
  }
  // The trigrams of the name at hand, each once.
  const own: number[] = [];
  return (key, length, least) => {
    let hits = 0;
    let code = START;
    for (let at = 0; at <= length; at++) {
      const byte = at < length ? key[at]! : END;
      if (byte > 127) return exactDice(wanted, readText(key, 0, length));
      code = ((code & 0x3fff) << 7) | byte;
      if (at > 0 && codes.has(code)) hits++;
    }
    // It has at least as many trigrams as it shares, if some of them more than once.
    if ((2 * hits) / (wanted.size + hits) < least) return 0;
    own.length = 0;
    let shared = 0;
    code = START;
    for (let at = 0; at <= length; at++) {
      code = ((code & 0x3fff) << 7) | (at < length ? key[at]! : END);
      if (at === 0 || own.includes(code)) continue;
      own.push(code);
      if (codes.has(code)) shared++;
    }
    return (2 * shared) / (wanted.size + own.length);
  };
}

function exactDice(wanted: ReadonlySet<string>, joined: string): number {
  const own = trigrams(joined);
  let shared = 0;
  for (const trigram of own) if (wanted.has(trigram)) shared++;
  return (2 * shared) / (wanted.size + own.length);
}

/** Groups that can hold a name of at least `minDice`, those with the most shared trigrams first. */
function* candidates(
  blocks: BlockStore,
  state: IndexState,
  wanted: ReadonlySet<string>,
  minDice: number,
): Generator<Group> {
  const least = Math.max(1, Math.ceil((minDice * wanted.size) / (2 - minDice) - 1e-9));
  const byShared: Group[][] = Array.from({ length: wanted.size + 1 }, () => []);
  for (const segment of state.segments) {
    const lists: number[][] = [];
    let most = -1;
    for (const trigram of wanted) {
      const found = blocks.find(segment, 'g', trigram);
      if (!found) continue;
      const list = readAscending(found.bytes, found.start, found.end);
      lists.push(list);
      most = Math.max(most, list.at(-1) ?? -1);
    }
    const counts = new Uint16Array(most + 1);
    for (const list of lists) for (const group of list) counts[group]!++;
    for (let number = 0; number < counts.length; number++) {
      const shared = counts[number]!;
      if (shared >= least) byShared[shared]!.push({ segment, number, shared });
    }
  }
  for (let shared = wanted.size; shared >= least; shared--) yield* byShared[shared]!;
}

type NameVisitor = (key: Uint8Array, length: number, bytes: Uint8Array, start: number, end: number) => void;

/** Visits the names of groups. Neighbouring groups come one after another, so the last block is kept. */
function nameVisitor(blocks: BlockStore): (group: Group, visit: NameVisitor) => void {
  const startsOf = new Map<SegmentState, number[]>();
  let last: { segment: SegmentState; index: number; bytes: Uint8Array } | undefined;

  function starts(segment: SegmentState): number[] {
    let known = startsOf.get(segment);
    if (!known) {
      const found = blocks.find(segment, 'g', BLOCK_STARTS);
      expectSound(found !== undefined, 'a segment has no list of its names');
      known = readAscending(found.bytes, found.start, found.end);
      startsOf.set(segment, known);
    }
    return known;
  }

  function block(segment: SegmentState, index: number): Uint8Array {
    if (last?.segment !== segment || last.index !== index) {
      const bytes = blocks.block(segment, index);
      expectSound(bytes !== undefined, 'a block of names is missing');
      last = { segment, index, bytes };
    }
    return last.bytes;
  }

  return ({ segment, number }, visit) => {
    const first = number << NAME_GROUP_BITS;
    const end = first + (1 << NAME_GROUP_BITS);
    const begins = starts(segment);
    for (let index = lastNotAbove(begins, first); index < begins.length && begins[index]! < end; index++) {
      const bytes = block(segment, index);
      let ordinal = begins[index]!;
      eachKeyBytes(bytes, (key, length, start, stop) => {
        if (ordinal >= first) visit(key, length, bytes, start, stop);
        return ++ordinal < end;
      });
    }
  };
}

/** Index of the last of ascending numbers that is not above `value`. */
function lastNotAbove(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (numbers[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
