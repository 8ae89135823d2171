import {
  BINDING_KINDS,
  type EveryOccurrence,
  type LinkColumns,
  ROLES,
  SCOPE_KINDS,
  type StoredBinding,
  type StoredFacts,
  type StoredImport,
  type StoredOccurrence,
  type StoredScope,
  type StoredSymbol,
  SYMBOL_KINDS,
} from '../model/index.ts';
import { eachKey, findKey, type KeyPlace } from './block-codec.ts';
import { type ByteCursor, createByteCursor, expectSound, readSigned, readVarint } from './byte-cursor.ts';
import { readEveryOccurrence } from './every-occurrence.ts';
import { type FactNames, readNames, someNames } from './fact-names.ts';
import { BINDING_BITS, IMPORT_KINDS, LINK_KIND_STEP, ROLE_READ, SYMBOL_BITS } from './facts-format.ts';

const encoder = new TextEncoder();
const RE_EXPORT = IMPORT_KINDS.indexOf('re-export');

/** One section of a blob. */
interface Section {
  count: number;
  start: number;
  end: number;
}

/**
 * Opens the blob of a file's facts; each part is decoded when it is first asked for. Reading a damaged blob throws
 * AxError 'index-damaged', at once or when the part is asked for.
 */
export function decodeFacts(blob: Uint8Array): StoredFacts {
  const { sections, namesAt } = readSections(blob);
  let names: FactNames | undefined;
  let links: LinkColumns | undefined;
  let every: EveryOccurrence | undefined;
  let last: { name: string; place: KeyPlace | undefined } | undefined;
  // Several parts of a question ask for one and the same name.
  const placeOf = (name: string): KeyPlace | undefined => {
    if (last?.name !== name) last = { name, place: findKey(blob, encoder.encode(name), namesAt) };
    return last.place;
  };
  const everyName = (): FactNames => {
    names ??= readNames(blob, namesAt);
    return names;
  };
  const allNames = (): readonly string[] => everyName().names;
  const part = <T>(index: number, read: (cursor: ByteCursor, items: T[], index: number) => T): (() => readonly T[]) => {
    let items: T[] | undefined;
    return () => {
      items ??= readSection(blob, sections[index]!, read);
      return items;
    };
  };
  const symbols = part(0, (at: ByteCursor, items: StoredSymbol[], i) => readSymbol(at, items, i, allNames()));
  let imported: readonly string[] | undefined;
  const imports = part(1, (at: ByteCursor, items: StoredImport[], i) => {
    // Of most files nothing but the imports is asked for.
    imported ??= names?.names ?? someNames(blob, namesAt, namesOfImports(blob, sections[1]!));
    return readImport(at, items, i, imported);
  });
  const scopes = part(2, readScope);
  const bindings = part(3, (at: ByteCursor, items: StoredBinding[], i) =>
    readBinding(at, items[i - 1], symbols(), allNames()),
  );

  return {
    get symbols(): readonly StoredSymbol[] {
      return symbols();
    },
    get imports(): readonly StoredImport[] {
      return imports();
    },
    get scopes(): readonly StoredScope[] {
      return scopes();
    },
    get bindings(): readonly StoredBinding[] {
      return bindings();
    },
    get links(): LinkColumns {
      links ??= readLinks(blob, sections[4]!);
      return links;
    },
    get everyOccurrence(): EveryOccurrence {
      every ??= readEveryOccurrence(blob, everyName());
      return every;
    },
    importsOf: (name) => {
      const number = sections[1]!.count === 0 ? undefined : placeOf(name)?.number;
      const isTaken = number !== undefined && takesName(blob, sections[1]!, number);
      return isTaken ? imports().filter(({ imported }) => imported === name) : [];
    },
    reExports: () => (hasReExport(blob, sections[1]!) ? imports().filter(({ kind }) => kind === 're-export') : []),
    occurringNames: () => keysOf(blob, namesAt, (start, end) => end > start),
    occurrencesOf: (name) => {
      const range = placeOf(name);
      return range ? readOccurrences(blob, range.start, range.end) : [];
    },
  };
}

const SECTIONS = 5;

