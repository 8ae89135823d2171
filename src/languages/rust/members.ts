import { LINK_TARGETS, type Role, SYMBOL_FLAGS, type SymbolKind } from '../../model/index.ts';
import type { LinkWorld, MemberUse } from '../link-rules.ts';
import { type Defined, type Meaning, type Receiver, type TypedValue, UNKNOWN, type ValueType } from '../meaning.ts';
import { aliased, type Impl, identityOf, implAround, implsOfTrait, traitOf, typesOf } from './impls.ts';
import { byBuild } from './likelihood.ts';
import { joined, modulesOf, type RustModule } from './module-tree.ts';
import { fitsMember, type InImpl, isOfValue, membersNamed, type NamedMembers, traitOfMember } from './named-members.ts';
import { isInPath, outsideMember } from './outside-members.ts';
import { pathsOf } from './paths.ts';
import { outsideOf } from './roles.ts';
import { elements, givenByAny, givenByPointer, isOfPin } from './standard.ts';

/**
 * The member of a value. Of a type of the project: its own and those of its own impls first, then those of the traits
 * that it implements, then those of what it dereferences to. What an impl gives a trait is meant through the trait.
 */
export function memberOf(value: ValueType, use: MemberUse, links: LinkWorld): Meaning | undefined {
  switch (value.is) {
    case 'module':
      return moduleMember(value.path, use, links);
    case 'instance':
    case 'type':
      return typedMember(value, use, links, 0);
    default:
      return outsideMember(value, use, links);
  }
}

function moduleMember(path: string, { name, view, role = 'read' }: MemberUse, links: LinkWorld): Meaning {
  const paths = pathsOf(links);
  const from = view && paths.tree.moduleAt(view, { line: 0, column: 0 });
  const near = from && isNear(path, from.view.file.path) ? undefined : from;
  const found = modulesOf(paths.tree, path).flatMap(
    (module) => paths.inModule(module, name, role, new Set(), near) ?? [],
  );
  return found.length > 0 ? byBuild(joined(found, paths.tree), links) : outsideOf(role, 'module-member');
}

const isNear = (path: string, file: string): boolean => path.startsWith(file);

function typedMember(value: TypedValue, use: MemberUse, links: LinkWorld, depth: number): Meaning {
  const { name, role = 'read' } = use;
  const of = value.of.flatMap((one) => aliased(one, links));
  const [first] = of;
  if (!first) return { is: 'unknown', rule: 'member-unknown' };
  if (kindOf(first) === 'module') {
    const { tree } = pathsOf(links);
    const paths = of.map((one) => tree.pathOf(tree.moduleAt(one.view, one.view.placeOf(one.name))));
    return moduleMember([...new Set(paths)].join('|'), use, links);
  }
  if (isOfPin(name) && isInPin(use)) {
    return { is: 'outside', rule: 'member-outside', value: name === 'set' ? UNKNOWN : value };
  }
  const through = { declaring: value, self: value };
  const others = membersNamed(name, role, first.view, links);
  const every = fitting(distinct(of.flatMap((type) => ownMembers(type, name, role, links, new Set()))), value, use);
  // Where it is not seen, one of a trait is found.
  const own = others.traits.length > 0 ? every.filter((one) => isSeen(one, use, links)) : every;
  const all = own.length > 1 ? inSameImpl(own, use) : own;
  if (all.length > 0) {
    if (all.length > 1 && !isSplit(all)) return { is: 'unknown', rule: 'member-ambiguous', candidates: all };
    if (value.is === 'instance' && mayBeOfTrait(all, others, of, use, links)) {
      return { is: 'unknown', rule: 'member-or-trait', candidates: [...all, ...others.traits] };
    }
    const rule = value.is === 'type' ? 'associated' : 'member';
    if (all.length === 1) return { is: 'definitions', all, certainty: value.certainty, rule, through };
    const alternatives = value.certainty === 'exact';
    return byBuild({ is: 'definitions', all, certainty: 'inferred', rule, through, alternatives }, links);
  }
  // What is given to a trait of a dependency is that of the trait.
  const isOutside = others.given.some(({ impl }) => traitOf(impl, links) === 'outside' && isFor(impl, of, links));
  if (isOutside)
    return {
      is: 'outside',
      rule: 'trait-outside',
      value: givenByAny(value, name) ?? assigned(others.given, of, links) ?? UNKNOWN,
    };
  const ofTraits =
    others.traits.length === 0 || isInPath(use) ? others.traits : others.traits.filter((one) => isOfValue(one, role));
  const fit = ofTraits.map((one) => ({ one, how: implemented(one, of, links) }));
  const sure = fit.filter(({ how }) => how === 'yes').map(({ one }) => one);
  if (sure.length === 1)
    return { is: 'definitions', all: sure, certainty: value.certainty, rule: 'trait-member', through };
  if (sure.length > 1) return { is: 'unknown', rule: 'trait-ambiguous', candidates: sure };
  const behind = depth < 4 ? target(value, of, links) : undefined;
  if (behind) {
    const found =
      behind.is === 'instance' || behind.is === 'type'
        ? typedMember(behind, use, links, depth + 1)
        : outsideMember(behind, use, links);
    if (found && found.is !== 'outside') return found;
  }
  const open = fit.filter(({ how }) => how === 'open').map(({ one }) => one);
  if (open.length === 1 && !behind) {
    return { is: 'definitions', all: open, certainty: 'inferred', rule: 'blanket-member', through };
  }
  const bound = behind ? undefined : boundOf(of, links);
  const found = bound && outsideMember(bound, use, links);
  if (found) return found;
  if (ofTraits.length > 0) return { is: 'unknown', rule: 'trait-unknown', candidates: ofTraits };
  // A type parameter may have it by a trait of a dependency.
  const isType = !behind && of.every((one) => /^(?:struct|enum|union)$/.test(kindOf(one) ?? ''));
  const gives = givenByAny(value, name) ?? (isType ? givenByPointer(value, name) : undefined);
  return { is: 'outside', rule: 'no-member', value: gives ?? UNKNOWN };
}

