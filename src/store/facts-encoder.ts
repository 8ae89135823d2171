import { BINDING_KINDS, type FileFacts, SCOPE_KINDS, SYMBOL_KINDS } from '../model/index.ts';
import { addKey, type BlockEncoder, createBlockEncoder, finishBlock } from './block-codec.ts';
import { type ByteBuffer, createByteBuffer, writeBytes, writeSigned, writeVarint } from './byte-buffer.ts';
import { BINDING_BITS, IMPORT_KINDS, LINK_KIND_STEP, ROLE_READ, SYMBOL_BITS } from './facts-format.ts';
import { sortKeys } from './key-order.ts';
import type { SourceLines } from './source-lines.ts';

/** Encodes the facts of files into blobs. Holds scratch space: make one and use it for many files. */
export interface FactsEncoder {
  /** Appends the blob of a file to `target`. */
  encode(facts: FileFacts, lines: SourceLines, target: ByteBuffer): void;
}

/** Scratch of one file: the names in order, and the number of each. */
interface Names {
  sorted: string[];
  numberOf: Map<string, number>;
}

/** See facts-format.ts for the form of a blob. */
export function createFactsEncoder(): FactsEncoder {
  const block = createBlockEncoder();
  const head = createByteBuffer();
  const section = createByteBuffer(4096);
  const group = createByteBuffer();

  return {
    encode: (facts, lines, target) => {
      const names = namesOf(facts);
      head.length = 0;
      section.length = 0;
      const sections = [writeSymbols, writeImports, writeScopes, writeBindings, writeLinks] as const;
      for (const write of sections) {
        const before = section.length;
        writeVarint(head, write(facts, names, lines, section));
        writeVarint(head, section.length - before);
      }
      writeBytes(target, head.bytes, 0, head.length);
      writeBytes(target, section.bytes, 0, section.length);
      writeOccurrences(facts, names, lines, block, group);
      finishBlock(block, target);
    },
  };
}

function namesOf(facts: FileFacts): Names {
  const distinct = new Set(facts.occurrences.names);
  for (const { name, owner } of facts.symbols) {
    distinct.add(name);
    if (owner !== '') distinct.add(owner);
  }
  for (const { specifier, imported, local } of facts.imports) {
    distinct.add(specifier);
    distinct.add(imported);
    distinct.add(local);
  }
  for (const { name } of facts.bindings) distinct.add(name);
  const sorted = sortKeys([...distinct]);
  const numberOf = new Map<string, number>();
  for (let i = 0; i < sorted.length; i++) numberOf.set(sorted[i]!, i);
  return { sorted, numberOf };
}

function writeSymbols(facts: FileFacts, names: Names, lines: SourceLines, out: ByteBuffer): number {
  let previous = 0;
  for (let i = 0; i < facts.symbols.length; i++) {
    const symbol = facts.symbols[i]!;
    const oddName = symbol.nameEnd - symbol.nameStart !== symbol.name.length;
    let bits = SYMBOL_KINDS.indexOf(symbol.kind);
    if (symbol.owner !== '') bits |= SYMBOL_BITS.owner;
    if (symbol.docStart >= 0) bits |= SYMBOL_BITS.doc;
    if (oddName) bits |= SYMBOL_BITS.oddName;
    if (symbol.flags !== 0) bits |= SYMBOL_BITS.flags;
    writeVarint(out, bits);
    writeVarint(out, names.numberOf.get(symbol.name)!);
    writeVarint(out, symbol.parent < 0 ? 0 : i - symbol.parent);
    const startLine = writePlace(lines, symbol.start, previous, out);
    const nameLine = writePlace(lines, symbol.nameStart, startLine, out);
    writePlace(lines, symbol.signatureEnd, nameLine, out);
    writePlace(lines, symbol.end, nameLine, out);
    if (oddName) writeVarint(out, symbol.nameEnd - symbol.nameStart);
    if (symbol.owner !== '') writeVarint(out, names.numberOf.get(symbol.owner)!);
    if (symbol.flags !== 0) writeVarint(out, symbol.flags);
    if (symbol.docStart >= 0) {
      const docLine = lines.lineOf(symbol.docStart);
      writeSigned(out, docLine - startLine);
      const more = lines.lineOf(Math.max(symbol.docStart, symbol.docEnd - 1)) - docLine;
      // What stands in the definition may share its line with other parts of it.
      const isInside = symbol.docStart > symbol.start;
      writeVarint(out, 2 * more + (isInside ? 1 : 0));
      if (isInside) writeVarint(out, symbol.docStart - lines.startOf(docLine));
    }
    previous = startLine;
  }
  return facts.symbols.length;
}

function writeImports(facts: FileFacts, names: Names, lines: SourceLines, out: ByteBuffer): number {
  let previous = 0;
  for (const item of facts.imports) {
    writeVarint(out, IMPORT_KINDS.indexOf(item.kind));
    writeVarint(out, names.numberOf.get(item.specifier)!);
    writeVarint(out, names.numberOf.get(item.imported)!);
    writeVarint(out, names.numberOf.get(item.local)!);
    previous = writePlace(lines, item.start, previous, out);
    writePlace(lines, item.end, previous, out);
  }
  return facts.imports.length;
}

