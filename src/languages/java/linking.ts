import { LINK_STEPS, LINK_TARGETS } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkRules, LinkWorld, NameUse } from '../link-rules.ts';
import { type Defined, type Meaning, type Receiver, UNKNOWN, type ValueType } from '../meaning.ts';
import { isAccessible } from './access.ts';
import { bareName, importsOf } from './bare-names.ts';
import {
  bodyOf,
  bodyOfMade,
  type Chain,
  chainOf,
  chainOfScope,
  classScopeAt,
  isInterfaceType,
  supertypesOf,
} from './classes.ts';
import { fitsSpace, type NameSpace, spaceOfUse } from './name-spaces.ts';
import { chosenFrom } from './overloads.ts';
import { broughtBy, wholeNamed } from './packages.ts';
import { platformName } from './platform.ts';
import { inheritedMember, platformMember, valueAt } from './platform-values.ts';
import { namedFrom } from './reach.ts';
import { isPackagePart } from './whole-names.ts';

const CONSTRUCT = LINK_STEPS.indexOf('construct');
const POINTED = LINK_STEPS.indexOf('pointed');

/** What a name means. */
function means(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, occurrence, role } = use;
  const said = view.linksOf(occurrence);
  const space = spaceOfUse(role, use);
  if (role === 'import') return inImport(use, links);
  const member = said.find(({ kind }) => kind === 'member');
  if (member?.target === LINK_TARGETS.this && member.steps.length === 0) return ofThis(use, space, links);
  if (member?.target === LINK_TARGETS.super && member.steps.length === 0) return ofSuper(use, space, links);
  if (member?.steps.length === 1 && member.steps[0] === POINTED && member.target >= 0)
    return ofNamedSuper(use, member.target, space, links);
  const made =
    member?.steps.length === 1 && member.steps[0] === CONSTRUCT && member.target >= 0
      ? bodyOfMade(view, member.target)
      : -1;
  if (made >= 0) return found(chainOfScope(view, made, use.name, space, links), use, space, links, EXACT);
  if (member) return memberOf(valueAt(view, occurrence, member, links), use, space, links);
  if (role === 'label' || space === 'any') return undefined;
  const compared = said.find(({ kind, target }) => kind === 'value' && target !== LINK_TARGETS.type);
  if (compared && space === 'value') {
    // A constant of an enumeration is named by itself in a label, and nothing else can be.
    const value = links.valueAt(view, occurrence, compared);
    if (value.is === 'instance') return memberOf(value, use, space, links);
    const found = bareName(use, space, links);
    return value.is === 'unknown' && found.is === 'outside' ? { is: 'unknown', rule: 'label-unknown' } : found;
  }
  return bareName(use, space, links);
}

/** The member of a value: of a type, or of a package. */
function memberOf(value: ValueType, use: NameUse, space: NameSpace, links: LinkWorld): Meaning {
  if (value.is === 'module') return inPackage(value, use, space, links);
  if (value.is === 'outside' || value.is === 'many') return platformMember(value, use, space, links);
  if (value.is !== 'instance' && value.is !== 'type') return links.member(value, use.name, use);
  const chain = chainOf([value], use.name, space, links);
  // `Outer.Inner.run()`: what is no static field is a type.
  if (chain.levels.length === 0 && space === 'value') {
    const types = chainOf([value], use.name, 'type', links);
    if (types.levels.length > 0) return found(types, use, 'type', links, value);
  }
  return found(chain, use, space, links, value);
}

function found(
  chain: Chain,
  use: NameUse,
  space: NameSpace,
  links: LinkWorld,
  { certainty, is }: { certainty: 'exact' | 'inferred'; is?: ValueType['is'] },
): Meaning {
  if (chain.levels.length === 0) {
    return chain.unknown
      ? { is: 'unknown', rule: 'supertype-unknown' }
      : inheritedMember(chain.outside, use, space, links);
  }
  const meaning = chosenFrom(chain, use, space, links, is === 'type');
  return meaning.is === 'definitions' && certainty === 'inferred' ? { ...meaning, certainty } : meaning;
}

/** What a package has: a type, or a package below it. */
function inPackage({ path, certainty }: Package, use: NameUse, space: NameSpace, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const whole = `${path}.${name}`;
  const type = wholeNamed(whole, space === 'value' ? 'type' : space, view, links);
  if (type) return type.is === 'definitions' && certainty === 'inferred' ? { ...type, certainty } : type;
  // By custom packages are written small: this is a type of a dependency.
  if (/^\p{Lu}/u.test(name) && !isPackagePart(whole, view, occurrence, links))
    return { is: 'outside', rule: 'package-outside', name: platformName(whole) };
  return { is: 'module', path: whole, by: view.file.language, certainty, rule: 'package' };
}

type Package = Pick<Extract<ValueType, { is: 'module' }>, 'path' | 'certainty'>;

const EXACT = { certainty: 'exact' as const };

