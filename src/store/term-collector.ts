import type { BlockWriter } from './blocks.ts';
import { createByteBuffer, toBytes } from './byte-buffer.ts';
import { groupByKey } from './grouping.ts';
import { createIntList, type IntList, pushInt } from './int-list.ts';
import { sortKeys } from './key-order.ts';
import { type Lexicon, sized } from './lexicon.ts';
import { FIELDS, TF_MASK, TF_SHIFT, UNIT_KINDS } from './postings.ts';
import { writeTerm } from './postings-codec.ts';
import type { Unit } from './units.ts';
import { createUnitWriter, writeTotals } from './units-codec.ts';

const NAME: number = FIELDS.indexOf('name');
const PARENT: number = FIELDS.indexOf('parent');
const SIGNATURE: number = FIELDS.indexOf('signature');
const DOC: number = FIELDS.indexOf('doc');
const BODY: number = FIELDS.indexOf('body');
const PATH: number = FIELDS.indexOf('path');
const MAX_LENGTH = 65_535;

/** The runs of a text: offsets and numbers in the lexicon, see `Lexicon.scan`. */
export interface Runs {
  starts: IntList;
  ids: IntList;
}

/** Counts the search terms of units, by field. */
export interface TermCollector {
  /** Adds the units of the next file. `runs` are those of its text. */
  addFile(path: string, units: readonly Unit[], runs: Runs): void;
  /** Writes the blocks of space `t` and gives the columns of the units. The collector is empty afterwards. */
  finish(blocks: BlockWriter): { units: Uint8Array; totals: Uint8Array; codes: Uint32Array };
}

/** A collector over the terms of `lexicon`. */
export function createTermCollector(lexicon: Lexicon): TermCollector {
  let frequency = new Int32Array(4096);
  const touched = createIntList(1024);
  const small: Runs = { starts: createIntList(), ids: createIntList() };
  const lengths = new Int32Array(FIELDS.length);
  const sums = new Array<number>(FIELDS.length);

  const units = createUnitWriter();
  const totals = createByteBuffer(1 << 12);
  let unitCount = 0;
  let fileCount = 0;
  // Postings in the order in which they arise: by unit, or by file for the terms of paths.
  const postings = { term: createIntList(1 << 14), unit: createIntList(1 << 14), code: createIntList(1 << 14) };
  const paths = { term: createIntList(), file: createIntList(), frequency: createIntList() };
  const codeNumbers = new Map<number, number>();
  const codes = createIntList();
  const codeUses = createIntList();

  function count(runs: Runs, from: number, to: number, field: number): void {
    const shift = TF_SHIFT[field]!;
    const mask = TF_MASK[field]!;
    const step = 1 << shift;
    const { items: starts } = lexicon.termStart;
    const { items: pool } = lexicon.termPool;
    const { items: ids } = runs.ids;
    let length = 0;
    for (let i = from; i < to; i++) {
      const run = ids[i]!;
      const end = starts[run + 1]!;
      for (let at = starts[run]!; at < end; at++) {
        const term = pool[at]!;
        const code = frequency[term]!;
        if (code === 0) pushInt(touched, term);
        if (((code >>> shift) & mask) !== mask) frequency[term] = code + step;
        length++;
      }
    }
    lengths[field]! += length;
  }

  function countText(text: string, field: number): void {
    if (text === '') return;
    small.starts.length = 0;
    small.ids.length = 0;
    lexicon.scan(text, small.starts, small.ids);
    frequency = sized(frequency, lexicon.terms.length);
    count(small, 0, small.ids.length, field);
  }

  function countRange(runs: Runs, start: number, end: number, field: number): void {
    if (end > start) count(runs, firstFrom(runs.starts, start), firstFrom(runs.starts, end), field);
  }

  /** Ends the counting of something: calls `take` for each term of it. */
  function drain(take: (term: number, code: number) => void): void {
    for (let i = 0; i < touched.length; i++) {
      const term = touched.items[i]!;
      take(term, frequency[term]!);
      frequency[term] = 0;
    }
    touched.length = 0;
    for (let field = 0; field < FIELDS.length; field++) sums[field]! += Math.min(lengths[field]!, MAX_LENGTH);
    lengths.fill(0);
  }

  function codeNumber(code: number): number {
    let known = codeNumbers.get(code);
    if (known === undefined) {
      known = codes.length;
      codeNumbers.set(code, known);
      pushInt(codes, code);
      pushInt(codeUses, 0);
    }
    codeUses.items[known]!++;
    return known;
  }

  function addUnit(unit: Unit, runs: Runs): void {
    countText(unit.name, NAME);
    countText(unit.parent, PARENT);
    countRange(runs, unit.signature[0], unit.signature[1], SIGNATURE);
    countRange(runs, unit.doc[0], unit.doc[1], DOC);
    for (let i = 0; i < unit.body.length; i += 2) countRange(runs, unit.body[i]!, unit.body[i + 1]!, BODY);
    units.add(unit, UNIT_KINDS.indexOf(unit.kind), lengths);
    drain((term, code) => {
      pushInt(postings.term, term);
      pushInt(postings.unit, unitCount);
      pushInt(postings.code, codeNumber(code));
    });
    unitCount++;
  }

  return {
    addFile: (path, all, runs) => {
      frequency = sized(frequency, lexicon.terms.length);
      sums.fill(0);
      countText(path, PATH);
      const pathLength = Math.min(lengths[PATH]!, MAX_LENGTH);
      units.addFile(pathLength);
      drain((term, code) => {
        pushInt(paths.term, term);
        pushInt(paths.file, fileCount);
        pushInt(paths.frequency, code >>> TF_SHIFT[PATH]!);
      });
      sums.fill(0);
      for (const unit of all) addUnit(unit, runs);
      sums[PATH] = pathLength * all.length;
      writeTotals(totals, all.length, sums);
      fileCount++;
    },
    finish: (blocks) => {
      const renumbered = byUse(codes, codeUses);
      writeTerms(blocks, lexicon, postings, paths, renumbered.newNumber);
      const result = { units: units.finish(), totals: toBytes(totals), codes: renumbered.codes };
      for (const list of [...Object.values(postings), ...Object.values(paths), codes, codeUses]) list.length = 0;
      codeNumbers.clear();
      totals.length = 0;
      unitCount = 0;
      fileCount = 0;
      return result;
    },
  };
}

