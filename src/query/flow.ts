import { type Defined, type FileView, identityOfDefined } from '../languages/index.ts';
import { SYMBOL_FLAGS, type Tier } from '../model/index.ts';
import { callSites, hasCalls, ownPieces, runs } from './call-sites.ts';
import { callsTo } from './calls.ts';
import type { QueryContext } from './context.ts';
import { definedHit } from './defined-hit.ts';
import type { FlowAnswer, FlowNode, FlowOptions, OutsideSymbol } from './flow-answers.ts';
import { readBranches } from './flow-branches.ts';
import { outsideSymbol } from './outside-symbol.ts';
import { checkDepth, isShown, lessSure, suppressedOf } from './references.ts';
import { openSources, type Sources } from './sources.ts';
import { targetsOf } from './targets.ts';

/** So many calls are followed in one answer. */
const MOST = 2000;

/** A call before its branches are read. */
interface Step {
  symbol: Defined | OutsideSymbol;
  sites: { view: FileView; occurrence: number }[];
  tier: Tier;
  passed: boolean;
  end?: 'recursive' | 'cut';
  children: Step[];
}

/** The calls of a definition, or to it, in order. */
interface Way {
  next(of: Defined): Step[];
  /** True when there are any. */
  goesOn(of: Defined): boolean;
}

/**
 * The calls in a function in source order, with the branches they stand in, then those in what is called, and so on; or
 * the way up. Of several definitions of a name the best one is shown. Throws as `definitions`.
 */
export async function flow(symbol: string, context: QueryContext, options: FlowOptions = {}): Promise<FlowAnswer> {
  const { direction = 'down', depth = 3, tier = 'inferred' } = options;
  checkDepth(depth);
  const { linker } = await context.linking();
  const { defined } = await targetsOf(symbol, context, linker);
  const hidden: { tier: Tier }[] = [];
  const down: Way = {
    goesOn: (of) => ownPieces(of).some((piece) => hasCalls(of.view, piece)),
    next: (of) =>
      ownPieces(of).flatMap((piece) =>
        callSites(linker, context, of.view, piece).flatMap((site): Step[] => {
          const step = { sites: [{ view: of.view, occurrence: site.occurrence }], passed: false, children: [] };
          if (site.is === 'known') return [{ ...step, symbol: site.to, tier: site.tier, passed: site.passed }];
          if (site.is === 'outside') {
            return [{ ...step, symbol: outsideSymbol(of.view, site.occurrence), tier: site.tier }];
          }
          // What is called is one of them: that is one call that is hidden.
          if (tier !== 'possible') return [{ ...step, symbol: site.candidates[0]!, tier: 'possible' }];
          return site.candidates.map((to) => ({ ...step, symbol: to, tier: 'possible' as const, children: [] }));
        }),
      ),
  };
  const up: Way = { goesOn: () => true, next: (of) => callersOf(callsTo(linker, context, [of])) };
  const trees = context.reader.snapshot(() => {
    const root = defined.find(runs) ?? defined[0];
    if (!root) return undefined;
    return {
      root,
      down: direction === 'up' ? [] : grow(root, down, depth, tier, hidden),
      up: direction === 'down' ? [] : grow(root, up, depth, tier, hidden),
    };
  });
  if (!trees) return { symbol: null, direction, children: [], others: [], suppressed: suppressedOf([], tier) };
  const sources = openSources(context);
  const branchesAt = await readBranches(context, sources, sitesOf([...trees.down, ...trees.up]));
  const show = (step: Step): FlowNode => ({
    symbol: 'external' in step.symbol ? step.symbol : definedHit(step.symbol, sources),
    sites: step.sites.map(({ view, occurrence }) => {
      const { line, column } = view.placeOf(occurrence);
      return { path: view.file.path, line: line + 1, column: column + 1, in: branchesAt(view, occurrence) };
    }),
    tier: step.tier,
    ...(step.passed && { passed: true as const }),
    ...(step.end && { [step.end]: true as const }),
    children: step.children.map(show),
  });
  return {
    symbol: definedHit(trees.root, sources),
    direction,
    children: (direction === 'up' ? trees.up : trees.down).map(show),
    ...(direction === 'both' && { callers: trees.up.map(show) }),
    others: othersOf(trees.root, defined, sources),
    suppressed: suppressedOf(hidden, tier),
  };
}

/** Follows calls from a definition, nearest first, so that what is too much is cut far away. */
function grow(root: Defined, way: Way, depth: number, tier: Tier, hidden: { tier: Tier }[]): Step[] {
  const top: Step = { symbol: root, sites: [], tier: 'exact', passed: false, children: [] };
  let count = 0;
  let level = [{ step: top, of: root, path: [identityOfDefined(root)] }];
  for (let at = 1; at <= depth; at++) {
    const further: typeof level = [];
    for (const { step, of, path } of level) {
      if (count >= MOST) {
        if (way.goesOn(of)) step.end = 'cut';
        continue;
      }
      for (const next of way.next(of)) {
        next.tier = lessSure(step.tier, next.tier);
        if (!isShown(next.tier, tier)) {
          hidden.push(...next.sites.map(() => ({ tier: next.tier })));
          continue;
        }
        step.children.push(next);
        count++;
        const { symbol } = next;
        if ('external' in symbol || symbol.symbol < 0) continue;
        if (path.includes(identityOfDefined(symbol))) next.end = 'recursive';
        else further.push({ step: next, of: symbol, path: [...path, identityOfDefined(symbol)] });
      }
    }
    level = further;
  }
  for (const { step, of } of level) if (way.goesOn(of)) step.end = 'cut';
  return top.children;
}

/** Calls by the function that they stand in, in order of their places. */
function callersOf(calls: ReturnType<typeof callsTo>): Step[] {
  const steps = new Map<string, Step>();
  for (const { from, view, occurrence, tier, passed } of calls) {
    const key = `${identityOfDefined(from)}:${tier}:${passed}`;
    const known = steps.get(key);
    if (known) known.sites.push({ view, occurrence });
    else steps.set(key, { symbol: from, sites: [{ view, occurrence }], tier, passed, children: [] });
  }
  return [...steps.values()];
}

function sitesOf(steps: readonly Step[]): Step['sites'] {
  return steps.flatMap(({ sites, children }) => [...sites, ...sitesOf(children)]);
}

/** Definitions with a body that the name stands for as well. */
function othersOf(root: Defined, defined: readonly Defined[], sources: Sources): FlowAnswer['others'] {
  return defined
    .filter(({ view, symbol }) => symbol >= 0 && !(view.facts.symbols[symbol]!.flags & SYMBOL_FLAGS.declaration))
    .filter((one) => one !== root)
    .map((one) => definedHit(one, sources));
}
