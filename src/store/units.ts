import { type FileFacts, SYMBOL_FLAGS, type SymbolFact, type SymbolKind } from '../model/index.ts';
import type { UnitKind } from './postings.ts';
import type { SourceLines } from './source-lines.ts';

const FUNCTIONS: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor']);
const CLASSES: ReadonlySet<SymbolKind> = new Set([
  ...(['class', 'interface', 'trait', 'protocol', 'object', 'mixin', 'extension', 'struct', 'union', 'enum'] as const),
  ...(['type', 'impl', 'module', 'namespace', 'table', 'view', 'trigger', 'service', 'message', 'section'] as const),
]);
const C_SOURCE = /\.(?:c|cc|cpp|cxx|c\+\+|m|mm)$/i;
const C_HEADER = /\.(?:h|hh|hpp|hxx|h\+\+|inl|ipp|tpp)$/i;

const LIMITS = {
  function: { lines: 200, characters: 12_000 },
  class: { lines: 60, characters: 12_000 },
  declaration: { lines: 200, characters: 12_000 },
  rest: { lines: 150, characters: 8_000 },
} as const;
const SIGNATURE = { lines: 6, characters: 600 } as const;

/** One thing that a search ranks. Ranges are pairs [start, end) of UTF-16 offsets into the text of the file. */
export interface Unit {
  kind: UnitKind;
  /** Index of its symbol, or -1 for the rest of a file. */
  symbol: number;
  /** First line of the definition, 0-based; 0 for the rest of a file. */
  line: number;
  name: string;
  /** Enclosing class or receiver type, or ''. */
  parent: string;
  /** [0, 0] when there is none. */
  signature: readonly [number, number];
  doc: readonly [number, number];
  /** Ascending ranges, flattened: start, end, start, end ... */
  body: number[];
}

/** Kind of the unit of its own that a symbol gets; undefined for one that stays in the body around it. */
export function unitKindOf(symbol: SymbolFact, path: string): UnitKind | undefined {
  if (CLASSES.has(symbol.kind)) return 'class';
  // A property with a body is a function in all but its use: accessors, computed properties.
  if (symbol.kind === 'property') return symbol.signatureEnd < symbol.end ? 'function' : undefined;
  if (!FUNCTIONS.has(symbol.kind)) return undefined;
  if ((symbol.flags & SYMBOL_FLAGS.declaration) === 0) return 'function';
  // A prototype beside the definitions says nothing that these do not; one in a header is what users look for.
  if (C_HEADER.test(path)) return 'declaration';
  return C_SOURCE.test(path) ? undefined : 'function';
}

/** The units of a file: those of its symbols in order of the symbols, then the rest of the file unless it is blank. */
export function unitsOf(path: string, text: string, facts: FileFacts, lines: SourceLines): Unit[] {
  const { symbols } = facts;
  const units: Unit[] = [];
  const kinds = symbols.map((symbol) => unitKindOf(symbol, path));
  const owners = ownersOfLines(symbols, kinds, lines);
  for (let i = 0; i < symbols.length; i++) {
    const kind = kinds[i];
    if (kind === undefined) continue;
    const symbol = symbols[i]!;
    units.push({
      kind,
      symbol: i,
      line: lines.lineOf(symbol.start),
      name: symbol.name,
      parent: symbol.owner !== '' ? symbol.owner : enclosingClass(symbols, symbol.parent),
      signature: signatureOf(symbol, lines),
      doc: symbol.docStart < 0 ? [0, 0] : [symbol.docStart, symbol.docEnd],
      body: kind === 'class' ? ownLines(symbol, i, owners, lines) : wholeBody(symbol, kind, lines),
    });
  }
  const rest = restOf(path, text, owners, lines);
  if (rest) units.push(rest);
  return units;
}

const NOBODY = -1;
const DOC = -2;

