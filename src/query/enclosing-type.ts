import { comparePlaces, seesMembers, type TextPlace } from '../link/index.ts';
import type { StoredBinding, StoredFacts, StoredScope, StoredSymbol, SymbolKind } from '../model/index.ts';
import type { TextLines } from './lines.ts';

/** Kinds of the types that have members. */
export const TYPE_KINDS: ReadonlySet<SymbolKind> = new Set([
  'class',
  'interface',
  'trait',
  'protocol',
  'object',
  'mixin',
  'extension',
  'struct',
  'union',
  'enum',
  'impl',
]);

/**
 * True when nothing that the file does not show can come between a place and what a name is bound to there: no type that
 * the place is in, and the binding is not, may have an inherited member, or one that stands elsewhere, of that name.
 */
export function isCertain(
  at: TextPlace,
  binding: StoredBinding,
  passed: readonly StoredScope[],
  facts: StoredFacts,
  language: string,
  lines: TextLines,
): boolean {
  if (passed.some((scope) => mayInherit(scope, facts, lines))) return false;
  // `void A::f() { g(); }` sees the members of A; so does an extension function.
  const isOutside = (symbol: StoredSymbol): boolean => isAround(symbol, at) && !isAround(symbol, binding);
  return !seesMembers(language) || !facts.symbols.some((symbol) => symbol.owner !== '' && isOutside(symbol));
}

function mayInherit(scope: StoredScope, { symbols }: StoredFacts, lines: TextLines): boolean {
  const start = { line: scope.startLine, column: scope.startColumn };
  const around = symbols.filter((symbol) => isAround(symbol, start)).at(-1);
  // The class of an expression (`new Listener() { … }`) has no symbol, and always something above it.
  if (!around || !TYPE_KINDS.has(around.kind)) return true;
  const { nameLine, nameColumn, nameLength, signatureEndLine, signatureEndColumn } = around;
  const header: string[] = [];
  for (let line = nameLine; line <= signatureEndLine; line++) {
    const text = lines.at(line);
    const from = line === nameLine ? nameColumn + nameLength : 0;
    header.push(text.slice(from, line === signatureEndLine ? signatureEndColumn : text.length));
  }
  // Parameters of the type have types of their own.
  let text = header.join(' ');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/\([^()]*\)|<[^<>]*>/g, '');
  }
  return /\b(?:extends|implements)\b|:(?!:)/.test(text);
}

function isAround(symbol: StoredSymbol, place: TextPlace): boolean {
  return (
    comparePlaces({ line: symbol.startLine, column: symbol.startColumn }, place) <= 0 &&
    comparePlaces(place, { line: symbol.endLine, column: symbol.endColumn }) <= 0
  );
}
