import {
  type Defined,
  type FileView,
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
      default:
        return typedMember(value, name, use, depth, value);
    }
  }

  function typedMember(
    value: TypedValue,
    name: string,
    use: NameUse | undefined,
    depth: number,
    self: ValueType,
  ): Meaning {
    if (depth > DEEP) return { is: 'unknown', rule: 'member-unknown' };
    const { certainty } = value;
    const all = value.of.flatMap((type) => ownMembers(type, name, use));
    const through: Receiver = { declaring: value, self };
    if (all.length > 0) {
      return { is: 'definitions', all, certainty, rule: value.is === 'type' ? 'static-member' : 'member', through };
    }
    for (const type of value.of) {
      for (const above of context.supertypesOf(type, depth + 1, through)) {
        if (!above || (above.is !== 'instance' && above.is !== 'type')) {
          return { is: 'unknown', rule: 'supertype-unknown' };
        }
        const found = typedMember(above, name, use, depth + 1, self);
        if (found.is === 'definitions') {
          return { ...found, certainty: weaker(found.certainty, certainty), rule: 'inherited-member' };
        }
        if (found.is === 'unknown') return found;
      }
    }
    return { is: 'outside', rule: 'no-member' };
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
      // A constructor may have the name of its type, but is not called as a member.
      return kind !== 'constructor' && (!use || (rules.fits?.(kind, use.role) ?? true));
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
        return above.is === 'instance' ? above : undefined;
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
  if (at !== undefined) return { ...outside, value: args[at] ?? UNKNOWN };
  const mayGive = args.some((arg) => arg.is !== 'outside');
  return { ...outside, value: mayGive ? UNKNOWN : OUTSIDE };
}
