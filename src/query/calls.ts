import { type Defined, type FileView, identityOfDefined, nameSign } from '../languages/index.ts';
import { findReferences, type Linker } from '../link/index.ts';
import type { SymbolKind, Tier } from '../model/index.ts';
import { callSites, FUNCTION_KINDS, pieceOf } from './call-sites.ts';
import type { QueryContext } from './context.ts';
import { definedHit } from './defined-hit.ts';
import { overrides } from './overrides.ts';
import type { CallersOptions, CallResult, CallsAnswer, CallsOptions } from './reference-answers.ts';
import { checkDepth, isShown, lessSure, suppressedOf } from './references.ts';
import { openSources, type Sources } from './sources.ts';
import { targetsOf } from './targets.ts';

const BODIES: ReadonlySet<SymbolKind> = new Set([...FUNCTION_KINDS, 'property']);
/** So many calls are followed in one answer. */
const MOST = 10_000;

/** One call: the function it stands in (symbol -1: the module itself), what it calls, and where. */
export interface Call {
  from: Defined;
  to: Defined;
  view: FileView;
  occurrence: number;
  tier: Tier;
  passed: boolean;
}

/** Who calls a symbol, or gives it away as a value, nearest first. Throws as `definitions`. */
export async function callers(
  symbol: string,
  context: QueryContext,
  options: CallersOptions = {},
): Promise<CallsAnswer> {
  return await follow(symbol, context, options, (linker, of) =>
    options.dispatch ? callsByDispatch(linker, context, of) : callsTo(linker, context, of),
  );
}

/** As {@link callsTo}; also the calls of members that these override, and of those that override them. */
function callsByDispatch(linker: Linker, context: QueryContext, of: readonly Defined[]): Call[] {
  const calls = callsTo(linker, context, of);
  for (const other of overrides(linker, context, of)) {
    for (const call of callsTo(linker, context, [other]))
      calls.push({ ...call, tier: lessSure(call.tier, 'inferred') });
  }
  // A call of which only the name is known may be of each of them.
  const surest = new Map<string, Call>();
  for (const call of calls) {
    const key = `${call.view.file.id}:${call.occurrence}`;
    const known = surest.get(key);
    if (!known || !isShown(known.tier, call.tier)) surest.set(key, call);
  }
  return [...surest.values()];
}

/** The calls of definitions, and where these are given away, by file and place. */
export function callsTo(linker: Linker, context: QueryContext, of: readonly Defined[]): Call[] {
  return findReferences(linker, context.reader, of).flatMap(({ view, occurrence, role, tier }): Call[] => {
    const isCall = role === 'call';
    if (!isCall && role !== 'read') return [];
    const to = of.find((one) => one.view.file.id !== view.file.id || one.name !== occurrence) ?? of[0]!;
    // A member that is read is not yet given away; a function is.
    const passed = !isCall;
    if (passed && !of.some((one) => FUNCTION_KINDS.has(kindOf(one) ?? 'variable'))) return [];
    const from = functionAround(view, occurrence);
    const sure: Tier = passed && tier === 'exact' ? 'inferred' : tier;
    return [{ from, to, view, occurrence, tier: sure, passed }];
  });
}

/** What a symbol calls, in source order. Throws as `definitions`. */
export async function callees(symbol: string, context: QueryContext, options: CallsOptions = {}): Promise<CallsAnswer> {
  return await follow(symbol, context, options, (linker, of) => of.flatMap((one) => callsIn(linker, context, one)));
}

/** The calls in a definition, in source order; those it hides in functions of its own as well. */
function callsIn(linker: Linker, context: QueryContext, from: Defined): Call[] {
  const { view } = from;
  return callSites(linker, context, view, pieceOf(from)).flatMap((site): Call[] => {
    const call = { from, view, occurrence: site.occurrence, passed: false };
    if (site.is === 'known') return site.passed ? [] : [{ ...call, to: site.to, tier: site.tier }];
    if (site.is === 'outside') return [];
    return site.candidates.map((to) => ({ ...call, to, tier: 'possible' as const }));
  });
}

async function follow(
  symbol: string,
  context: QueryContext,
  { depth = 1, tier = 'inferred' }: CallsOptions,
  callsOf: (linker: Linker, of: readonly Defined[]) => Call[],
): Promise<CallsAnswer> {
  checkDepth(depth);
  const { linker } = await context.linking();
  const { defined, shown } = await targetsOf(symbol, context, linker);
  return context.reader.snapshot(() => {
    const sources = openSources(context);
    const results: CallResult[] = [];
    const hidden: { tier: Tier }[] = [];
    const seen = new Set(defined.map(identityOfDefined));
    let edge: { of: Defined[]; tier: Tier }[] = defined.length > 0 ? [{ of: defined, tier: 'exact' }] : [];
    for (let at = 1; at <= depth && edge.length > 0; at++) {
      const next: typeof edge = [];
      for (const { of, tier: before } of edge) {
        const groups = new Map<string, Call[]>();
        for (const call of callsOf(linker, of)) {
          const key = `${identityOfDefined(call.from)}>${identityOfDefined(call.to)}:${call.tier}:${call.passed}`;
          groups.set(key, [...(groups.get(key) ?? []), call]);
        }
        for (const group of groups.values()) {
          const [first] = group;
          const sure = lessSure(before, first!.tier);
          if (!isShown(sure, tier)) {
            hidden.push(...group.map(() => ({ tier: sure })));
            continue;
          }
          if (results.length >= MOST) continue;
          results.push(resultOf(group, sure, at, sources));
          const other = of.some((one) => identityOfDefined(one) === identityOfDefined(first!.from))
            ? first!.to
            : first!.from;
          if (other.symbol < 0 || seen.has(identityOfDefined(other))) continue;
          seen.add(identityOfDefined(other));
          next.push({ of: [other], tier: sure });
        }
      }
      edge = next;
    }
    return { symbol, definitions: shown, calls: results, suppressed: suppressedOf(hidden, tier) };
  });
}
const kindOf = ({ view, symbol }: Defined): SymbolKind | undefined => view.facts.symbols[symbol]?.kind;

/** The function that an occurrence stands in; the module itself (symbol and name -1) outside of all. */
function functionAround(view: FileView, occurrence: number): Defined {
  const around = view.symbolsAround(view.placeOf(occurrence));
  const symbol = around.findLast((one) => BODIES.has(view.facts.symbols[one]!.kind)) ?? -1;
  return { view, symbol, name: symbol < 0 ? -1 : view.nameOfSymbol(symbol) };
}

function resultOf(group: readonly Call[], tier: Tier, depth: number, sources: Sources): CallResult {
  const [{ from, to, passed }] = group as [Call];
  return {
    from: definedHit(from, sources),
    to: definedHit(to, sources),
    sites: group.map(({ view, occurrence }) => {
      const { line, column } = view.placeOf(occurrence);
      const sign = nameSign(view.file.language, view.nameAt(occurrence));
      return { path: view.file.path, line: line + 1, column: column + sign + 1 };
    }),
    tier,
    depth,
    ...(passed && { passed: true as const }),
  };
}