/** True for a member of `self` in a method that takes `self: Pin<…>`. */
function isInPin({ view, occurrence = -1 }: MemberUse): boolean {
  if (!view || occurrence < 0) return false;
  const isSelf = view.linksOf(occurrence).some(({ kind, target }) => kind === 'member' && target === LINK_TARGETS.this);
  if (!isSelf) return false;
  const method = view
    .symbolsAround(view.placeOf(occurrence))
    .findLast((symbol) => view.facts.symbols[symbol]!.kind === 'method');
  const { nameLine: line = 0, nameColumn: column = 0 } = view.facts.symbols[method ?? -1] ?? {};
  const name = method === undefined ? -1 : view.occurrenceAt({ line, column });
  return view
    .linksOf(name)
    .some(({ kind, target }) => kind === 'receiver' && target >= 0 && view.nameAt(target) === 'Pin');
}

/** False for a member outside of the module that may see it, without `pub` its own; those of a trait are seen. */
function isSeen({ view, symbol, name }: Defined, use: MemberUse, links: LinkWorld): boolean {
  const { flags, parent, kind } = view.facts.symbols[symbol]!;
  const within = view.linksOf(name).find(({ kind }) => kind === 'within')?.target;
  // What is `pub` in a module that is not is seen wherever its type is.
  const isPrivate = within === LINK_TARGETS.here || (kind !== 'method' && (flags & SYMBOL_FLAGS.exported) === 0);
  if ((!isPrivate && within === undefined) || view.facts.symbols[parent]?.kind === 'trait') return true;
  if (!use.view || use.occurrence === undefined || use.occurrence < 0) return true;
  const { tree } = pathsOf(links);
  const own = tree.moduleAt(view, view.placeOf(name));
  const seenIn = isPrivate ? own : tree.outer(own);
  const from = tree.moduleAt(use.view, use.view.placeOf(use.occurrence));
  if (!seenIn) return true;
  for (let at: RustModule | undefined = from; at; at = tree.outer(at))
    if (tree.pathOf(at) === tree.pathOf(seenIn)) return true;
  return false;
}

/** A field and a method of one name are told apart by the call; a type has no fields. */
function fitting(all: readonly Defined[], { is }: TypedValue, use: MemberUse): readonly Defined[] {
  const others = all.filter((one) => kindOf(one) !== 'field');
  if (use.role === 'call' || is === 'type' || isInPath(use)) return others;
  const fields = all.filter((one) => kindOf(one) === 'field');
  return fields.length > 0 ? fields : others;
}

