import { LINK_TARGETS, type Role } from '../../model/index.ts';
import type { FileView, Link } from '../file-view.ts';
import type { LinkRules, LinkWorld, MemberUse, NameUse } from '../link-rules.ts';
import { type Defined, type Meaning, type Receiver, together, UNKNOWN, type ValueType, weakened } from '../meaning.ts';
import { bareName, isReceiver, type Wanted } from './bare-names.ts';
import { givenValue } from './given-values.ts';
import { typeParametersOf } from './inference.ts';
import { argumentName } from './keys.ts';
import { mayMean } from './may-mean.ts';
import { inNamespace, memberName, memberOfSelf, typeAround } from './member-names.ts';
import { chainOf, isOfType, ofKind, supertypesOf } from './members.ts';
import { pathMeaning } from './namespaces.ts';
import { heldBy, isOfPlainType, stepOf } from './platform.ts';
import { arityOf, isType, keyOf, partsOf, wholeOf, wholeType } from './types.ts';

/** What a name means. */
function means(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, occurrence, role, name } = use;
  if (occurrence < 0 || role === 'label' || role === 'definition') return undefined;
  if (role === 'import') return inDirective(use, links);
  const said = view.linksOf(occurrence);
  const isTypeName =
    role === 'type' || said.some(({ kind, target }) => kind === 'value' && target === LINK_TARGETS.type);
  if (isTypeName && role === 'type' && said.some(({ kind }) => kind === 'value')) return attribute(use, links);
  const member = said.find(({ kind }) => kind === 'member');
  if (role === 'key' && !member) return argumentName(use, links);
  const wanted: Wanted = { isType: isTypeName, arity: said.filter(({ kind }) => kind === 'typeArgument').length };
  if (!member) {
    if (name === 'nameof' && role === 'call') return { is: 'outside', rule: 'csharp-nameof' };
    return asColor(bareName(use, wanted, links), use, links);
  }
  return memberMeaning(use, wanted, links);
}

function memberMeaning(use: NameUse, wanted: Wanted, links: LinkWorld): Meaning {
  const { view, occurrence } = use;
  const member = view.linksOf(occurrence).find(({ kind }) => kind === 'member')!;
  if (member.steps.length === 0) {
    if (member.target === LINK_TARGETS.root) return inNamespace('', use.name, wanted.arity, view, links);
    if (member.target === LINK_TARGETS.this || member.target === LINK_TARGETS.super) {
      return memberOfSelf(use, member.target, links);
    }
  }
  return memberName(links.valueAt(view, occurrence, member), use, wanted, links);
}

/** A value that is called like its type is that type where something is taken from it that only the type has. */
function asColor(found: Meaning, use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  if (found.is !== 'definitions' || use.role !== 'read' || found.all.length !== 1 || isType(found.all[0]!))
    return found;
  const next = occurrence + 1;
  if (!isReceiver(use)) return found;
  const [one] = found.all;
  const declared = one!.view.linksOf(one!.name).find(({ kind }) => kind === 'type');
  if (!declared || declared.target < 0 || one!.view.nameAt(declared.target) !== name) return found;
  const value = links.typeAt(one!.view, one!.name, declared, found.through);
  if (value.is === 'outside') {
    if (isOfPlainType(name, view.nameAt(next))) return { is: 'outside', rule: 'csharp-color' };
    // Which of both has the member is not known.
    return { is: 'unknown', rule: 'csharp-color', candidates: found.all };
  }
  if (value.is !== 'instance') return found;
  const type = bareName({ ...use, role: 'type' }, { isType: true, arity: 0 }, links);
  const isSame =
    type.is === 'definitions' &&
    type.all.some(({ view: on, name: at }) => value.of.some((part) => part.view === on && part.name === at));
  if (!isSame) return found;
  const [level] = chainOf([value], view.nameAt(next), links).levels;
  return level?.members.some(isOfType) ? type : found;
}

