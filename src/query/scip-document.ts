import type { Defined, FileView } from '../languages/index.ts';
import { isUnnamedMember, type Linker, TYPES } from '../link/index.ts';
import { ROLES, type SymbolKind } from '../model/index.ts';
import { FILE_FLAGS } from '../store/index.ts';
import type { TextLines } from './lines.ts';
import type { ProtobufMessage } from './protobuf.ts';
import type { ScipSymbols } from './scip-symbols.ts';
import { symbolHit } from './symbol-hit.ts';

/** Numbers of `SymbolRole`. */
const ROLE = { definition: 1, import: 2, write: 4, generated: 16, test: 32 } as const;
const UTF16 = 2;
/** Numbers of `SymbolInformation.Kind`; what is not here has none. */
const KINDS: Partial<Record<SymbolKind, number>> = {
  ...{ module: 29, namespace: 30, package: 35, class: 7, interface: 21, trait: 53, protocol: 42, object: 33 },
  ...{ mixin: 85, extension: 84, struct: 49, union: 59, enum: 11, 'enum-member': 12, type: 55, function: 17 },
  ...{ method: 26, constructor: 9, property: 41, field: 15, variable: 61, constant: 8, macro: 25, key: 22 },
};

/** What a document holds. */
export interface ScipCounts {
  definitions: number;
  references: number;
}

/**
 * Writes a file as a SCIP `Document`: the occurrences that are proven, in source order, and what it defines. `lines` is
 * its source, as it was indexed.
 */
export function writeScipDocument(
  document: ProtobufMessage,
  view: FileView,
  linker: Linker,
  names: ScipSymbols,
  lines: TextLines | undefined,
): ScipCounts {
  const { file, occurrences } = view;
  const counts: ScipCounts = { definitions: 0, references: 0 };
  const flags =
    (file.flags & FILE_FLAGS.test ? ROLE.test : 0) | (file.flags & FILE_FLAGS.generated ? ROLE.generated : 0);
  const described = new Set<string>();
  document.text(1, file.path);
  document.text(4, file.language);
  document.number(6, UTF16);
  for (let i = 0; i < occurrences.name.length; i++) {
    const meaning = linker.meaning(view, i);
    if (meaning.is !== 'definitions' || meaning.certainty !== 'exact') continue;
    const own = definedAt(view, i, linker);
    const role = ROLES[occurrences.role[i]!]!;
    const meant = own ? [own] : [...meaning.all, ...(role === 'call' ? meaning.all.flatMap(constructorsOf) : [])];
    const symbols = new Set(meant.flatMap((one) => nameSeenFrom(view, one, names)));
    const roles = own ? ROLE.definition : role === 'import' ? ROLE.import : role === 'write' ? ROLE.write : 0;
    for (const symbol of symbols) {
      document.message(2, (message) => {
        message.numbers(1, rangeOf(view, i, own));
        message.text(2, symbol);
        message.number(3, roles | flags);
        if (own && own.symbol >= 0) message.numbers(7, enclosingRange(view, own.symbol));
      });
      if (own) counts.definitions++;
      else counts.references++;
      if (!own || described.has(symbol)) continue;
      described.add(symbol);
      document.message(3, (message) => describe(message, symbol, own, linker, names, lines));
    }
  }
  return counts;
}

/** The name of what is meant; none for a local of another file, whose name holds there only. */
function nameSeenFrom(view: FileView, one: Defined, names: ScipSymbols): string[] {
  const name = names.nameOf(one);
  return one.view !== view && name.startsWith('local ') ? [] : [name];
}

/** A type that is called stands for its constructors, too. */
function constructorsOf({ view, symbol }: Defined): Defined[] {
  const { symbols } = view.facts;
  if (!TYPES.has(symbols[symbol]?.kind ?? 'variable')) return [];
  return view
    .childrenOf(symbol)
    .filter((child) => symbols[child]!.kind === 'constructor')
    .map((child) => ({ view, symbol: child, name: view.nameOfSymbol(child) }));
}

/** The definition, or local, whose name the occurrence is. */
function definedAt(view: FileView, occurrence: number, linker: Linker): Defined | undefined {
  const symbol = view.symbolAt(occurrence);
  if (symbol >= 0) return { view, symbol, name: occurrence };
  const binding = view.bindingAt(occurrence);
  const isDefined = binding
    ? binding.kind !== 'import'
    : isUnnamedMember(view, occurrence, linker.rulesOf(view.file.language));
  return isDefined ? { view, symbol: -1, name: occurrence } : undefined;
}

function rangeOf(view: FileView, occurrence: number, own: Defined | undefined): number[] {
  const { line, column } = view.placeOf(occurrence);
  const length = view.facts.symbols[own?.symbol ?? -1]?.nameLength ?? view.nameAt(occurrence).length;
  return [line, column, column + length];
}

function enclosingRange({ facts }: FileView, symbol: number): number[] {
  const { startLine, startColumn, endLine, endColumn } = facts.symbols[symbol]!;
  return startLine === endLine ? [startLine, startColumn, endColumn] : [startLine, startColumn, endLine, endColumn];
}

function describe(
  message: ProtobufMessage,
  name: string,
  defined: Defined,
  linker: Linker,
  names: ScipSymbols,
  lines: TextLines | undefined,
): void {
  const { view, symbol } = defined;
  const own = view.facts.symbols[symbol];
  message.text(1, name);
  if (!own) {
    message.text(6, view.nameAt(defined.name));
    return;
  }
  const { signature, doc } = symbolHit(view.file, view.facts, symbol, lines);
  const code = signature === '' ? [] : [`\`\`\`${view.file.language}\n${signature}\n\`\`\``];
  message.texts(3, doc === '' ? code : [...code, doc]);
  for (const above of TYPES.has(own.kind) ? supertypes(linker, defined) : []) {
    const other = names.nameOf(above);
    if (other === name) continue;
    message.message(4, (relationship) => {
      relationship.text(1, other);
      relationship.flag(3, true);
    });
  }
  message.number(5, KINDS[own.kind] ?? 0);
  message.text(6, own.name);
  message.text(8, names.enclosing(defined));
}

/** Types that are proven to be above one. */
function supertypes(linker: Linker, { view, name }: Defined): Defined[] {
  return view.linksOf(name).flatMap(({ kind, target }) => {
    if ((kind !== 'extends' && kind !== 'implements') || target < 0) return [];
    const meaning = linker.meaning(view, target);
    return meaning.is === 'definitions' && meaning.certainty === 'exact' ? meaning.all.slice(0, 1) : [];
  });
}