function ofThis(use: NameUse, space: NameSpace, links: LinkWorld): Meaning {
  const scope = classScopeAt(use.view, use.occurrence);
  if (scope < 0) return { is: 'unknown', rule: 'this-unknown' };
  return found(chainOfScope(use.view, scope, use.name, space, links), use, space, links, EXACT);
}

function ofSuper(use: NameUse, space: NameSpace, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const scope = classScopeAt(view, occurrence);
  const { type, base } = scope < 0 ? {} : bodyOf(view, scope, links);
  return found(chainOf(type ? superclassOf(type, links) : [base], name, space, links, view), use, space, links, EXACT);
}

/** `Named.super.run()`: of an interface what it has itself, of a class around it that of what this extends. */
function ofNamedSuper(use: NameUse, named: number, space: NameSpace, links: LinkWorld): Meaning {
  const { view, name } = use;
  const value = links.valueOf(links.meaning(view, named));
  const [type] = value.is === 'type' ? value.of : [];
  if (!type || value.is !== 'type') return { is: 'unknown', rule: 'super-unknown' };
  const start = isInterfaceType(value) ? [value] : superclassOf(type, links);
  return found(chainOf(start, name, space, links, view), use, space, links, value);
}

/** The class that a class extends; [] of one that says none. */
function superclassOf({ view, symbol, name }: Defined, links: LinkWorld): (ValueType | undefined)[] {
  const self = { is: 'instance' as const, of: [{ view, symbol, name }], certainty: 'exact' as const };
  const said = view.linksOf(name).filter(({ kind }) => kind === 'extends').length;
  const isEnum = view.facts.symbols[symbol]?.kind === 'enum';
  const above = supertypesOf(self, links, self);
  return isEnum ? above.slice(-1) : above.slice(0, said);
}

/** A part of the name that an import gives: a package, a type, what is imported. */
function inImport(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const member = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  const { line } = view.placeOf(occurrence);
  const item = importsOf(view, name).find(({ startLine, endLine }) => startLine <= line && line <= endLine);
  const isLast = item !== undefined && view.bindingAt(occurrence)?.kind === 'import';
  if (isLast) {
    const spaces = (['type', 'method', 'value'] as const).flatMap((space) => broughtBy(item, space, view, links) ?? []);
    const [first] = spaces;
    if (!first) return { is: 'outside', rule: 'import-outside' };
    if (spaces.some((one) => one.is !== 'definitions')) return first;
    const found = spaces.flatMap((one) => (one.is === 'definitions' ? one.all : []));
    const seen = found.filter((one) => isAccessible(one, view, occurrence));
    const all = seen.length > 0 ? seen : found;
    return { is: 'definitions', all, certainty: 'exact', rule: 'import' };
  }
  const around = member && member.target >= 0 ? links.meaning(view, member.target) : undefined;
  if (!around) return { is: 'module', path: name, by: view.file.language, certainty: 'exact', rule: 'package' };
  if (around.is === 'module') return inPackage(around, use, 'type', links);
  if (around.is !== 'definitions') return around;
  return memberOf(links.valueOf(around), use, 'type', links);
}

/** The value of `this` in a class without a name. */
function thisAt(view: FileView, occurrence: number, links: LinkWorld): ValueType | undefined {
  const scope = classScopeAt(view, occurrence);
  if (scope < 0) return undefined;
  const { type, base } = bodyOf(view, scope, links);
  return type ? undefined : (base ?? { is: 'unknown' });
}

/** Of a type parameter of a method that is called only what it is at least is known: where that is a type of a dependency, nothing. */
function parameterOf(parameter: Defined, through: Receiver | undefined, links: LinkWorld): ValueType | undefined {
  const { view, name } = parameter;
  const owner = view.facts.symbols[view.symbolsAround(view.placeOf(name)).at(-1) ?? -1];
  const bound = view.linksOf(name).find(({ kind }) => kind === 'extends');
  if (!through || !bound || owner?.kind !== 'method') return undefined;
  return links.typeAt(view, name, bound, through).is === 'outside' ? UNKNOWN : undefined;
}

/** Types of `java.util` whose first argument is what they hold. */
const ITERATED =
  'Collection List Set Queue Deque ArrayList LinkedList HashSet LinkedHashSet TreeSet SortedSet NavigableSet EnumSet ArrayDeque PriorityQueue Vector Stack concurrent.CopyOnWriteArrayList concurrent.CopyOnWriteArraySet concurrent.BlockingQueue'.split(
    ' ',
  );

/** How names of Java are bound. */
export const linking: LinkRules = {
  means,
  thisAt,
  parameter: parameterOf,
  supertypes: (type, links) => supertypesOf({ is: 'instance', of: [type], certainty: 'exact' }, links),
  fitsByRole: true,
  fits: (kind, role) => fitsSpace(kind, spaceOfUse(role, undefined)),
  namedFrom,
  elements: Object.fromEntries(ITERATED.map((name) => [`u.${name}`, 0])),
};