/** Renumbers codes so that the most frequent ones have the smallest numbers, which take one byte. */
function byUse(codes: IntList, uses: IntList): { codes: Uint32Array; newNumber: Int32Array } {
  const order = Array.from({ length: codes.length }, (_, i) => i);
  order.sort((a, b) => uses.items[b]! - uses.items[a]! || codes.items[a]! - codes.items[b]!);
  const newNumber = new Int32Array(codes.length);
  for (let i = 0; i < order.length; i++) newNumber[order[i]!] = i;
  return { codes: Uint32Array.from(order, (number) => codes.items[number]!), newNumber };
}

function writeTerms(
  blocks: BlockWriter,
  lexicon: Lexicon,
  postings: { term: IntList; unit: IntList; code: IntList },
  paths: { term: IntList; file: IntList; frequency: IntList },
  newNumber: Int32Array,
): void {
  const count = lexicon.terms.length;
  const { code } = postings;
  for (let i = 0; i < code.length; i++) code.items[i] = newNumber[code.items[i]!]!;
  const inUnits = groupByKey(postings.term, count, [postings.unit, code]);
  const inPaths = groupByKey(paths.term, count, [paths.file, paths.frequency]);
  const units = { places: inUnits.columns[0]!, values: inUnits.columns[1]!, from: 0, to: 0 };
  const files = { places: inPaths.columns[0]!, values: inPaths.columns[1]!, from: 0, to: 0 };
  const used: string[] = [];
  for (let term = 0; term < count; term++) {
    if (inUnits.start[term + 1]! > inUnits.start[term]! || inPaths.start[term + 1]! > inPaths.start[term]!) {
      used.push(lexicon.terms[term]!);
    }
  }
  const out = createByteBuffer(1 << 12);
  for (const key of sortKeys(used)) {
    const term = lexicon.termNumber(key)!;
    units.from = inUnits.start[term]!;
    units.to = inUnits.start[term + 1]!;
    files.from = inPaths.start[term]!;
    files.to = inPaths.start[term + 1]!;
    out.length = 0;
    writeTerm(out, files, units);
    blocks.add('t', key, out);
  }
}

/** Index of the first offset that is at least `offset`. */
function firstFrom(starts: IntList, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts.items[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
