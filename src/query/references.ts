import { type FileView, nameSign } from '../languages/index.ts';
import { type FoundReference, findReferences } from '../link/index.ts';
import { AxError, type TextPlace, type Tier } from '../model/index.ts';
import type { QueryContext } from './context.ts';
import type { ReferenceResult, ReferencesAnswer, ReferencesOptions, Suppressed } from './reference-answers.ts';
import { openSources, type Sources } from './sources.ts';
import { qualifiedName } from './symbol-hit.ts';
import { targetsOf } from './targets.ts';

const RANK: Record<Tier, number> = { exact: 0, inferred: 1, possible: 2 };
const MAX_SNIPPET = 200;

/** True for references of a tier that is shown when `least` is the least sure one to be. */
export function isShown(tier: Tier, least: Tier): boolean {
  return RANK[tier] <= RANK[least];
}

/** The less sure of two tiers. */
export function lessSure(a: Tier, b: Tier): Tier {
  return RANK[a] >= RANK[b] ? a : b;
}

/**
 * Where a symbol is named, by file and place. Throws as `definitions`, and AxError 'not-found' when nothing has the
 * name: of what is not known there are no references that could be told.
 */
export async function references(
  symbol: string,
  context: QueryContext,
  options: ReferencesOptions = {},
): Promise<ReferencesAnswer> {
  const { tier = 'inferred', role, includeDefinition = false, limit, offset = 0 } = options;
  const { linker } = await context.linking();
  const { defined, shown } = await targetsOf(symbol, context, linker);
  return context.reader.snapshot(() => {
    const sources = openSources(context);
    const found = findReferences(linker, context.reader, defined).filter(
      (one) => role === undefined || one.role === role,
    );
    if (includeDefinition) {
      for (const { view, name: occurrence } of defined.filter((one) => one.name >= 0)) {
        const { at, name } = { at: view.placeOf(occurrence), name: view.nameAt(occurrence) };
        found.push({ view, occurrence, at, name, role: 'definition', tier: 'exact', rule: 'definition' });
      }
      found.sort(compare);
    }
    const visible = found.filter((one) => isShown(one.tier, tier));
    return {
      symbol,
      definitions: shown,
      total: visible.length,
      tiers: countByTier(visible),
      results: visible
        .slice(offset, limit === undefined ? undefined : offset + limit)
        .map((one) => resultOf(one, sources)),
      suppressed: suppressedOf(found, tier),
    };
  });
}

/** How many there are of each tier. */
function countByTier(found: readonly { tier: Tier }[]): Partial<Record<Tier, number>> {
  const counts: Partial<Record<Tier, number>> = {};
  for (const { tier } of found) counts[tier] = (counts[tier] ?? 0) + 1;
  return counts;
}

/** How many of the found ones are hidden. */
export function suppressedOf(found: readonly { tier: Tier }[], least: Tier): Suppressed {
  const hidden = (tier: Tier): number =>
    isShown(tier, least) ? 0 : found.reduce((count, one) => count + (one.tier === tier ? 1 : 0), 0);
  return { inferred: hidden('inferred'), possible: hidden('possible') };
}

function compare(a: FoundReference, b: FoundReference): number {
  if (a.view.file.path !== b.view.file.path) return a.view.file.path < b.view.file.path ? -1 : 1;
  return a.occurrence - b.occurrence;
}

// What was found of the file is used: to read all of it again takes longer than to find a reference.
function resultOf({ view, at, name, role, tier, rule }: FoundReference, sources: Sources): ReferenceResult {
  const { line, column } = at;
  const source = sources(view.file);
  const isFresh = source?.fresh === true;
  return {
    path: view.file.path,
    line: line + 1,
    column: column + nameSign(view.file.language, name) + 1,
    name,
    role,
    tier,
    rule,
    enclosing: enclosingAt(view, at),
    snippet: isFresh ? source.lines.at(line).trim().slice(0, MAX_SNIPPET) : '',
    ...(isFresh ? {} : { stale: true as const }),
  };
}

/** Qualified name of the innermost definition around a place, other than one whose name it is; ''. */
function enclosingAt(view: FileView, { line, column }: TextPlace): string {
  const { symbols } = view.facts;
  const isNamedHere = (one: number): boolean => symbols[one]!.nameLine === line && symbols[one]!.nameColumn === column;
  const inner = view.symbolsAround({ line, column }).findLast((one) => !isNamedHere(one));
  return inner === undefined ? '' : qualifiedName(symbols, symbols[inner]!);
}

/** Refuses a depth that makes no sense. */
export function checkDepth(depth: number): number {
  if (!Number.isInteger(depth) || depth < 1) throw new AxError('invalid-query', 'the depth must be 1 or more');
  return depth;
}
