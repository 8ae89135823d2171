import { LINK_TARGETS } from '../../model/index.ts';
import { isBuilt } from '../c/built-here.ts';
import { isSystemName } from '../c/system-names.ts';
import {
  addedTo as addedToInC,
  choose as chooseInC,
  closureOf,
  isCertain as isCertainInC,
  likelihood,
} from '../c/unbound.ts';
import type { Link } from '../file-view.ts';
import type { LinkRules, LinkWorld, NameUse } from '../link-rules.ts';
import { type Certainty, type Defined, identityOfDefined, type Meaning, weaker } from '../meaning.ts';
import { isInNamespace, isUnbound, kindOf, TYPES } from './defined.ts';
import { joined } from './joined.ts';
import { inInnerNamespace, inNamespaces, isScope, ofGlobal, unbound } from './namespaces.ts';
import { chosenOverload, hasOthers, isTaken } from './overloads.ts';
import { containerOf, isInOpen, qualifiedName } from './qualified.ts';
import { overloadsOf } from './signatures.ts';
import { isOfSpecialised, isSpecialised } from './specialised.ts';
import { elements, given, madeByStandard, step } from './standard-values.ts';
import { fixtureAt, ofFixture } from './test-cases.ts';
import { offsetOf, writtenIn } from './written.ts';

/** What a constructor sets, or calls, before its body: a member, else a type that it is one of, or itself. */
function initialised(use: NameUse, links: LinkWorld): Meaning | undefined {
  const found = links.member(links.thisAt(use.view, use.occurrence), use.name, use);
  if (found.is === 'definitions' || found.is === 'module') return undefined;
  const type = links.lexical({ ...use, role: 'type' });
  return type.is === 'definitions' && type.all.every((one) => TYPES.has(kindOf(one))) ? type : undefined;
}

/** What `using a::b` brings under the name of `b`. */
function means(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, name } = use;
  // What a project adds to it are specialisations of what is there.
  if (name === 'std') return { is: 'outside', rule: 'standard' };
  if (use.role === 'read' && isScope(use, links)) return inNamespaces(use, links);
  if (
    use.occurrence >= 0 &&
    view.linksOf(use.occurrence).some(({ kind, target }) => kind === 'member' && target === LINK_TARGETS.root)
  )
    return chosen(ofGlobal(use, links), use, links);
  const isOfThis = (one: Link): boolean => one.kind === 'member' && one.target === LINK_TARGETS.this;
  if (use.occurrence >= 0 && view.linksOf(use.occurrence).some(isOfThis)) return initialised(use, links);
  const open = inOpenNamespace(use, links) ?? inInnerNamespace(use, links);
  if (open) return chosen(open, use, links);
  const ofTest = ofFixture(use, links);
  if (ofTest) return chosen(ofTest, use, links);
  const item = view.facts.imports.find(({ kind, local }) => kind === 'use' && local === name);
  if (!item || !view.bindingsOf(name).every((binding) => binding.kind === 'import')) return undefined;
  if (view.linksOf(use.occurrence).some(({ kind }) => kind === 'member')) return undefined;
  const path = item.specifier.replace(/\s+|^::/g, '');
  const found = inNamespaces({ ...use, name: path === '' ? item.imported : `${path}::${item.imported}` }, links);
  return found ? chosen(found, use, links) : { is: 'outside', rule: 'using-outside' };
}

/** What `a::b` means where it stands in a namespace that is inline, or that a macro opens: no part of `a` as it is written. */
function inOpenNamespace(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, occurrence, name } = use;
  if (occurrence < 0 || !view.linksOf(occurrence).some(({ kind }) => kind === 'member')) return undefined;
  const written = writtenIn(view, links);
  const at = written ? offsetOf(written, view.placeOf(occurrence)) : 0;
  const path = /(?<![\w:>])(?:\w+\s*::\s*)+$/.exec(written?.text.slice(Math.max(0, at - 200), at) ?? '')?.[0];
  if (path === undefined) return undefined;
  const found = inNamespaces({ ...use, name: `${path.replace(/\s+/g, '')}${name}` }, links);
  return found?.is === 'definitions' && found.all.some((one) => isInOpen(one, links)) ? found : undefined;
}

/** A meaning with what is chosen of it. */
function chosen(found: Meaning, use: NameUse, links: LinkWorld): Meaning {
  if (found.is !== 'definitions' || found.all.length < 2) return found;
  const one = choose(found.all, use, links);
  return one.is === 'definitions' ? { ...found, ...one, certainty: weaker(one.certainty, found.certainty) } : one;
}