/**
 * True where a method of a trait may be meant though the type has one of that name, which takes a reference: one of the
 * trait comes first that takes the value, or, where the value is a reference to one, that takes a reference to that.
 */
function mayBeOfTrait(
  all: readonly Defined[],
  { traits, given }: NamedMembers,
  of: readonly Defined[],
  use: MemberUse,
  links: LinkWorld,
): boolean {
  if (traits.length + given.length === 0 || isInPath(use)) return false;
  if (!all.every((one) => kindOf(one) === 'method' && !takesValue(one))) return false;
  const mine = given.filter(({ impl }) => isFor(impl, of, links));
  const open = traits.filter((one) => implemented(one, of, links) === 'open');
  if (isInside(use, of, links)) return [...mine.map(({ one }) => one), ...open].some((one) => !takesValue(one));
  return [...mine.filter(({ impl }) => !impl.byReference).map(({ one }) => one), ...open].some(takesValue);
}

/** True in an impl for references to types, where a value of `Self` is a reference, but for a `self` that is one itself. */
function isInside({ view, occurrence = -1 }: MemberUse, of: readonly Defined[], links: LinkWorld): boolean {
  const impl = view && occurrence >= 0 ? implAround(view, occurrence) : undefined;
  if (!view || !impl?.byReference || !isFor(impl, of, links)) return false;
  const isSelf = view.linksOf(occurrence).some(({ kind, target }) => kind === 'member' && target === LINK_TARGETS.this);
  const [method] = view.symbolsAround(view.placeOf(occurrence)).filter((symbol) => {
    return view.facts.symbols[symbol]!.kind === 'method';
  });
  return !isSelf || method === undefined || !takesValue(links.defined(view, method));
}

const takesValue = ({ view, name }: Defined): boolean =>
  view.linksOf(name).some(({ kind, target }) => kind === 'receiver' && target === LINK_TARGETS.this);

/** Of members of several impls of one type the one that `self` and `Self` have: that of the impl around. */
function inSameImpl(all: readonly Defined[], { view, occurrence = -1 }: MemberUse): readonly Defined[] {
  const impl = view && occurrence >= 0 ? implAround(view, occurrence) : undefined;
  const isSelf = impl?.view.linksOf(occurrence).some(({ kind, target }) => {
    return kind === 'member' && (target === LINK_TARGETS.this || (target >= 0 && impl.view.nameAt(target) === 'Self'));
  });
  const same = isSelf ? all.filter((one) => implAround(one.view, one.name) === impl) : [];
  return same.length > 0 ? same : all;
}

/** One member in several configurations, of which one is built: not one for each of several arguments of the type. */
function isSplit(all: readonly Defined[]): boolean {
  const kinds = new Set(all.map(kindOf));
  return (
    kinds.size === 1 &&
    all.every(({ view, name }) => {
      const impl = implAround(view, name);
      if (!impl) return true;
      const given = view.linksOf(impl.type).filter(({ kind }) => kind === 'typeArgument');
      return given.every(
        ({ target }) =>
          target >= 0 && view.bindingsOf(view.nameAt(target)).some(({ kind }) => kind === 'type-parameter'),
      );
    })
  );
}

/** Members that a type has by itself, of its own impls, and of a trait also those of the traits it asks for. */
function ownMembers(type: Defined, name: string, role: Role, links: LinkWorld, seen: Set<string>): Defined[] {
  const key = identityOf(type);
  if (seen.has(key)) return [];
  seen.add(key);
  const { view, symbol } = type;
  const inside = view
    .childrenOf(symbol)
    .filter((child) => view.facts.symbols[child]!.name === name && fitsMember(view.facts.symbols[child]!.kind, role))
    .map((child) => links.defined(view, child));
  const apart = membersNamed(name, role, view, links).own.flatMap(({ one, impl }) =>
    isFor(impl, [type], links) ? [one] : [],
  );
  if (inside.length + apart.length > 0) return [...inside, ...apart];
  const kind = kindOf(type);
  if (kind !== 'trait' && kind !== 'type') return [];
  return view.linksOf(type.name).flatMap((link) => {
    if (link.kind !== 'extends') return [];
    const above = links.typeAt(view, type.name, link);
    return above.is === 'instance' ? above.of.flatMap((one) => ownMembers(one, name, role, links, seen)) : [];
  });
}

