import { createIntList, grown, type IntList, pushInt } from './int-list.ts';
import { isIdeograph, isWordCharacter, LONG_WORD, textWords } from './text-words.ts';
import { tokens } from './tokens.ts';

/** Longer runs are data (keys, encoded bytes), not language: they have no search tokens. */
const MAX_RUN = 120;
/** What a code unit beyond ASCII is; 0 is not known yet. */
const PART = 1;
const OUTSIDE = 2;
const ALONE = 3;
/** Words are runs of these, with `$` which some languages put into names. */
const ASCII: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) =>
  /[\w$]/.test(String.fromCharCode(code)) ? PART : OUTSIDE,
);

/**
 * Analyses each distinct run of word characters once. A run is known by a number; its search tokens and its dictionary
 * words are known by numbers too. Everything stays until the lexicon is dropped.
 */
export interface Lexicon {
  /** Distinct runs seen. */
  readonly runs: number;
  /** Search tokens by number. */
  readonly terms: string[];
  /** Dictionary words by number. */
  readonly words: string[];
  /** The numbers of a term and of a word; undefined for one that was not seen. */
  termNumber(term: string): number | undefined;
  wordNumber(word: string): number | undefined;
  /** The terms of run r are `termPool.items[termStart.items[r] .. termStart.items[r + 1])`; likewise its words. */
  readonly termStart: IntList;
  readonly termPool: IntList;
  readonly wordStart: IntList;
  readonly wordPool: IntList;
  /** Finds the runs of a text: fills `starts` with their offsets and `ids` with their numbers, in order. */
  scan(text: string, starts: IntList, ids: IntList): void;
}

/** An empty lexicon. */
export function createLexicon(): Lexicon {
  const terms: string[] = [];
  const words: string[] = [];
  const termIds = new Map<string, number>();
  const wordIds = new Map<string, number>();
  const termStart = createIntList(4096);
  const termPool = createIntList(8192);
  const wordStart = createIntList(4096);
  const wordPool = createIntList(8192);
  pushInt(termStart, 0);
  pushInt(wordStart, 0);

  // An open hash table over the characters of the runs: looking up a known run allocates nothing.
  let table = new Int32Array(1 << 14).fill(-1);
  let characters = new Uint16Array(1 << 16);
  const characterStart = createIntList(4096);
  const hashes = createIntList(4096);
  pushInt(characterStart, 0);
  const unicode = new Uint8Array(1 << 16);
  let longRun = -1;

  function lookup(text: string, start: number, end: number, hash: number): number {
    const mask = table.length - 1;
    const length = end - start;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let run = table[slot]!; run >= 0; run = table[slot]!) {
      const from = characterStart.items[run]!;
      if (hashes.items[run] === hash && characterStart.items[run + 1]! - from === length) {
        let i = 0;
        while (i < length && characters[from + i] === text.charCodeAt(start + i)) i++;
        if (i === length) return run;
      }
      slot = (slot + 1) & mask;
    }
    return add(text.slice(start, end), hash, slot);
  }

  function add(run: string, hash: number, slot: number): number {
    const id = hashes.length;
    table[slot] = id;
    pushInt(hashes, hash);
    const from = characterStart.items[id]!;
    if (from + run.length > characters.length) {
      const larger = new Uint16Array(characters.length * 2);
      larger.set(characters);
      characters = larger;
    }
    for (let i = 0; i < run.length; i++) characters[from + i] = run.charCodeAt(i);
    pushInt(characterStart, from + run.length);
    for (const term of tokens(run)) pushInt(termPool, number(termIds, terms, term));
    pushInt(termStart, termPool.length);
    for (const word of textWords(run)) pushInt(wordPool, number(wordIds, words, word));
    pushInt(wordStart, wordPool.length);
    if (hashes.length * 2 > table.length) rehash();
    return id;
  }

  function rehash(): void {
    table = new Int32Array(table.length * 2).fill(-1);
    const mask = table.length - 1;
    for (let run = 0; run < hashes.length; run++) {
      const hash = hashes.items[run]!;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (table[slot]! >= 0) slot = (slot + 1) & mask;
      table[slot] = run;
    }
  }

  /** All long runs are one: a word too long for the dictionary, without search tokens. */
  function long(): number {
    if (longRun < 0) {
      longRun = hashes.length;
      pushInt(hashes, 0);
      pushInt(characterStart, characterStart.items[longRun]!);
      pushInt(termStart, termPool.length);
      pushInt(wordPool, number(wordIds, words, LONG_WORD));
      pushInt(wordStart, wordPool.length);
    }
    return longRun;
  }

  /** PART, OUTSIDE or ALONE for a code unit beyond ASCII. */
  function classOf(code: number, text: string, at: number): number {
    if (code >= 0xd800 && code <= 0xdfff) {
      const point = text.codePointAt(code >= 0xdc00 && at > 0 ? at - 1 : at)!;
      return point > 0xffff ? classify(String.fromCodePoint(point)) : OUTSIDE;
    }
    if (unicode[code] === 0) unicode[code] = classify(String.fromCharCode(code));
    return unicode[code]!;
  }

  function scan(text: string, starts: IntList, ids: IntList): void {
    const { length } = text;
    let at = 0;
    while (at < length) {
      let code = text.charCodeAt(at);
      const kind = code < 128 ? ASCII[code]! : classOf(code, text, at);
      if (kind === OUTSIDE) {
        at++;
        continue;
      }
      const start = at;
      let hash = code;
      if (kind === ALONE) {
        at += code >= 0xd800 && code <= 0xdbff ? 2 : 1;
      } else {
        for (at++; at < length; at++) {
          code = text.charCodeAt(at);
          if ((code < 128 ? ASCII[code]! : classOf(code, text, at)) !== PART) break;
          hash = (Math.imul(hash, 31) + code) | 0;
        }
      }
      pushInt(starts, start);
      pushInt(ids, at - start > MAX_RUN ? long() : lookup(text, start, at, hash));
    }
  }

  return {
    get runs(): number {
      return hashes.length;
    },
    terms,
    words,
    termNumber: (term) => termIds.get(term),
    wordNumber: (word) => wordIds.get(word),
    termStart,
    termPool,
    wordStart,
    wordPool,
    scan,
  };
}

function classify(character: string): number {
  if (isIdeograph(character)) return ALONE;
  return isWordCharacter(character) ? PART : OUTSIDE;
}

function number(ids: Map<string, number>, all: string[], key: string): number {
  let id = ids.get(key);
  if (id === undefined) {
    id = all.length;
    all.push(key);
    ids.set(key, id);
  }
  return id;
}

/** An array of at least `count` integers that keeps its items: scratch space that grows with a lexicon. */
export function sized(items: Int32Array<ArrayBuffer>, count: number): Int32Array<ArrayBuffer> {
  return items.length >= count ? items : grown(items, count);
}