/** The sections of a blob: symbols, imports, scopes, bindings, links; then the names begin. */
export function readSections(blob: Uint8Array): { sections: Section[]; namesAt: number } {
  const cursor = createByteCursor(blob);
  const sizes: number[] = [];
  for (let i = 0; i < 2 * SECTIONS; i++) sizes.push(readVarint(cursor));
  let at = cursor.at;
  const sections: Section[] = [];
  for (let i = 0; i < 2 * SECTIONS; i += 2) {
    sections.push({ count: sizes[i]!, start: at, end: at + sizes[i + 1]! });
    at += sizes[i + 1]!;
  }
  expectSound(at < blob.length, 'the facts of a file are cut off');
  return { sections, namesAt: at };
}

function keysOf(blob: Uint8Array, from: number, wanted: (start: number, end: number) => boolean): string[] {
  const keys: string[] = [];
  eachKey(
    blob,
    (key, start, end) => {
      if (wanted(start, end)) keys.push(key);
      return true;
    },
    from,
  );
  return keys;
}

function readSection<T>(
  blob: Uint8Array,
  section: Section,
  read: (cursor: ByteCursor, items: T[], index: number) => T,
): T[] {
  const cursor = createByteCursor(blob, section.start);
  const items: T[] = [];
  for (let i = 0; i < section.count && cursor.at < section.end; i++) items.push(read(cursor, items, i));
  expectSound(cursor.at === section.end && items.length === section.count, 'the facts of a file do not add up');
  return items;
}

function readSymbol(cursor: ByteCursor, before: StoredSymbol[], index: number, names: readonly string[]): StoredSymbol {
  const bits = readVarint(cursor);
  const name = nameAt(names, readVarint(cursor));
  const up = readVarint(cursor);
  const startLine = (before[index - 1]?.startLine ?? 0) + readSigned(cursor);
  const startColumn = readVarint(cursor);
  const nameLine = startLine + readSigned(cursor);
  const nameColumn = readVarint(cursor);
  const signatureEndLine = nameLine + readSigned(cursor);
  const signatureEndColumn = readVarint(cursor);
  const endLine = nameLine + readSigned(cursor);
  const endColumn = readVarint(cursor);
  const nameLength = bits & SYMBOL_BITS.oddName ? readVarint(cursor) : name.length;
  const owner = bits & SYMBOL_BITS.owner ? nameAt(names, readVarint(cursor)) : '';
  const flags = bits & SYMBOL_BITS.flags ? readVarint(cursor) : 0;
  const docStartLine = bits & SYMBOL_BITS.doc ? startLine + readSigned(cursor) : -1;
  const docSize = bits & SYMBOL_BITS.doc ? readVarint(cursor) : 0;
  const docStartColumn = docSize & 1 ? readVarint(cursor) : 0;
  return {
    name,
    kind: codeOf(SYMBOL_KINDS, bits & 63),
    parent: up === 0 ? -1 : index - up,
    owner,
    flags,
    startLine,
    startColumn,
    endLine,
    endColumn,
    nameLine,
    nameColumn,
    nameLength,
    signatureEndLine,
    signatureEndColumn,
    docStartLine,
    docStartColumn,
    docEndLine: docStartLine < 0 ? -1 : docStartLine + (docSize >> 1),
  };
}

function readImport(cursor: ByteCursor, before: StoredImport[], index: number, names: readonly string[]): StoredImport {
  const kind = codeOf(IMPORT_KINDS, readVarint(cursor));
  const specifier = nameAt(names, readVarint(cursor));
  const imported = nameAt(names, readVarint(cursor));
  const local = nameAt(names, readVarint(cursor));
  const startLine = (before[index - 1]?.startLine ?? 0) + readSigned(cursor);
  const startColumn = readVarint(cursor);
  const endLine = startLine + readSigned(cursor);
  return { specifier, imported, local, kind, startLine, startColumn, endLine, endColumn: readVarint(cursor) };
}

/** Visits the numbers of all imports: kind, specifier, imported, local and four of the place; true stops. */
function someOfImports(
  blob: Uint8Array,
  { start, end }: Section,
  visit: (field: number, value: number) => boolean,
): boolean {
  const cursor = createByteCursor(blob, start);
  for (let field = 0; cursor.at < end; field = (field + 1) % 8) if (visit(field, readVarint(cursor))) return true;
  return false;
}

/** True when an import takes the name of that number. */
function takesName(blob: Uint8Array, section: Section, number: number): boolean {
  return someOfImports(blob, section, (field, value) => field === 2 && value === number);
}

/** True when an import is an export as well. */
function hasReExport(blob: Uint8Array, section: Section): boolean {
  return someOfImports(blob, section, (field, value) => field === 0 && value === RE_EXPORT);
}

