import {
  type Defined,
  type FileView,
  identityOf,
  type LinkRules,
  type Meaning,
  type NameUse,
  OUTSIDE,
  type Receiver,
  type TypedValue,
  UNKNOWN,
  type ValueType,
  weaker,
} from '../languages/index.ts';
import { DEEP, identityOfDefined, type LinkContext, TYPES } from './link-context.ts';

/** The part of the linker that finds members of values. */
export type Members = Pick<LinkContext, 'memberOf' | 'supertypesOf' | 'ownersOf'>;

/** Makes it. */
export function createMembers(context: LinkContext): Members {
  function memberOf(value: ValueType, name: string, use: NameUse | undefined, depth: number): Meaning {
    const rules = use ? context.rulesOf(use.view.file.language) : {};
    switch (value.is) {
      case 'unknown':
        return { is: 'unknown', rule: 'member-unknown' };
      case 'outside':
        return outsideMember(value, value.name, value.args, name, rules);
      case 'many':
        return outsideMember(value, MANY, [value.of], name, rules);
      case 'module': {
        const found = context.inModule(value.path, name, value.by);
        return found.is === 'definitions' || found.is === 'module'
          ? { ...found, certainty: weaker(found.certainty, value.certainty), rule: 'module-member' }
          : found;
      }
      default: {
        const found = firmMember(value, name, use, depth) ?? typedMember(value, name, use, depth, value);
        const isMissing = found.is === 'outside' || found === OPEN;
        return (isMissing && use && narrowed(value, name, use)) || found;
      }
    }
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
    const { certainty } = value;
    const through: Receiver = { declaring: value, self };
    const own = ownMember(value, name, use, self, isWanted);
    if (own.is === 'definitions') return own;
    let unsure = false;
    for (const type of value.of) {
      const { linearises, plain } = context.rulesOf(type.view.file.language);
      const direct = context.supertypesOf(type, depth + 1, through);
      const above = linearises && direct.length > 1 ? linearised(direct, depth + 1) : undefined;
      for (const next of above ?? direct) {
        if (next?.is === 'outside' && plain?.has(next.name)) continue;
        if (next?.is !== 'instance' && next?.is !== 'type') {
          // What comes from there would be found first.
          if (next?.is !== 'outside') return { is: 'unknown', rule: 'supertype-unknown' };
          unsure = true;
          continue;
        }
        const found = above
          ? ownMember(next, name, use, self, isWanted)
          : typedMember(next, name, use, depth + 1, self, isWanted);
        if (found.is === 'definitions') {
          const sure = weaker(found.certainty, certainty);
          return { ...found, certainty: unsure ? 'inferred' : sure, rule: 'inherited-member' };
        }
        if (found.is === 'unknown' && found.rule !== OPEN.rule) return found;
      }
    }
    return value.open ? OPEN : { is: 'outside', rule: 'no-member' };
  }

  /** A member of a supertype that is declared, where what is found before only has a value. */
  function firmMember(value: TypedValue, name: string, use: NameUse | undefined, depth: number): Meaning | undefined {
    const [type] = value.of;
    const isFirm = type && context.rulesOf(type.view.file.language).isFirm;
    if (!isFirm) return undefined;
    const found = typedMember(value, name, use, depth, value, isFirm);
    return found.is === 'definitions' ? found : undefined;
  }

  /** The member of subtypes of a value that lacks it: certain of none, as the value may be of another. */
  function narrowed(value: TypedValue, name: string, use: NameUse): Meaning | undefined {
    const [type] = value.of;
    if (!type || !context.rulesOf(type.view.file.language).narrows) return undefined;
    const wanted = new Set(value.of.map(identityOfDefined));
    const candidates = context.definitions(name, use.view).filter((one) => {
      const { parent } = one.view.facts.symbols[one.symbol]!;
      return parent >= 0 && isBelow(context.defined(one.view, parent), wanted, 0);
    });
    if (candidates.length === 0) return undefined;
    const [only] = candidates;
    if (candidates.length > 1) return { is: 'unknown', rule: 'subtype-member', candidates };
    return { is: 'definitions', all: [only!], certainty: 'inferred', rule: 'subtype-member' };
  }

  function isBelow(type: Defined, wanted: ReadonlySet<string>, depth: number): boolean {
    if (depth > DEEP) return false;
    return context.supertypesOf(type, depth).some((above) => {
      if (above?.is !== 'instance' && above?.is !== 'type') return false;
      return above.of.some((one) => wanted.has(identityOfDefined(one)) || isBelow(one, wanted, depth + 1));
    });
  }

  function ownMember(
    value: TypedValue,
    name: string,
    use: NameUse | undefined,
    self: ValueType,
    isWanted?: (one: Defined) => boolean,
  ): Meaning {
    const every = value.of.flatMap((type) => ownMembers(type, name, use));
    const all = isWanted ? every.filter(isWanted) : every;
    const through: Receiver = { declaring: value, self };
    if (all.length === 0) return { is: 'outside', rule: 'no-member' };
    const rule = value.is === 'type' ? 'static-member' : 'member';
    return { is: 'definitions', all, certainty: value.certainty, rule, through };
  }

  /** The C3 linearisation of supertypes; undefined when there is none. */
  function linearised(
    direct: readonly (ValueType | undefined)[],
    depth: number,
  ): readonly (ValueType | undefined)[] | undefined {
    if (depth > DEEP) return undefined;
    const keyOf = (value: ValueType | undefined): string => (value ? identityOf(value) : 'unknown');
    const lists = direct.map((value) => {
      if (value?.is !== 'instance' && value?.is !== 'type') return [value];
      const through: Receiver = { declaring: value, self: value };
      const above = value.of.flatMap((type) => context.supertypesOf(type, depth + 1, through));
      return [value, ...(linearised(above, depth + 1) ?? above)];
    });
    const queues = [...lists, [...direct]];
    const order: (ValueType | undefined)[] = [];
    while (queues.some((queue) => queue.length > 0)) {
      const next = queues.find((queue) => {
        if (queue.length === 0) return false;
        const key = keyOf(queue[0]);
        return queues.every((other) => !other.slice(1).some((value) => keyOf(value) === key));
      });
      if (!next) return undefined;
      const [taken] = next;
      const key = keyOf(taken);
      order.push(taken);
      for (const queue of queues) if (queue.length > 0 && keyOf(queue[0]) === key) queue.shift();
    }
    return order;
  }

  function ownMembers(type: Defined, name: string, use: NameUse | undefined): Defined[] {
    const { view: on, symbol } = type;
    const one = on.facts.symbols[symbol];
    if (!one) return [];
    const rules = context.rulesOf(on.file.language);
    const { symbols } = on.facts;
    const here = on.symbolsOf(name).flatMap((i) => {
      const { parent, owner } = symbols[i]!;
      const isIn = parent === symbol || (owner === one.name && parent === one.parent);
      return isIn ? [context.defined(on, i)] : [];
    });
    const isSame = (owner: Defined): boolean => identityOfDefined(owner) === identityOfDefined(type);
    const apart = rules.apart
      ? context.definitions(name, on).filter(({ view, symbol: i }) => {
          const { owner } = view.facts.symbols[i]!;
          return lastPart(owner) === one.name && context.ownersOf(view, i).some(isSame);
        })
      : [];
    const all = new Map([...here, ...apart].map((each) => [identityOfDefined(each), each]));
    const fits = ({ view, symbol: i }: Defined): boolean => {
      const { kind } = view.facts.symbols[i]!;
      // A constructor may have the name of its type, but is not called as a member then.
      return (kind !== 'constructor' || name !== one.name) && (!use || (rules.fits?.(kind, use.role) ?? true));
    };
    return [...all.values()].filter(fits);
  }

  function supertypesOf(type: Defined, depth: number, through?: Receiver): readonly (ValueType | undefined)[] {
    const { view: on, name } = type;
    const { supertypes } = context.rulesOf(on.file.language);
    if (supertypes) return supertypes(type, context);
    return on
      .linksOf(name)
      .filter(({ kind }) => kind === 'extends')
      .map((link) => {
        if (link.target < 0 || depth > DEEP) return undefined;
        const above = context.linkType(on, link, name, depth + 1, through);
        return above.is === 'instance' || above.is === 'outside' ? above : undefined;
      });
  }

  function ownersOf(view: FileView, symbol: number): readonly Defined[] {
    const { owner } = view.facts.symbols[symbol]!;
    if (owner === '') return [];
    const meaning = context.nameIn(view, owner, 'type');
    if (meaning.is !== 'definitions') return [];
    return meaning.all.filter((one) => TYPES.has(one.view.facts.symbols[one.symbol]?.kind ?? 'variable'));
  }

  return { memberOf, supertypesOf, ownersOf };
}

/** `this` has no such member; a subtype may. */
const OPEN: Meaning & { is: 'unknown' } = { is: 'unknown', rule: 'no-member-of-this' };

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
  if (typeof at === 'function') return { ...outside, value: at(args) };
  if (at === 'self') return { ...outside, value };
  if (at !== undefined) return { ...outside, value: args[at] ?? UNKNOWN };
  const mayGive = args.some((arg) => arg.is !== 'outside');
  return { ...outside, value: mayGive ? UNKNOWN : OUTSIDE };
}