function writeScopes(facts: FileFacts, _names: Names, lines: SourceLines, out: ByteBuffer): number {
  let previous = 0;
  for (let i = 0; i < facts.scopes.length; i++) {
    const scope = facts.scopes[i]!;
    writeVarint(out, SCOPE_KINDS.indexOf(scope.kind));
    writeVarint(out, scope.parent < 0 ? 0 : i - scope.parent);
    previous = writePlace(lines, scope.start, previous, out);
    writePlace(lines, scope.end, previous, out);
  }
  return facts.scopes.length;
}

function writeBindings(facts: FileFacts, names: Names, lines: SourceLines, out: ByteBuffer): number {
  let scope = 0;
  let line = 0;
  for (const binding of facts.bindings) {
    const symbol = facts.symbols[binding.symbol];
    const atSymbol = symbol !== undefined && symbol.name === binding.name && symbol.nameStart === binding.start;
    let bits = BINDING_KINDS.indexOf(binding.kind);
    if (binding.scope !== scope) bits |= BINDING_BITS.otherScope;
    if (binding.visibleFrom > 0) bits |= BINDING_BITS.visibleFrom;
    if (symbol) bits |= atSymbol ? BINDING_BITS.atSymbol : BINDING_BITS.symbol;
    writeVarint(out, bits);
    if (binding.scope !== scope) writeSigned(out, binding.scope - scope);
    if (symbol) writeVarint(out, binding.symbol);
    if (atSymbol) {
      line = lines.lineOf(binding.start);
    } else {
      writeVarint(out, names.numberOf.get(binding.name)!);
      line = writePlace(lines, binding.start, line, out);
    }
    if (binding.visibleFrom > 0) writePlace(lines, binding.visibleFrom, line, out);
    scope = binding.scope;
  }
  return facts.bindings.length;
}

function writeLinks({ links }: FileFacts, _names: Names, _lines: SourceLines, out: ByteBuffer): number {
  let before = 0;
  for (let i = 0; i < links.subject.length; i++) {
    const subject = links.subject[i]!;
    const target = links.target[i]!;
    const steps = links.steps[i]!;
    writeVarint(out, (subject - before) * LINK_KIND_STEP + links.kind[i]!);
    // What is said of most names stands beside them.
    const place =
      target < 0 ? -target * 2 + 1 : (target < subject ? (subject - target) * 2 : (target - subject) * 2 + 1) * 2;
    writeVarint(out, place * 2 + (steps > 0 ? 1 : 0));
    if (steps > 0) writeVarint(out, steps);
    before = subject;
  }
  return links.subject.length;
}

/** Writes line (relative to `base`) and column of an offset; returns the line. */
function writePlace(lines: SourceLines, offset: number, base: number, out: ByteBuffer): number {
  const inside = Math.max(offset, 0);
  const line = lines.lineOf(inside);
  writeSigned(out, line - base);
  writeVarint(out, inside - lines.startOf(line));
  return line;
}

/** The names of the file as keys, the places where each occurs as values. */
function writeOccurrences(
  facts: FileFacts,
  names: Names,
  lines: SourceLines,
  block: BlockEncoder,
  group: ByteBuffer,
): void {
  const { occurrences } = facts;
  const count = occurrences.name.length;
  // Occurrences ordered by name number, in source order within a name.
  const ends = new Int32Array(names.sorted.length + 1);
  const numberOf = Int32Array.from(occurrences.names, (name) => names.numberOf.get(name)!);
  for (let i = 0; i < count; i++) ends[numberOf[occurrences.name[i]!]! + 1]!++;
  for (let i = 0; i < names.sorted.length; i++) ends[i + 1]! += ends[i]!;
  const line = new Int32Array(count);
  const column = new Int32Array(count);
  const role = new Uint8Array(count);
  const next = ends.slice();
  for (let i = 0; i < count; i++) {
    const at = next[numberOf[occurrences.name[i]!]!]!++;
    const start = occurrences.start[i]!;
    const lineNumber = lines.lineOf(start);
    line[at] = lineNumber;
    column[at] = start - lines.startOf(lineNumber);
    role[at] = occurrences.role[i]!;
  }
  for (let i = 0; i < names.sorted.length; i++) {
    group.length = 0;
    let beforeLine = 0;
    let beforeColumn = 0;
    let beforeRole: number = ROLE_READ;
    for (let at = ends[i]!; at < ends[i + 1]!; at++) {
      const sameLine = line[at] === beforeLine;
      writeVarint(group, ((line[at]! - beforeLine) << 1) | (role[at] === beforeRole ? 0 : 1));
      if (role[at] !== beforeRole) writeVarint(group, role[at]!);
      writeVarint(group, sameLine ? column[at]! - beforeColumn : column[at]!);
      beforeLine = line[at]!;
      beforeColumn = column[at]!;
      beforeRole = role[at]!;
    }
    addKey(block, names.sorted[i]!, group);
  }
}
