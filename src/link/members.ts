import {
  type Defined,
  type FileView,
  identityOfDefined,
  type LinkRules,
  type Meaning,
  type NameUse,
  type Receiver,
  type TypedValue,
  UNKNOWN,
  type ValueType,
  weaker,
} from '../languages/index.ts';
import { groupBy, SYMBOL_FLAGS } from '../model/index.ts';
import { inheritedMember, isJoined, joinedMember, memberByDepth, OPEN, type Sought } from './inheritance.ts';
import { createLinearisation } from './linearisation.ts';
import {
  CALLABLE,
  DEEP,
  ITSELF,
  isFunction,
  isUnnamedMember,
  isUnnamedType,
  kindOf,
  type LinkContext,
  OF_ITSELF,
  TYPES,
} from './link-context.ts';
import { rememberStep } from './remembered-steps.ts';
import type { Above, RememberedValues, Settled } from './remembered-values.ts';
import { createSubtypeMember } from './subtype-members.ts';

/** The part of the linker that finds members of values. */
export type Members = Pick<LinkContext, 'memberOf' | 'supertypesOf' | 'ownersOf'>;

/** Makes it. */
export function createMembers(context: LinkContext, remembered: RememberedValues, settled: Settled): Members {
  const known = rememberStep<ValueType, Meaning>(settled);
  const linearised = createLinearisation(context, settled);
  const memberOfSubtype = createSubtypeMember(context, settled);

  function memberOf(value: ValueType, name: string, use: NameUse | undefined, depth: number): Meaning {
    const rules = use ? context.rulesOf(use.view.file.language) : rulesOfValue(value);
    const isTyped = value.is === 'instance' || value.is === 'type' || value.is === 'either';
    const find = (): Meaning => readMember(value, name, use, depth, rules);
    // Elsewhere the place says more than that.
    if (!isTyped || (rules.fits && !rules.fitsByRole) || rules.member) return find();
    return known(value, use ? `${depth} ${use.role} ${name} ${use.view.file.language}` : `${depth} ${name}`, find);
  }

  function readMember(
    value: ValueType,
    name: string,
    use: NameUse | undefined,
    depth: number,
    rules: LinkRules,
  ): Meaning {
    const { member } = rules;
    const own =
      depth > DEEP || !member ? undefined : context.within(depth, () => member(value, use ?? { name }, context));
    if (own) return own;
    switch (value.is) {
      case 'unknown':
        return { is: 'unknown', rule: value === ITSELF ? OF_ITSELF : 'member-unknown' };
      case 'outside':
        // A function may be given any member.
        if (value.name === 'function' && rules.ofFunctions && !rules.ofFunctions.has(name)) {
          return { is: 'unknown', rule: 'member-unknown' };
        }
        return outsideMember(value, value.name, value.args, name, rules);
      case 'many':
        return outsideMember(value, MANY, [value.of], name, rules);
      case 'module': {
        const found = context.inModule(value.path, name, value.by);
        return found.is === 'definitions' || found.is === 'module'
          ? { ...found, certainty: weaker(found.certainty, value.certainty), rule: 'module-member' }
          : found;
      }
      case 'either':
        return eitherMember(
          value.of.map((one) => memberOf(one, name, use, depth + 1)),
          value.narrowed,
        );
      default: {
        const found = firmMember(value, name, use, depth) ?? typedMember(value, name, use, depth, value);
        const isMissing = found.is === 'outside' || (found.is === 'unknown' && found.rule === OPEN.rule);
        return (isMissing && use && !value.above && memberOfSubtype(value, name, use)) || found;
      }
    }
  }

  function rulesOfValue(value: ValueType): LinkRules {
    const [type] = value.is === 'instance' || value.is === 'type' ? value.of : [];
    return type ? context.rulesOf(type.view.file.language) : {};
  }

  function typedMember(
    value: TypedValue,
    name: string,
    use: NameUse | undefined,
    depth: number,
    self: ValueType,
    isWanted?: (one: Defined) => boolean,
  ): Meaning {
    if (depth > DEEP) return { is: 'unknown', rule: 'member-unknown' };
    const ownMember = ownMemberOf(isWanted);
    const sought: Sought = { context, linearised, ownMember, name, use, self, joined: new Set() };
    if (isJoined(context, value)) return joinedMember(sought, value, depth);
    const own: Meaning = value.above ? { is: 'outside', rule: 'no-member' } : ownMember(value, name, use, self);
    if (own.is === 'definitions') return own;
    if (value.of.some(({ view }) => context.rulesOf(view.file.language).byDepth)) {
      return memberByDepth({ context, ownMembers, name, use, self }, value);
    }
    const inherited = inheritedMember(sought, value, depth);
    return inherited.is === 'definitions' || value.of.every(isType) ? inherited : shorthandMember(value, name);
  }

  /** Finds own members; only those that are wanted, where that is said. */
  function ownMemberOf(isWanted: ((one: Defined) => boolean) | undefined) {
    return (value: TypedValue, name: string, use: NameUse | undefined, self: ValueType): Meaning => {
      const every = value.of.flatMap((type) => ownMembers(type, name, use));
      const wanted = isWanted ? every.filter(isWanted) : every;
      if (wanted.length === 0) return { is: 'outside', rule: 'no-member' };
      // Of one name a type may have a static member, and its values another.
      const ofKind = wanted.filter(({ view, symbol }) => {
        const isStatic = ((view.facts.symbols[symbol]?.flags ?? 0) & SYMBOL_FLAGS.static) !== 0;
        return isStatic === (value.is === 'type');
      });
      // What a function makes has members that it does not have itself.
      const isMaker = value.is === 'type' && value.of.every((type) => CALLABLE.has(kindOf(type) ?? 'variable'));
      if (ofKind.length === 0 && isMaker) return { is: 'outside', rule: 'no-member' };
      // Where members are declared apart from their definition, that is said of the declaration only.
      const isSaidOnce = value.of.some(({ view }) => context.rulesOf(view.file.language).declaredApart);
      const all = ofKind.length > 0 && !isSaidOnce ? ofKind : wanted;
      const rule = value.is === 'type' ? 'static-member' : 'member';
      return { is: 'definitions', all, certainty: value.certainty, rule, through: { declaring: value, self } };
    };
  }

  /** A member that is declared, of whatever supertype. */
  function firmMember(value: TypedValue, name: string, use: NameUse | undefined, depth: number): Meaning | undefined {
    const [type] = value.of;
    const isFirm = type && context.rulesOf(type.view.file.language).isFirm;
    if (!isFirm) return undefined;
    const found = typedMember(value, name, use, depth, value, isFirm);
    return found.is === 'definitions' ? found : undefined;
  }

  const isType = ({ view, symbol }: Defined): boolean => TYPES.has(view.facts.symbols[symbol]?.kind ?? 'variable');

  /** `{ a }`: the member of an object that is written out is what its name means there. It may have others, by `...`. */
  function shorthandMember({ of }: TypedValue, name: string): Meaning {
    for (const { view, symbol } of of) {
      for (const occurrence of view.occurrencesOf(name)) {
        const isIn = view.symbolsAround(view.placeOf(occurrence)).at(-1) === symbol;
        if (!isIn || !view.linksOf(occurrence).some(({ kind }) => kind === 'shorthand')) continue;
        const found = behindShorthand(view, occurrence);
        const rule = 'object-member';
        // A value has two places.
        if (found) return { ...found, rule };
        return { is: 'definitions', all: [{ view, symbol: -1, name: occurrence }], certainty: 'exact', rule };
      }
    }
    return { is: 'unknown', rule: 'object-member-unknown' };
  }

  function ownMembers(type: Defined, name: string, use: NameUse | undefined): Defined[] {
    const { view: on, symbol } = type;
    if (isUnnamedType(on, type.name)) return unnamedMembers(type, name);
    const holder = on.facts.symbols[symbol];
    if (!holder) return [];
    const rules = context.rulesOf(on.file.language);
    const { symbols } = on.facts;
    const exactly = on.symbolsOf(name);
    const anyCase = rules.anyCase && exactly.every((i) => symbols[i]!.parent !== symbol) ? otherCases(type, name) : [];
    const here = [...exactly, ...anyCase].flatMap((i) => {
      const { parent, owner } = symbols[i]!;
      // What has an owner in a namespace is a member of that owner.
      const isApart = owner !== '' && rules.declaredApart && holder.kind === 'namespace';
      const isIn = (parent === symbol && !isApart) || (owner === holder.name && parent === holder.parent);
      return isIn || (rules.declaredApart && isEnumeratorOf(on, i, symbol)) ? [context.defined(on, i)] : [];
    });
    const isSame = (owner: Defined): boolean => identityOfDefined(owner) === identityOfDefined(type);
    const apart = rules.apart
      ? apartFrom(holder.name, name, on).filter(({ view, symbol: i }) => context.ownersOf(view, i).some(isSame))
      : [];
    if (here.length + apart.length === 0) return [];
    const all = new Map([...here, ...apart].map((each) => [identityOfDefined(each), each]));
    const fits = (each: Defined): boolean => {
      const { kind } = each.view.facts.symbols[each.symbol]!;
      // A constructor may have the name of its type, but is not called as a member then.
      return (
        (kind !== 'constructor' || name !== holder.name) && (!use || (rules.fits?.(kind, use.role, use, each) ?? true))
      );
    };
    return [...all.values()].filter(fits);
  }

  /** The members of an enumeration that has no scope of its own are those of the type around it. */
  function isEnumeratorOf(on: FileView, member: number, type: number): boolean {
    const { kind, parent } = on.facts.symbols[member]!;
    const around = kind === 'enum-member' ? on.facts.symbols[parent] : undefined;
    return around?.kind === 'enum' && around.parent === type && on.bindingOfSymbol(member) !== undefined;
  }

  const apartByName = new Map<string, ReadonlyMap<string, readonly Defined[]>>();

  /** The definitions of a name that say they are of a type, by the last part of its name: many types have a `close`. */
  function apartFrom(type: string, name: string, like: FileView): readonly Defined[] {
    const key = `${like.file.language} ${name}`;
    let byOwner = apartByName.get(key);
    if (!byOwner) {
      const all = context.definitions(name, like);
      byOwner = groupBy(all, ({ view, symbol }) => lastPart(view.facts.symbols[symbol]!.owner));
      apartByName.set(key, byOwner);
    }
    return byOwner.get(type) ?? [];
  }

  /** What `{ a }` names in an object that is written out, where that is a function, which is what is meant by both its names. */
  function behindShorthand(view: FileView, occurrence: number): (Meaning & { is: 'definitions' }) | undefined {
    if (!view.linksOf(occurrence).some(({ kind }) => kind === 'shorthand')) return undefined;
    const found = context.meaning(view, occurrence);
    return found.is === 'definitions' && isFunction(found) ? found : undefined;
  }

  const said = new WeakMap<FileView, Map<string, ReadonlyMap<number, readonly number[]>>>();

  /** Occurrences of a name in a file by what they are said to be members of: data has a name thousands of times. */
  function saidMembers(view: FileView, name: string): ReadonlyMap<number, readonly number[]> {
    const own = said.get(view) ?? new Map<string, ReadonlyMap<number, readonly number[]>>();
    said.set(view, own);
    const before = own.get(name);
    if (before) return before;
    const found = new Map<number, number[]>();
    for (const member of view.occurrencesOf(name)) {
      const targets = view.linksOf(member).flatMap(({ kind, target }) => (kind === 'member' ? [target] : []));
      for (const target of new Set(targets)) {
        const all = found.get(target);
        if (all) all.push(member);
        else found.set(target, [member]);
      }
    }
    own.set(name, found);
    return found;
  }

  /** The members of a type without a name. */
  function unnamedMembers({ view, name: type }: Defined, name: string): Defined[] {
    return (saidMembers(view, name).get(type) ?? []).flatMap((member) => {
      if (!isUnnamedMember(view, member, context.rulesOf(view.file.language))) return [];
      return behindShorthand(view, member)?.all ?? [{ view, symbol: view.symbolAt(member), name: member }];
    });
  }

  /** Members whose name is the same but for its case, where that does not matter. */
  function otherCases({ view: on, symbol }: Defined, name: string): number[] {
    const { anyCase } = context.rulesOf(on.file.language);
    const folded = name.toLowerCase();
    return on.childrenOf(symbol).filter((child) => {
      const { kind, name: own } = on.facts.symbols[child]!;
      return own.toLowerCase() === folded && anyCase?.(kind) === true;
    });
  }

  function supertypesOf(type: Defined, depth: number, through?: Receiver): Above {
    return remembered.above(type, depth, through, () => readSupertypes(type, depth, through));
  }

  function readSupertypes(type: Defined, depth: number, through: Receiver | undefined): Above {
    const { view: on, name } = type;
    const { supertypes } = context.rulesOf(on.file.language);
    if (supertypes) return context.within(depth, () => supertypes(type, context));
    return on
      .linksOf(name)
      .filter(({ kind }) => kind === 'extends')
      .map((link) => {
        if (depth > DEEP || (link.target < 0 && !on.linksOf(name).some(({ kind }) => kind === 'index')))
          return undefined;
        const above = context.linkType(on, link, name, depth + 1, through);
        return above.is === 'unknown' ? undefined : above;
      });
  }

  function ownersOf(view: FileView, symbol: number): readonly Defined[] {
    const { owner } = view.facts.symbols[symbol]!;
    if (owner === '') return [];
    const meaning = context.nameIn(view, owner, 'type');
    const types = meaning.is === 'definitions' ? meaning.all.filter((one) => TYPES.has(kindOf(one) ?? 'variable')) : [];
    if (types.length > 0 || !context.rulesOf(view.file.language).functionsAreTypes) return types;
    const called = context.nameIn(view, owner, 'call');
    return called.is === 'definitions' ? called.all.filter((one) => CALLABLE.has(kindOf(one) ?? 'variable')) : [];
  }

  return { memberOf, supertypesOf, ownersOf };
}