/** Numbers of the names that imports are made of. */
function namesOfImports(blob: Uint8Array, section: Section): ReadonlySet<number> {
  const numbers = new Set<number>();
  someOfImports(blob, section, (field, value) => {
    if (field >= 1 && field <= 3) numbers.add(value);
    return false;
  });
  return numbers;
}

function readScope(cursor: ByteCursor, before: StoredScope[], index: number): StoredScope {
  const kind = codeOf(SCOPE_KINDS, readVarint(cursor));
  const up = readVarint(cursor);
  const startLine = (before[index - 1]?.startLine ?? 0) + readSigned(cursor);
  const startColumn = readVarint(cursor);
  const endLine = startLine + readSigned(cursor);
  return {
    parent: up === 0 ? -1 : index - up,
    kind,
    startLine,
    startColumn,
    endLine,
    endColumn: readVarint(cursor),
  };
}

function readBinding(
  cursor: ByteCursor,
  before: StoredBinding | undefined,
  symbols: readonly StoredSymbol[],
  names: readonly string[],
): StoredBinding {
  const bits = readVarint(cursor);
  const scope = (before?.scope ?? 0) + (bits & BINDING_BITS.otherScope ? readSigned(cursor) : 0);
  const symbol = bits & (BINDING_BITS.symbol | BINDING_BITS.atSymbol) ? readVarint(cursor) : -1;
  let name: string;
  let line: number;
  let column: number;
  if (bits & BINDING_BITS.atSymbol) {
    const target = symbols[symbol];
    expectSound(target !== undefined, 'a binding names a symbol that is not there');
    name = target.name;
    line = target.nameLine;
    column = target.nameColumn;
  } else {
    name = nameAt(names, readVarint(cursor));
    line = (before?.line ?? 0) + readSigned(cursor);
    column = readVarint(cursor);
  }
  const explicit = (bits & BINDING_BITS.visibleFrom) !== 0;
  const visibleLine = explicit ? line + readSigned(cursor) : 0;
  const visibleColumn = explicit ? readVarint(cursor) : 0;
  return { scope, name, kind: codeOf(BINDING_KINDS, bits & 7), line, column, symbol, visibleLine, visibleColumn };
}

function eachOccurrence(
  blob: Uint8Array,
  start: number,
  end: number,
  visit: (line: number, column: number, role: number) => void,
): void {
  const cursor = createByteCursor(blob, start);
  let line = 0;
  let column = 0;
  let role: number = ROLE_READ;
  while (cursor.at < end) {
    const head = readVarint(cursor);
    if (head & 1) role = readVarint(cursor);
    const step = readVarint(cursor);
    column = head >>> 1 === 0 ? column + step : step;
    line += head >>> 1;
    visit(line, column, role);
  }
  expectSound(cursor.at === end, 'the occurrences of a name are cut off');
}

function readOccurrences(blob: Uint8Array, start: number, end: number): StoredOccurrence[] {
  const found: StoredOccurrence[] = [];
  eachOccurrence(blob, start, end, (line, column, role) => found.push({ line, column, role: codeOf(ROLES, role) }));
  return found;
}

function readLinks(blob: Uint8Array, { count, start, end }: Section): LinkColumns {
  const links = {
    kind: new Uint8Array(count),
    subject: new Int32Array(count),
    target: new Int32Array(count),
    steps: new Uint8Array(count),
  };
  const cursor = createByteCursor(blob, start);
  let subject = 0;
  for (let i = 0; i < count && cursor.at < end; i++) {
    const head = readVarint(cursor);
    subject += Math.floor(head / LINK_KIND_STEP);
    links.subject[i] = subject;
    links.kind[i] = head % LINK_KIND_STEP;
    const place = readVarint(cursor);
    if (place & 1) links.steps[i] = readVarint(cursor);
    const code = place >>> 1;
    if (code & 1) links.target[i] = -(code >>> 1);
    else links.target[i] = subject + (code & 2 ? code >>> 2 : -(code >>> 2));
  }
  expectSound(cursor.at === end, 'the links of a file do not add up');
  return links;
}

function nameAt(names: readonly string[], index: number): string {
  const name = names[index];
  expectSound(name !== undefined, 'the facts of a file name what is not there');
  return name;
}

function codeOf<T>(table: readonly T[], code: number): T {
  const value = table[code];
  expectSound(value !== undefined, 'the facts of a file hold an unknown code');
  return value;
}