const kindOf = ({ view, symbol }: Defined): SymbolKind | undefined => view.facts.symbols[symbol]?.kind;

function isFor(impl: Impl, of: readonly Defined[], links: LinkWorld): boolean {
  const types = links.foundOf(impl, 'types', () => new Set(typesOf(impl, links).map(identityOf)));
  return of.some((one) => types.has(identityOf(one)));
}

/** Whether types implement the trait of a member; 'open' when an impl for all types may be meant. */
function implemented(member: Defined, of: readonly Defined[], links: LinkWorld): 'yes' | 'no' | 'open' {
  const impls = implsOfTrait(traitOfMember(member, links), links);
  if (impls.some((impl) => isFor(impl, of, links))) return 'yes';
  return impls.some((impl) => typesOf(impl, links).some((one) => one.symbol < 0)) ? 'open' : 'no';
}

/** The type that an impl of `Deref` says. */
function target(value: TypedValue, of: readonly Defined[], links: LinkWorld): ValueType | undefined {
  const [first] = of;
  if (!first) return undefined;
  for (const { one, impl } of membersNamed('Target', 'type', first.view, links).given) {
    if (impl.view.nameAt(impl.trait) === 'Deref' && isFor(impl, of, links))
      return assignedType(one, links, { declaring: value, self: value });
  }
  return undefined;
}

/**
 * What `*a` is: of a type with an impl of `Deref` what that says, or, where `a` is a reference, the value that it refers
 * to. Which of these is not known.
 */
export function pointedBy(value: TypedValue, links: LinkWorld): ValueType | undefined {
  const behind = target(value, value.of, links);
  return behind && { is: 'either', of: [value, behind.is === 'type' ? { ...behind, is: 'instance' } : behind] };
}

/** What a type that a trait asks for has to be at least, where that is nothing of the project: `type A: Iterator<Item = B>`. */
function boundOf([one]: readonly Defined[], links: LinkWorld): (ValueType & { is: 'outside' }) | undefined {
  if (!one || kindOf(one) !== 'type') return undefined;
  const { view, name } = one;
  const bounds = view.linksOf(name).filter(({ kind }) => kind === 'extends');
  for (const link of bounds) {
    const type = links.typeAt(view, name, link);
    if (type.is === 'outside' && type.args.length > 0) return type;
  }
  return undefined;
}

function assigned(all: readonly InImpl[], of: readonly Defined[], links: LinkWorld): ValueType | undefined {
  const mine = all.filter(({ impl }) => isFor(impl, of, links));
  return mine.length === 1 && kindOf(mine[0]!.one) === 'type' ? assignedType(mine[0]!.one, links) : undefined;
}

/** The type that `type A = B;` says. */
function assignedType({ view, name }: Defined, links: LinkWorld, through?: Receiver): ValueType | undefined {
  const link = view.linksOf(name).find(({ kind }) => kind === 'type');
  const type = link && links.typeAt(view, name, link, through);
  return type?.is === 'type' ? { ...type, is: 'instance' } : type;
}

/** What a value of the project gives where it is iterated over: the `Item` of its impl; the one value of `A(B)` at `.0`. */
export function heldBy(value: TypedValue, links: LinkWorld): ValueType {
  const [first] = value.of;
  if (!first) return UNKNOWN;
  const bound = boundOf(value.of, links);
  if (bound) return bound.args[elements[bound.name] ?? -1] ?? UNKNOWN;
  const items = membersNamed('Item', 'type', first.view, links).given.filter(({ impl }) =>
    isFor(impl, value.of, links),
  );
  const content = first.view.linksOf(first.name).find(({ kind }) => kind === 'typeArgument');
  if (items.length + (content ? 1 : 0) !== 1) return UNKNOWN;
  if (!content) return assignedType(items[0]!.one, links) ?? UNKNOWN;
  const type = links.typeAt(first.view, first.name, content, { declaring: value, self: value });
  return type.is === 'type' ? { ...type, is: 'instance' } : type;
}

function distinct(all: readonly Defined[]): Defined[] {
  return [...new Map(all.map((one) => [identityOf(one), one])).values()];
}
