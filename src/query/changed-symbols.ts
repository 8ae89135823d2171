import { detectLanguage, type FileView } from '../languages/index.ts';
import type { StoredSymbol } from '../model/index.ts';
import type { QueryContext } from './context.ts';
import type { ChangedFile } from './impact-answers.ts';
import { type NamedSymbol, qualifiedName } from './symbol-hit.ts';

/** A definition that was there before a change. */
export interface FormerSymbol extends Pick<StoredSymbol, 'name' | 'kind'> {
  qualifiedName: string;
  language: string;
}

/**
 * The definitions of a file that changed lines are in: the innermost ones. `outside` is true when code outside of all
 * definitions and imports has changed as well.
 */
export function changedSymbols(
  { facts, occurrences }: FileView,
  { status, hunks }: ChangedFile,
): { symbols: number[]; outside: boolean } {
  if (status === 'added') return { symbols: facts.symbols.map((_, i) => i), outside: false };
  const found = new Set<number>();
  let outside = false;
  const isImported = (at: number): boolean =>
    facts.imports.some(({ startLine, endLine }) => startLine <= at && at <= endLine);
  for (const { line, count } of hunks) {
    // Lines that were taken out were between two that are there.
    if (count === 0) {
      const around = facts.symbols.findLastIndex(({ startLine, endLine }) => startLine < line && line <= endLine);
      if (around >= 0) found.add(around);
    }
    for (let at = line - 1; at < line - 1 + count; at++) {
      const around = facts.symbols.findLastIndex(({ startLine, endLine }) => startLine <= at && at <= endLine);
      if (around >= 0) found.add(around);
      else outside ||= !isImported(at) && occurrences.line.includes(at);
    }
  }
  return { symbols: [...found].sort((a, b) => a - b), outside };
}

/** The definitions that a file had, those in functions left out; undefined when that is not known. */
export async function formerSymbols(
  { before, textBefore }: ChangedFile,
  context: QueryContext,
): Promise<FormerSymbol[] | undefined> {
  if (textBefore === undefined) return undefined;
  const language = detectLanguage({ path: before, head: textBefore.slice(0, 32_768) })?.id;
  if (language === undefined) return undefined;
  const syntax = await context.syntax();
  const symbols = await syntax.symbols({ path: before, language, text: textBefore });
  return symbols
    .filter((symbol) => !isLocal(symbols, symbol))
    .map((symbol) => ({
      name: symbol.name,
      kind: symbol.kind,
      qualifiedName: qualifiedName(symbols, symbol),
      language,
    }));
}

function isLocal(symbols: readonly NamedSymbol[], symbol: NamedSymbol): boolean {
  for (let at = symbol.parent; at >= 0; at = symbols[at]!.parent) {
    if (['function', 'method', 'constructor'].includes(symbols[at]!.kind)) return true;
  }
  return false;
}
