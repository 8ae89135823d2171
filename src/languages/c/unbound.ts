import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Certainty, type Defined, type Meaning, weaker } from '../meaning.ts';
import { type Closure, type Includes, openIncludes } from './includes.ts';
import { isAtFileLevel, isExternal, isTag, type Linkage, openLinkage } from './linkage.ts';

/** What is known of the C of one state of the index. */
interface State {
  includes: Includes;
  linkage: Linkage;
  meanings: Map<string, Meaning | undefined>;
}

const states = new WeakMap<LinkWorld, State>();

function stateOf(links: LinkWorld): State {
  let state = states.get(links);
  if (!state) {
    const includes = openIncludes(links);
    state = { includes, linkage: openLinkage(links, includes), meanings: new Map() };
    states.set(links, state);
  }
  return state;
}

/** True when a name is written as a tag: `struct x`. */
export function isTagged({ view, occurrence }: NameUse): boolean {
  return occurrence >= 0 && view.linksOf(occurrence).some(({ kind }) => kind === 'tag');
}

/** All definitions that are one with this: alternatives of the preprocessor, what declares a function and its bodies. */
export function joined(one: Defined, links: LinkWorld): readonly Defined[] {
  return stateOf(links).linkage.joined(one);
}

/** What a name means that its file does not define: by what it includes, by what includes it, by external linkage. */
export function unbound(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { meanings } = stateOf(links);
  const { view, name, role } = use;
  const key = `${view.file.id} ${isTagged(use)} ${role === 'call'} ${name}`;
  if (!meanings.has(key)) meanings.set(key, find(use, links));
  return meanings.get(key);
}

function find(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, name, role } = use;
  const { includes, linkage } = stateOf(links);
  const all = links.definitions(name, view).filter(isAtFileLevel);
  const tags = all.filter(isTag);
  const plain = all.filter((one) => !isTag(one));
  // `struct` may have been taken for a macro's.
  const kinds = isTagged(use) ? [tags] : [plain, tags];
  const closure = includes.closureOf(view.file.path);
  for (const candidates of kinds) {
    const seen = seenIn(candidates, closure);
    if (seen) return meaningOf(seen.found, seen.certainty, 'include');
  }
  const units = includes.unitsOf(view.file.path).map((unit) => includes.closureOf(unit));
  for (const candidates of kinds) {
    const seen = units.flatMap((unit) => seenIn(candidates, unit) ?? []);
    const found = [...new Set(seen.flatMap((one) => one.found))];
    const certainty = seen.reduce<Certainty>((least, one) => weaker(least, one.certainty), 'exact');
    if (found.length > 0) return meaningOf(found, isOne(found) ? certainty : 'inferred', 'included');
  }
  return undeclared();

  function seenIn(
    candidates: readonly Defined[],
    within: Closure,
  ): { found: Defined[]; certainty: Certainty } | undefined {
    const sure = candidates.filter((one) => within.has(one.view.file.path) === 'exact');
    const found = sure.length > 0 ? sure : candidates.filter((one) => within.has(one.view.file.path));
    return found.length === 0 ? undefined : { found, certainty: sure.length > 0 ? 'exact' : 'inferred' };
  }

  function isOne(found: readonly Defined[]): boolean {
    const [first] = found;
    const group = first ? linkage.joined(first) : [];
    return found.every((one) => group.some((other) => other.view === one.view && other.symbol === one.symbol));
  }

  function meaningOf(seen: readonly Defined[], certainty: Certainty, rule: string): Meaning {
    const isMacro = ({ view: on, symbol }: Defined): boolean => on.facts.symbols[symbol]!.kind === 'macro';
    // A macro with parameters is none where it is not called.
    const found = role === 'call' ? seen : seen.filter((one) => !isMacro(one) || !takesParameters(one));
    const meant = found.length > 0 ? found : seen;
    const joint = new Map(
      meant.flatMap((one) => linkage.joined(one)).map((one) => [`${one.view.file.id}:${one.symbol}`, one]),
    );
    const isMixed = meant.some(isMacro) && !meant.every(isMacro);
    return { is: 'definitions', all: [...joint.values()], certainty: isMixed ? 'inferred' : certainty, rule };
  }

  /** Functions may be called that nothing declares; what an include that is not found declares is not known. */
  function undeclared(): Meaning | undefined {
    const isHeader = ({ view: on }: Defined): boolean => !/\.(?:c|cc|cpp|cxx)$/i.test(on.file.path);
    const candidates = all.filter((one) => (role === 'call' && isExternal(one)) || (closure.isOpen && isHeader(one)));
    if (candidates.length === 0) return undefined;
    return { is: 'unknown', rule: 'not-declared', candidates };
  }
}

function takesParameters({ view, symbol }: Defined): boolean {
  const { startLine, startColumn } = view.facts.symbols[symbol]!;
  return view.facts.scopes.some((scope) => scope.startLine === startLine && scope.startColumn === startColumn);
}