/** `[Foo]` names the type FooAttribute, or Foo. */
function attribute(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const arity = view.linksOf(occurrence).filter(({ kind }) => kind === 'typeArgument').length;
  const wanted: Wanted = { isType: true, arity };
  const isMember = view.linksOf(occurrence).some(({ kind }) => kind === 'member');
  const look = (as: string): Meaning =>
    isMember ? memberMeaning({ ...use, name: as }, wanted, links) : bareName({ ...use, name: as }, wanted, links);
  const whole = name.endsWith(ATTRIBUTE) ? undefined : look(name + ATTRIBUTE);
  if (whole && whole.is !== 'outside' && whole.is !== 'module') return whole;
  const plain = look(name);
  if (plain.is !== 'definitions') return plain.is === 'module' ? { is: 'outside', rule: 'csharp-unbound' } : plain;
  return plain.all.some((one) => isAttribute(one, links)) ? plain : { is: 'outside', rule: 'csharp-unbound' };
}

const ATTRIBUTE = 'Attribute';

/** True for a class that inherits from the attributes of the language, or may do so. */
function isAttribute(one: Defined, links: LinkWorld, depth = 0): boolean {
  if (depth > 10) return false;
  return supertypesOf(wholeType({ is: 'type', of: [one], certainty: 'exact' }, links), links).some((above) => {
    if (above?.is === 'outside') return above.name.endsWith(ATTRIBUTE);
    if (above?.is !== 'instance' && above?.is !== 'type') return true;
    return above.of.some((each) => isAttribute(each, links, depth + 1));
  });
}

/** A part of the path that a directive names; what other directives say does not matter there. */
function inDirective(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const said = view.linksOf(occurrence);
  const arity = said.filter(({ kind }) => kind === 'typeArgument').length;
  const own = said.find(({ kind }) => kind === 'type');
  if (own && view.bindingAt(occurrence)?.kind === 'import') {
    const found = own.target < 0 ? undefined : links.meaning(view, own.target);
    return found ?? { is: 'outside', rule: 'csharp-alias-outside' };
  }
  const member = said.find(({ kind }) => kind === 'member');
  if (member?.target === LINK_TARGETS.root) return inNamespace('', name, arity, view, links);
  if (member && member.target >= 0) {
    const around = links.meaning(view, member.target);
    if (around.is === 'module') return inNamespace(around.path, name, arity, view, links);
    if (around.is !== 'definitions') return { is: 'outside', rule: 'csharp-namespace-outside', name };
    return memberName(links.valueOf(around), { ...use, role: 'type' }, { isType: true, arity }, links);
  }
  const { symbols } = view.facts;
  const around = view.symbolsAround(view.placeOf(occurrence)).filter((one) => symbols[one]!.kind === 'namespace');
  for (const symbol of around.reverse()) {
    const found = pathMeaning(`${keyOf(view, symbol)}.${name}`, view, links);
    if (found) return found;
  }
  return inNamespace('', name, arity, view, links);
}

/** The members of values where no name is used, or the part of a name. */
function member(value: ValueType, use: MemberUse, links: LinkWorld): Meaning | undefined {
  const { view, occurrence, name, role = 'read' } = use;
  if (view && occurrence !== undefined) {
    if (value.is === 'unknown' || value.is === 'either') return undefined;
    return memberName(value, { view, occurrence, name, role }, { isType: role === 'type', arity: 0 }, links);
  }
  if (value.is !== 'instance' && value.is !== 'type') return undefined;
  const [first] = ofKind(chainOf([value], name, links), value.is).levels;
  if (!first) return undefined;
  const through: Receiver = { declaring: first.type, self: value };
  return { is: 'definitions', all: first.members, certainty: value.certainty, rule: 'csharp-member', through };
}

