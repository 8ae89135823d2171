import { eachKey } from './block-codec.ts';
import type { BlockStore } from './block-store.ts';
import { expectSound } from './byte-cursor.ts';
import type { IndexState, SegmentState } from './index-state.ts';
import { compareKeys } from './key-order.ts';
import { liveEntries } from './name-reader.ts';
import type { NamePlace, SimilarName } from './postings.ts';
import { readAscending } from './postings-codec.ts';
import { BLOCK_STARTS, NAME_GROUP_BITS } from './spaces.ts';
import { trigrams } from './tokens.ts';

/** A joined name with the place of its value in space `n`. */
interface BlockName {
  joined: string;
  bytes: Uint8Array;
  start: number;
  end: number;
}

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
  const names = createNameBlocks(blocks);
  const diceOf = diceWith(wanted);
  const found = new Map<string, SimilarName>();
  // The lowest Dice that is still among the best; -1 while there is room.
  let worst = -1;
  for (const group of candidates(blocks, state, wanted, minDice)) {
    // A name of the group that shares all its trigrams and has no others would reach this.
    if ((2 * group.shared) / (wanted.size + group.shared) < worst) break;
    for (const name of names(group)) {
      const dice = diceOf(name.joined);
      if (dice < minDice || dice < worst) continue;
      addName(found, group.segment, name, dice);
    }
    if (found.size > limit * 2) worst = dropWorst(found, limit);
  }
  dropWorst(found, limit);
  for (const { entries } of found.values()) {
    entries.sort((a, b) => compareKeys(a.name, b.name));
    // Segments were looked into in any order.
    for (const { places } of entries) places.sort(byPlace);
  }
  return [...found.values()].sort(better);
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

/** Measures the Dice coefficient of names with a set of trigrams, most names without making theirs. */
function diceWith(wanted: ReadonlySet<string>): (joined: string) => number {
  const codes = new Set<number>();
  for (const trigram of wanted) if (trigram.length === 3) codes.add(codeOf(trigram, 0));
  // The trigrams of the name at hand, each once.
  const own: number[] = [];
  return (joined) => {
    const framed = `^${joined}$`;
    own.length = 0;
    let shared = 0;
    for (let at = 0; at + 2 < framed.length; at++) {
      const code = codeOf(framed, at);
      if (code < 0) return exactDice(wanted, joined);
      if (own.includes(code)) continue;
      own.push(code);
      if (codes.has(code)) shared++;
    }
    return (2 * shared) / (wanted.size + own.length);
  };
}

/** Three characters as one number; negative when one of them takes two code units. */
function codeOf(text: string, at: number): number {
  const a = text.charCodeAt(at);
  const b = text.charCodeAt(at + 1);
  const c = text.charCodeAt(at + 2);
  if (isSurrogate(a) || isSurrogate(b) || isSurrogate(c)) return -1;
  return (a * 65_536 + b) * 65_536 + c;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
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

/** Reads the names of groups. Groups come in any order, so every block is unpacked once. */
function createNameBlocks(blocks: BlockStore): (group: Group) => BlockName[] {
  const opened = new Map<SegmentState, { begins: readonly number[]; names: BlockName[][] }>();

  function open(segment: SegmentState): { begins: readonly number[]; names: BlockName[][] } {
    let known = opened.get(segment);
    if (!known) {
      const found = blocks.find(segment, 'g', BLOCK_STARTS);
      expectSound(found !== undefined, 'a segment has no list of its names');
      known = { begins: readAscending(found.bytes, found.start, found.end), names: [] };
      opened.set(segment, known);
    }
    return known;
  }

  function read(segment: SegmentState, index: number): BlockName[] {
    const bytes = blocks.block(segment, index);
    expectSound(bytes !== undefined, 'a block of names is missing');
    const names: BlockName[] = [];
    eachKey(bytes, (joined, start, end) => {
      names.push({ joined, bytes, start, end });
      return true;
    });
    return names;
  }

  return ({ segment, number }) => {
    const { begins, names } = open(segment);
    const first = number << NAME_GROUP_BITS;
    const end = first + (1 << NAME_GROUP_BITS);
    const group: BlockName[] = [];
    for (let index = lastNotAbove(begins, first); index < begins.length && begins[index]! < end; index++) {
      const inBlock = names[index] ?? read(segment, index);
      names[index] = inBlock;
      group.push(...inBlock.slice(Math.max(first - begins[index]!, 0), end - begins[index]!));
    }
    return group;
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