/** By line: the innermost symbol with a unit that covers it, DOC for a doc comment outside of all, or NOBODY. */
function ownersOfLines(
  symbols: readonly SymbolFact[],
  kinds: readonly (UnitKind | undefined)[],
  lines: SourceLines,
): Int32Array {
  const owners = new Int32Array(lines.lineCount).fill(NOBODY);
  for (let i = 0; i < symbols.length; i++) {
    if (kinds[i] === undefined) continue;
    const symbol = symbols[i]!;
    // Containers come before what they contain, so the innermost is written last.
    owners.fill(i, lines.lineOf(symbol.start), lines.lineOf(Math.max(symbol.start, symbol.end - 1)) + 1);
    if (symbol.docStart < 0) continue;
    const last = lines.lineOf(Math.max(symbol.docStart, symbol.docEnd - 1));
    for (let line = lines.lineOf(symbol.docStart); line <= last; line++) {
      if (owners[line] === NOBODY) owners[line] = DOC;
    }
  }
  return owners;
}

function enclosingClass(symbols: readonly SymbolFact[], from: number): string {
  for (let i = from; i >= 0; i = symbols[i]!.parent) {
    const symbol = symbols[i]!;
    if (CLASSES.has(symbol.kind)) return symbol.name;
  }
  return '';
}

/** From the line with the name to the start of the body. */
function signatureOf(symbol: SymbolFact, lines: SourceLines): [number, number] {
  const first = lines.lineOf(symbol.nameStart);
  const start = Math.max(lines.startOf(first), Math.min(symbol.start, symbol.nameStart));
  const last = Math.min(first + SIGNATURE.lines, lines.lineCount) - 1;
  const end = Math.min(Math.max(symbol.signatureEnd, symbol.nameEnd), lines.endOf(last), start + SIGNATURE.characters);
  return [start, end];
}

function wholeBody(symbol: SymbolFact, kind: UnitKind, lines: SourceLines): number[] {
  const limit = LIMITS[kind];
  const last = Math.min(lines.lineOf(symbol.start) + limit.lines, lines.lineCount) - 1;
  return [symbol.start, Math.min(symbol.end, lines.endOf(last), symbol.start + limit.characters)];
}

function ownLines(symbol: SymbolFact, index: number, owners: Int32Array, lines: SourceLines): number[] {
  const last = lines.lineOf(Math.max(symbol.start, symbol.end - 1));
  return rangesOf(lines.lineOf(symbol.start), last, (owner) => owner === index, owners, lines, LIMITS.class);
}

function restOf(path: string, text: string, owners: Int32Array, lines: SourceLines): Unit | undefined {
  const body = rangesOf(0, lines.lineCount - 1, (owner) => owner === NOBODY, owners, lines, LIMITS.rest);
  if (!body.some((start, i) => i % 2 === 0 && !isBlank(text, start, body[i + 1]!))) return undefined;
  return {
    kind: 'rest',
    symbol: -1,
    line: 0,
    name: stemOfPath(path),
    parent: '',
    signature: [0, 0],
    doc: [0, 0],
    body,
  };
}

/** The lines `first..last` whose owner passes, up to a limit, as ranges of offsets. */
function rangesOf(
  first: number,
  last: number,
  belongs: (owner: number) => boolean,
  owners: Int32Array,
  lines: SourceLines,
  limit: { lines: number; characters: number },
): number[] {
  const ranges: number[] = [];
  let room = limit.characters;
  let count = 0;
  let previous = -2;
  for (let line = first; line <= last && count < limit.lines && room > 0; line++) {
    if (!belongs(owners[line]!)) continue;
    const start = lines.startOf(line);
    const end = Math.min(lines.endOf(line), start + room);
    room -= end - start;
    count++;
    if (line === previous + 1) ranges[ranges.length - 1] = end;
    else ranges.push(start, end);
    previous = line;
  }
  return ranges;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) > 32) return false;
  return true;
}

/** The name of a file without directories and last extension: the name of its rest unit. */
export function stemOfPath(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