/** What a step gives of a value. */
function step(
  value: ValueType,
  by: Parameters<NonNullable<LinkRules['step']>>[1],
  links: LinkWorld,
): ValueType | undefined {
  if (value.is !== 'instance') return stepOf(value, by);
  switch (by) {
    case 'await':
      return UNKNOWN;
    case 'element':
      return heldByType(value, links, 0);
    case 'pointed': {
      const [level] = chainOf([value], 'this', links).levels;
      const [indexer, ...others] = level?.members ?? [];
      if (!level || !indexer) return heldByType(value, links, 0);
      const through = { declaring: level.type, self: value };
      const all = [indexer, ...others].map((one) =>
        links.valueOf({ is: 'definitions', all: [one], certainty: value.certainty, rule: '', through }),
      );
      return all.length === 1 ? all[0] : UNKNOWN;
    }
    default:
      return undefined;
  }
}

/** What iteration over a value of a type of the project gives: by what it inherits. */
function heldByType(value: ValueType, links: LinkWorld, depth: number): ValueType {
  if (value.is !== 'instance' && value.is !== 'type') return heldBy(value) ?? UNKNOWN;
  if (depth > 10) return UNKNOWN;
  for (const above of supertypesOf(wholeType(value, links), links)) {
    const held = above ? heldByType(above, links, depth + 1) : UNKNOWN;
    if (held.is !== 'unknown') return held;
  }
  return UNKNOWN;
}

/** What a type parameter stands for: what it is given, or what it must be at least. */
function parameter(one: Defined, through: Receiver | undefined, links: LinkWorld): ValueType | undefined {
  const { view, name } = one;
  const owner = view.symbolsAround(view.placeOf(name)).at(-1) ?? -1;
  if (owner < 0) return undefined;
  const isMethod = !isType({ view, symbol: owner, name: -1 });
  for (const value of [through?.declaring, through?.self]) {
    if ((value?.is !== 'instance' && value?.is !== 'type') || !value.args) continue;
    const isOwner = value.of.some((each) =>
      isMethod
        ? each.view === view && each.symbol === owner
        : each.symbol >= 0 && isType(each) && keyOf(each.view, each.symbol) === keyOf(view, owner),
    );
    if (isOwner) return value.args[typeParametersOf({ view, symbol: owner, name }).indexOf(name)];
  }
  const bounds = view.linksOf(name).filter(({ kind }) => kind === 'extends');
  const least = together(bounds.map((link) => boundOf(view, name, link, through, links, 0)));
  // What a call gives it is at least that.
  if (isMethod && through) return least.is === 'instance' ? weakened(least, 'inferred') : UNKNOWN;
  if (bounds.length > 0) return least;
  // In what it is a parameter of it is a type of its own.
  return through ? undefined : { is: 'outside', name: `'${view.nameAt(name)}`, args: [] };
}

/**
 * What a type parameter must be at least. A type argument of that, which is a type parameter again, is not followed:
 * `where T : Base<T>`.
 */
function boundOf(
  view: FileView,
  name: number,
  link: Link,
  through: Receiver | undefined,
  links: LinkWorld,
  depth: number,
): ValueType {
  if (link.target < 0 || depth > 5) return UNKNOWN;
  const meaning = links.meaning(view, link.target);
  const [one] = meaning.is === 'definitions' ? meaning.all : [];
  if (one && one.symbol < 0) {
    const above = one.view.linksOf(one.name).filter(({ kind }) => kind === 'extends');
    return together(above.map((each) => boundOf(one.view, one.name, each, through, links, depth + 1)));
  }
  if (!namesParameter(view, link.target, links, 0)) return links.typeAt(view, name, link, through);
  if (meaning.is !== 'definitions' || !meaning.all.every(isType)) return UNKNOWN;
  return { is: 'instance', of: meaning.all, certainty: meaning.certainty };
}

/** True when a type argument of a name is, or has in it, a type parameter. */
function namesParameter(view: FileView, occurrence: number, links: LinkWorld, depth: number): boolean {
  return view.linksOf(occurrence).some(({ kind, target }) => {
    if (kind !== 'typeArgument' || target < 0) return false;
    const meaning = links.meaning(view, target);
    const isOne = meaning.is === 'definitions' && meaning.all.some(({ symbol }) => symbol < 0);
    return isOne || depth > 5 || namesParameter(view, target, links, depth + 1);
  });
}

