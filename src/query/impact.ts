import { type Defined, identityOfDefined } from '../languages/index.ts';
import { findReferences } from '../link/index.ts';
import { comparePlaces, type Tier } from '../model/index.ts';
import { type Affected, createAffected, runsTests } from './affected.ts';
import { FUNCTION_KINDS } from './call-sites.ts';
import type { QueryContext } from './context.ts';
import type { ImpactAnswer, ImpactOptions, ImpactReason, ImpactSubject } from './impact-answers.ts';
import { type ImpactTargets, impactTargets } from './impact-targets.ts';
import { farImports, goneUses, importUses, type Use, type UseSearch } from './impact-uses.ts';
import { overrides } from './overrides.ts';
import { checkDepth, isShown, lessSure, suppressedOf } from './references.ts';
import { qualifiedName } from './symbol-hit.ts';

/** So many definitions are followed in one answer. */
const MOST = 5000;

/**
 * What a change can break: the files with references to what changes, then those with references to the definitions
 * these stand in, and so on. Throws as `definitions`, and AxError 'not-found' for a file that is not in the index.
 */
export async function impact(
  subject: ImpactSubject,
  context: QueryContext,
  options: ImpactOptions = {},
): Promise<ImpactAnswer> {
  const { tier = 'inferred', limit, offset = 0 } = options;
  const depth = options.depth === undefined ? Number.POSITIVE_INFINITY : checkDepth(options.depth);
  const linking = await context.linking();
  const start = await impactTargets(subject, context, linking);
  const before = start.gone.length > 0 ? await linking.importsWith(start.gone) : linking.imports;
  return context.reader.snapshot(() => {
    const search: Search = { context, linking, before, depth, tier, affected: createAffected(), hidden: new Map() };
    const truncated = follow(start, search);
    const files = search.affected.files();
    const tests = files.flatMap(({ path, distance, via, test }) => (test ? [{ path, distance, via }] : []));
    return {
      targets: start.targets,
      total: files.length,
      affected: files.slice(offset, limit === undefined ? undefined : offset + limit),
      tests: [...changedTests(start, search, new Set(tests.map(({ path }) => path))), ...tests],
      suppressed: suppressedOf(
        [...search.hidden.values()].map((one) => ({ tier: one })),
        tier,
      ),
      ...(truncated && { truncated: true as const }),
    };
  });
}

interface Search extends UseSearch {
  depth: number;
  tier: Tier;
  affected: Affected;
  /** Uses that the tier hides, by place. */
  hidden: Map<string, Tier>;
}

/** A definition that changes, or depends on what does; `sure` is the least sure tier on the way. */
interface Reached {
  of: Defined;
  sure: Tier;
}

/** Follows references, nearest first. True when it gave up. */
function follow(start: ImpactTargets, search: Search): boolean {
  const { depth, linking } = search;
  const changing = new Set(start.defined.map(identityOfDefined));
  const reached = new Set(changing);
  let count = 0;
  let level: Reached[] = start.defined.map((of) => ({ of, sure: 'exact' }));
  const uses: Use[] = [...goneUses(start, search), ...importUses(start, search)];
  let isAny = level.length + uses.length > 0;
  for (let distance = 1; distance <= depth && isAny; distance++) {
    count += level.length;
    if (count > MOST) return true;
    const next: Reached[] = [];
    const note = (use: Use): void => {
      const inner = noteUse(use, distance, start, changing, search);
      if (inner < 0) return;
      const { symbols } = use.view.facts;
      // A constructor is named by its type.
      const outer = symbols[inner]!.kind === 'constructor' ? symbols[inner]!.parent : -1;
      for (const symbol of [inner, outer]) {
        if (symbol < 0) continue;
        const of = linking.linker.defined(use.view, symbol);
        if (reached.has(identityOfDefined(of))) continue;
        reached.add(identityOfDefined(of));
        next.push({ of, sure: use.tier });
      }
    };
    if (distance === 1) uses.forEach(note);
    for (const { of, sure } of level) eachUse(of, sure, distance === 1, search, note);
    level = next;
    isAny = level.length > 0;
  }
  for (const { distance, ...use } of farImports(start, search)) {
    if (distance <= depth) noteUse(use, distance, start, changing, search);
  }
  return false;
}

/** Notes a use unless it is hidden; the definition it stands in, -1 when that is none that has to be followed. */
function noteUse(use: Use, distance: number, start: ImpactTargets, changing: Set<string>, search: Search): number {
  const { view, place, tier, role } = use;
  const { file, facts } = view;
  const hidden = isShown(tier, search.tier) ? '' : `${file.id}:${place.line}:${place.column}`;
  // Names that nothing is known of are met once for each definition that has them.
  if (hidden !== '' && search.hidden.get(hidden) === tier) return -1;
  const isOwnName = (symbol: number): boolean => {
    const { nameLine, nameColumn } = facts.symbols[symbol]!;
    return role !== 'overrides' && comparePlaces({ line: nameLine, column: nameColumn }, place) === 0;
  };
  const around = view.symbolsAround(place).filter((symbol) => !isOwnName(symbol));
  // What changes itself is not affected by what else does.
  if (around.some((symbol) => changing.has(identityOfDefined({ view, symbol, name: view.nameOfSymbol(symbol) }))))
    return -1;
  if (around.length === 0 && start.files.includes(file.path)) return -1;
  if (hidden !== '') {
    const known = search.hidden.get(hidden);
    if (!known || isShown(tier, known)) search.hidden.set(hidden, tier);
    return -1;
  }
  const inner = around.at(-1) ?? -1;
  const enclosing = inner < 0 ? '' : qualifiedName(facts.symbols, facts.symbols[inner]!);
  const { symbol, definedIn } = use;
  const { line, column } = place;
  const via: ImpactReason = { symbol, definedIn, role, line: line + 1, column: column + 1, enclosing, tier };
  search.affected.note(view, distance, via);
  return inner;
}

/** Visits the references to a definition, and the members that its calls may reach instead. */
function eachUse(of: Defined, sure: Tier, isChanging: boolean, search: Search, visit: (use: Use) => void): void {
  const { context, linking } = search;
  const { view, symbol, name } = of;
  const { symbols } = view.facts;
  const own = symbols[symbol];
  const known = { symbol: own ? qualifiedName(symbols, own) : view.nameAt(name), definedIn: view.file.path };
  for (const one of findReferences(linking.linker, context.reader, [of])) {
    const tier = lessSure(one.tier, sure);
    visit({ ...known, view: one.view, place: one.view.placeOf(one.occurrence), role: one.role, tier });
  }
  if (!own || !FUNCTION_KINDS.has(own.kind) || own.kind === 'constructor') return;
  // A member that is called through a type above is used by whoever calls it there; those below need not change with it.
  const others = overrides(linking.linker, context, [of], isChanging ? 'both' : 'above');
  const tier = lessSure(sure, 'inferred');
  for (const other of others)
    visit({ ...known, view: other.view, place: other.view.placeOf(other.name), role: 'overrides', tier });
}

/** Tests that change themselves. */
function changedTests(
  { targets }: ImpactTargets,
  { linking }: Search,
  known: ReadonlySet<string>,
): ImpactAnswer['tests'] {
  const paths = [...new Set(targets.map(({ path }) => path))].filter((path) => !known.has(path)).sort();
  return paths.flatMap((path) => {
    const view = linking.linker.viewOf(path);
    return view && runsTests(view.file, view) ? [{ path, distance: 0, via: null }] : [];
  });
}