/** Functions of a namespace are overloads of those of its other parts that are seen; of other names C says what is added. */
function addedTo(
  own: readonly Defined[],
  links: LinkWorld,
): { all: readonly Defined[]; certainty: Certainty } | undefined {
  const [first] = own;
  if (!first || !own.every((one) => one.symbol >= 0 && kindOf(one) === 'function' && isInNamespace(one))) {
    return addedToInC(own, links);
  }
  const named = links.definitions(first.view.nameAt(first.name), first.view);
  if (named.length === own.length) return undefined;
  const whole = qualifiedName(first, links);
  const closure = closureOf(first.view.file.path, links);
  const others = named.filter(
    (one) =>
      kindOf(one) === 'function' &&
      isInNamespace(one) &&
      qualifiedName(one, links) === whole &&
      closure.has(one.view.file.path),
  );
  const isNew = others.some((one) => !own.some((each) => each.symbol === one.symbol && each.view === one.view));
  return isNew ? { all: others, certainty: 'exact' } : addedToInC(own, links);
}

/** Of definitions those that are seen, of macros those that hold, of overloads those that a call fits, of templates the first. */
function choose(every: readonly Defined[], use: NameUse, links: LinkWorld): Meaning {
  const all = seenOf(every, use, links);
  const found = chosenOverload(all, use, links) ?? chooseInC(all, use, links);
  if (found.is !== 'definitions' || !found.all.some((one) => isSpecialised(one, links))) return found;
  const first = found.all.filter((one) => !isSpecialised(one, links));
  return first.length > 0 ? { ...found, all: first } : { ...found, certainty: 'inferred' };
}

/** Without what no include brings, where includes bring another one. */
function seenOf(all: readonly Defined[], { view, role }: NameUse, links: LinkWorld): readonly Defined[] {
  if (role === 'definition' || !all.every((one) => one.symbol >= 0)) return all;
  const closure = closureOf(view.file.path, links);
  const seen = all.filter((one) => closure.has(one.view.file.path));
  if (seen.length === 0 || seen.length === all.length) return all;
  const joint = new Set(seen.flatMap((one) => joined(one, links)).map(identityOfDefined));
  return all.filter((one) => joint.has(identityOfDefined(one)));
}

/**
 * False for what C is not certain of, for what is a template for some arguments alone or a member of one that has such, for
 * a call that gives other values than are taken, and where a base has more overloads.
 */
function isCertain(all: readonly Defined[], use: NameUse, links: LinkWorld): boolean {
  if (!isCertainInC(all, use, links)) return false;
  if (use.role === 'definition') return true;
  if (all.some(hasOthers) || all.every((one) => isSpecialised(one, links))) return false;
  if (use.role === 'call' && (!isTaken(all, use, links) || mayBeOfSystem(all, use, links))) return false;
  const member =
    use.occurrence < 0 ? undefined : use.view.linksOf(use.occurrence).find(({ kind }) => kind === 'member');
  return !member || member.target < 0 || !all.some((one) => isOfSpecialised(one, links));
}

/** True for what takes any values in a namespace: arguments may bring a function of the system, which fits better. */
function mayBeOfSystem(all: readonly Defined[], { view, occurrence, name }: NameUse, links: LinkWorld): boolean {
  if (!isSystemName(name) || occurrence < 0) return false;
  if (view.linksOf(occurrence).some(({ kind }) => kind === 'member')) return false;
  const isFunction = all.every((one) => one.symbol >= 0 && kindOf(one) === 'function' && isInNamespace(one));
  if (!isFunction || all.some((one) => containerOf(one.view, one.symbol, links) === '')) return false;
  return overloadsOf(all, links)?.every(({ signature }) => signature.isOpen && !signature.isTemplate) ?? false;
}

/** How names of C++ are bound. What arguments bring with them is not looked for. */
export const linking: LinkRules = {
  constructs: true,
  apart: true,
  declaredApart: true,
  addedTo,
  means,
  joined,
  unbound,
  likelihood,
  isBuilt,
  choose,
  isCertain,
  mayMean: (_use, one) => one.symbol < 0 || !isUnbound(one),
  thisAt: (view, occurrence, links) => {
    const of = fixtureAt(view, occurrence, links);
    return of.length > 0 ? { is: 'instance', of, certainty: 'inferred', open: true } : undefined;
  },
  namesOnce: true,
  elements,
  given,
  calls: madeByStandard,
  step,
};