/** Members of a type that make up one thing with another: the parts of a type, or of a method. */
function joined(one: Defined, links: LinkWorld): readonly Defined[] {
  if (isType(one)) return partsOf(one, links);
  const { view, symbol } = one;
  const { kind, name, parent, owner } = view.facts.symbols[symbol]!;
  if (parent < 0 || (kind !== 'method' && kind !== 'property') || owner !== '') return [one];
  const types = partsOf(links.defined(view, parent), links);
  if (types.length < 2) return [one];
  const count = parametersOf(one);
  const same = types.flatMap((type) =>
    type.view
      .symbolsOf(name)
      .filter((child) => type.view.facts.symbols[child]!.parent === type.symbol)
      .map((child) => links.defined(type.view, child)),
  );
  const declared = same.filter(
    (each) => each.view.facts.symbols[each.symbol]!.kind === kind && parametersOf(each) === count,
  );
  // A part that only declares it, and one that has it.
  return declared.length === 2 && declared.some(isWithoutBody) && !declared.every(isWithoutBody) ? declared : [one];
}

const parametersOf = ({ view, symbol, name }: Defined): string =>
  `${arityOf(view, symbol)} ${view
    .linksOf(name)
    .filter(({ kind }) => kind === 'parameter')
    .map(({ target }) => view.nameAt(target))
    .join(' ')}`;

/** True for a method without a body, which another part has. */
function isWithoutBody({ view, symbol }: Defined): boolean {
  const { signatureEndLine, signatureEndColumn, endLine, endColumn } = view.facts.symbols[symbol]!;
  return signatureEndLine === endLine && endColumn - signatureEndColumn < 2;
}

const TYPE_KINDS = new Set(['class', 'struct', 'interface', 'enum', 'type', 'type-parameter', 'namespace']);

/** True when a name in a role can mean something of a kind. */
function fits(kind: string, role: Role, use?: NameUse): boolean {
  if (kind === 'constructor') return false;
  const isTypeName =
    role === 'type' ||
    (use !== undefined &&
      use.occurrence >= 0 &&
      use.view
        .linksOf(use.occurrence)
        .some(({ kind: said, target }) => said === 'value' && target === LINK_TARGETS.type));
  if (isTypeName) return TYPE_KINDS.has(kind);
  return role !== 'call' || !TYPE_KINDS.has(kind);
}

/** What a call of something that is nothing of this project gives, where it is given something of it. */
function calls({ view, occurrence }: NameUse, links: LinkWorld): ValueType | undefined {
  const said = view.linksOf(occurrence);
  const isOpen = said.some((link) => {
    if (link.kind === 'typeArgument') return links.typeAt(view, occurrence, link).is !== 'outside';
    if (link.kind !== 'argument') return false;
    if (link.target === LINK_TARGETS.function) return true;
    const value = links.valueAt(view, occurrence, link);
    return value.is !== 'outside' || value.args.length > 0;
  });
  return isOpen ? UNKNOWN : undefined;
}

/** How names of C# are bound. */
export const linking: LinkRules = {
  means,
  key: argumentName,
  mayMean,
  member,
  joined,
  fits,
  value: givenValue,
  step,
  parameter,
  calls,
  supertypes: (type, links) =>
    supertypesOf(wholeType({ is: 'instance', of: [type], certainty: 'exact' }, links), links),
  thisAt: (view, occurrence, links) => typeAround(view, occurrence, links),
  unbound: () => undefined,
  otherNames: (one, links) => {
    if (!isType(one)) return [];
    const name = one.view.nameAt(one.name);
    const aliases = wholeOf(links.files).aliasesOf(name);
    return /.Attribute$/.test(name) ? [name.slice(0, -ATTRIBUTE.length), ...aliases] : aliases;
  },
};