/** The member of a value that is one of several: exact only where all have the same one. */
function eitherMember(found: readonly Meaning[], narrowed: 'proven' | 'likely' | undefined): Meaning {
  const meant = found.filter((one) => one.is === 'definitions');
  const [first] = meant;
  if (!first) return found.find(({ is }) => is === 'unknown') ?? { is: 'outside', rule: 'no-member' };
  const key = ({ all }: typeof first): string => all.map(identityOfDefined).join(' ');
  const isSame = meant.length === found.length && meant.every((one) => key(one) === key(first));
  if (narrowed) {
    const before = found.slice(0, found.indexOf(first));
    const isLacked = narrowed === 'proven' && before.every(({ is, rule }) => is === 'outside' && rule === 'no-member');
    return before.length === 0 || isLacked ? first : { ...first, certainty: 'inferred' };
  }
  if (isSame) return { ...first, certainty: meant.map(({ certainty }) => certainty).reduce(weaker) };
  const all = [...new Map(meant.flatMap((one) => one.all).map((one) => [identityOfDefined(one), one])).values()];
  const { through: _, ...rest } = first;
  return { ...rest, all, certainty: 'inferred', rule: 'either' };
}

/** What `LinkRules.given` calls the arrays of the language. */
const MANY = '[]';
const lastPart = (path: string): string => path.slice(path.search(/[^.:\\]*$/));

/** The member of a value of the language or of a dependency: nothing of this project, but what it gives may be. */
function outsideMember(
  value: ValueType,
  type: string,
  args: readonly ValueType[],
  name: string,
  { given, hands }: LinkRules,
): Meaning {
  const handed = hands?.[type]?.[name];
  const outside = {
    ...{ is: 'outside' as const, rule: 'member-outside' },
    ...(handed !== undefined && { hands: args[handed] ?? UNKNOWN }),
  };
  const at = given?.[type]?.[name];
  if (at === 'self') return { ...outside, value };
  if (typeof at === 'function') return { ...outside, value: at(args) };
  if (at !== undefined) return { ...outside, value: args[at] ?? UNKNOWN };
  const mayGive = args.some((arg) => arg.is !== 'outside');
  return mayGive ? { ...outside, value: UNKNOWN } : outside;
}
