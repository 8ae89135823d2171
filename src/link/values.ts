import {
  commonValue,
  type Defined,
  type FileView,
  type Link,
  type LinkRules,
  type Meaning,
  OUTSIDE,
  type Receiver,
  together,
  UNKNOWN,
  type ValueType,
  weakened,
} from '../languages/index.ts';
import { LINK_STEPS, LINK_TARGETS, type LinkKind, SYMBOL_FLAGS, type SymbolKind } from '../model/index.ts';
import { CALLABLE, DEEP, type LinkContext, TYPES } from './link-context.ts';
import { passedValue } from './passed-value.ts';

const ONLY_TYPES: ReadonlySet<SymbolKind> = new Set(['interface', 'type', 'protocol', 'trait']);
const SPACES: ReadonlySet<SymbolKind> = new Set(['namespace', 'module', 'package']);
/** Links that say which value a name has. */
const GIVES_VALUE: ReadonlySet<LinkKind> = new Set(['value', 'member', 'passed']);
const CALL = LINK_STEPS.indexOf('call');

/** The part of the linker that says what values names have. */
export type Values = Pick<LinkContext, 'behind' | 'returnedBy' | 'linkValue' | 'linkType' | 'thisAt'>;

/** Makes it. */
export function createValues(context: LinkContext): Values {
  const kindOf = ({ view, symbol }: Defined): SymbolKind | undefined => view.facts.symbols[symbol]?.kind;

  function behind(of: Meaning, depth: number): ValueType {
    if (of.is === 'outside') return of.value ?? OUTSIDE;
    if (of.is === 'module') return { is: 'module', path: of.path, by: of.by, certainty: of.certainty };
    if (of.is !== 'definitions' || depth > DEEP) return UNKNOWN;
    const { all, certainty } = of;
    const types = all.filter((one) => TYPES.has(kindOf(one)!) || SPACES.has(kindOf(one)!));
    const values = all.filter((one) => !ONLY_TYPES.has(kindOf(one)!));
    if (types.length > 0 && (types.length === all.length || values.length !== 1)) {
      return weakened(together(types.map((one) => typeOfDefined(one, depth))), certainty);
    }
    return weakened(together(values.map((one) => valueOfDefined(one, depth, of.through))), certainty);
  }

  /** The type that a definition is; what another name of one stands for, where that is said. */
  function typeOfDefined(one: Defined, depth: number): ValueType {
    const isAlias = kindOf(one) === 'type' && one.view.childrenOf(one.symbol).length === 0;
    const alias = isAlias ? one.view.linksOf(one.name).find(({ kind }) => kind === 'type') : undefined;
    if (!alias || alias.target === LINK_TARGETS.unknown) return { is: 'type', of: [one], certainty: 'exact' };
    const type = linkType(one.view, alias, one.name, depth + 1);
    return type.is === 'instance' ? { ...type, is: 'type' } : type;
  }

  function valueOfDefined(of: Defined, depth: number, through: Receiver | undefined): ValueType {
    const { view: on, name } = of;
    const links = on.linksOf(name);
    if (isShorthand(of)) return behind(context.meaning(on, name), depth + 1);
    const declared = links.find(({ kind }) => kind === 'type');
    if (declared) return asInstance(linkType(on, declared, name, depth, through));
    const values = links.filter(({ kind }) => GIVES_VALUE.has(kind));
    const [only] = values;
    if (!only || only.target === LINK_TARGETS.object) return values.length < 2 ? madeOfMembers(of) : UNKNOWN;
    if (values.length > 1) return UNKNOWN;
    if (only.kind === 'value') return linkValue(on, only, name, depth + 1);
    if (only.kind === 'passed') return passedValue(context, on, only, depth + 1);
    // `{ a }` of an object: its member of that name.
    const use = { view: on, occurrence: name, name: on.nameAt(name), role: 'read' } as const;
    return behind(context.memberOf(linkValue(on, only, name, depth + 1), use.name, use, depth + 1), depth + 1);
  }

  /** An object that is written out is what it has: its members are those of its name. */
  function madeOfMembers(of: Defined): ValueType {
    const { view: on, symbol } = of;
    const one = on.facts.symbols[symbol];
    if (!one) return UNKNOWN;
    if (!CALLABLE.has(one.kind)) {
      return on.childrenOf(symbol).length > 0 ? { is: 'instance', of: [of], certainty: 'exact' } : UNKNOWN;
    }
    const hasMembers = on.facts.symbols.some(({ owner, parent }) => owner === one.name && parent === one.parent);
    return hasMembers ? { is: 'type', of: [of], certainty: 'exact' } : UNKNOWN;
  }

  function returnedBy(of: Meaning, depth: number): ValueType {
    if (of.is === 'outside') return of.value ?? OUTSIDE;
    if (of.is !== 'definitions' || depth > DEEP) return UNKNOWN;
    const results = of.all.flatMap((one): ValueType[] => {
      const { view: on, name } = one;
      if (context.rulesOf(on.file.language).constructs && TYPES.has(kindOf(one)!)) {
        return [{ is: 'instance', of: [one], certainty: 'exact' }];
      }
      if (isShorthand(one)) return [returnedBy(context.meaning(on, name), depth + 1)];
      const links = on.linksOf(name);
      const declared = links.filter(({ kind }) => kind === 'returns');
      if (declared.length > 0) return declared.map((link) => asInstance(linkType(on, link, name, depth, of.through)));
      const shown = links.filter(({ kind, target }) => kind === 'result' && target !== LINK_TARGETS.null);
      if (shown.length > 0) {
        return [commonValue(shown.map((link) => weakened(linkValue(on, link, name, depth + 1), 'inferred')))];
      }
      // What is no function itself is of a type that can be called.
      const value = CALLABLE.has(kindOf(one)!) ? UNKNOWN : valueOfDefined(one, depth + 1, of.through);
      if (value.is !== 'instance') return [];
      const { of: types } = value;
      const inside: Receiver = { declaring: value, self: value };
      return types.flatMap(({ view, name: type }) =>
        view
          .linksOf(type)
          .flatMap((link) =>
            link.kind === 'returns' ? [asInstance(linkType(view, link, type, depth + 1, inside))] : [],
          ),
      );
    });
    // Overloads mostly return the same.
    return weakened(commonValue(results), of.certainty);
  }

  function linkValue(from: FileView, link: Link, at: number, depth: number): ValueType {
    const isCall = link.steps[0] === CALL && link.target >= 0;
    if (!isCall) return stepped(targetValue(from, link, at, depth), link.steps, from);
    const result = returnedBy(context.meaning(from, link.target), depth + 1);
    return stepped(result, link.steps.slice(1), from);
  }

  function targetValue(from: FileView, { target }: Link, at: number, depth: number): ValueType {
    if (depth > DEEP) return UNKNOWN;
    if (target >= 0) return behind(context.meaning(from, target), depth + 1);
    switch (target) {
      case LINK_TARGETS.this:
        return thisAt(from, at);
      case LINK_TARGETS.super: {
        const own = thisAt(from, at);
        if (own.is !== 'instance' && own.is !== 'type') return UNKNOWN;
        const [type] = own.of;
        const above = type ? context.supertypesOf(type, depth) : [];
        return above.length === 1 ? (above[0] ?? UNKNOWN) : UNKNOWN;
      }
      case LINK_TARGETS.unknown:
      case LINK_TARGETS.object:
        return UNKNOWN;
      default:
        return OUTSIDE;
    }
  }

  function linkType(on: FileView, link: Link, at: number, depth: number, through?: Receiver): ValueType {
    if (depth > DEEP) return UNKNOWN;
    if (link.target < 0) {
      const self = link.target === LINK_TARGETS.this ? through?.self : undefined;
      return stepped(self ?? targetValue(on, link, at, depth), link.steps, on);
    }
    const type = namedType(on, link.target, depth + 1, through);
    return stepped(asInstance(type), link.steps, on);
  }

  /** The type that an occurrence names, with its arguments; aliases are followed. */
  function namedType(on: FileView, occurrence: number, depth: number, through: Receiver | undefined): ValueType {
    const of = context.meaning(on, occurrence);
    const given = on.linksOf(occurrence).filter(({ kind }) => kind === 'typeArgument');
    const args = given.map((link) => linkType(on, link, occurrence, depth + 1, through));
    if (of.is === 'outside') {
      const name = on.nameAt(occurrence);
      const [first] = given;
      const isResult = context.rulesOf(on.file.language).results?.includes(name) && first && first.target >= 0;
      if (isResult) return returnedBy(context.meaning(on, first.target), depth + 1);
      // Of what is only known to be of a dependency the name says more.
      const isBare = of.value?.is === 'outside' && of.value.name === '' && of.value.args.length === 0;
      return of.value && !isBare ? of.value : outsideType(on, name, args);
    }
    const type = behind(of, depth);
    const [one] = of.is === 'definitions' && of.all.length === 1 ? of.all : [];
    if (one && of.is === 'definitions') {
      if (one.symbol < 0) return weakened(typeParameter(one, depth, through), of.certainty);
      // An alias of what has members of its own is that.
      const isAlias = kindOf(one) === 'type' && one.view.childrenOf(one.symbol).length === 0;
      const alias = isAlias ? one.view.linksOf(one.name).find(({ kind }) => kind === 'type') : undefined;
      if (alias) {
        const declaring = { is: 'type' as const, of: [one], certainty: of.certainty, args };
        const inside: Receiver = { declaring, self: UNKNOWN };
        const options = one.view.linksOf(one.name).filter(({ kind }) => kind === 'option');
        const isOpen = alias.target === LINK_TARGETS.unknown && options.length > 0;
        const behindAlias = (isOpen ? options : [alias]).map((link) =>
          linkType(one.view, link, one.name, depth + 1, inside),
        );
        return weakened(commonValue(behindAlias), of.certainty);
      }
    }
    return type.is === 'type' && args.length > 0 ? { ...type, args } : type;
  }

  function outsideType(on: FileView, name: string, args: readonly ValueType[]): ValueType {
    const same = context.rulesOf(on.file.language).same?.[name];
    return same === undefined ? { is: 'outside', name, args } : (args[same] ?? UNKNOWN);
  }

  /** What a type parameter stands for: what it is given, else what it must be at least. */
  function typeParameter({ view: on, name }: Defined, depth: number, through: Receiver | undefined): ValueType {
    const binding = on.bindingAt(name);
    if (binding?.kind !== 'type-parameter') return UNKNOWN;
    const owner = on.symbolsAround(on.placeOf(name)).at(-1);
    if (through?.declaring.of.some(({ view, symbol }) => view.file.id === on.file.id && symbol === owner)) {
      const all = on.facts.bindings.filter(({ kind, scope }) => kind === 'type-parameter' && scope === binding.scope);
      const given = through.declaring.args?.[all.indexOf(binding)];
      if (given) return given;
    }
    const bound = on.linksOf(name).find(({ kind }) => kind === 'extends');
    return bound ? linkType(on, bound, name, depth + 1, through) : UNKNOWN;
  }

  function thisAt(from: FileView, occurrence: number): ValueType {
    const around = from.symbolsAround(from.placeOf(occurrence));
    for (let i = around.length - 1; i >= 0; i--) {
      const { kind, owner, flags } = from.facts.symbols[around[i]!]!;
      const isStatic = (of: number): boolean => (of & SYMBOL_FLAGS.static) !== 0;
      if (TYPES.has(kind)) {
        const inner = from.facts.symbols[around[i + 1] ?? -1];
        const of = [context.defined(from, around[i]!)];
        return { is: inner && isStatic(inner.flags) ? 'type' : 'instance', of, certainty: 'exact' };
      }
      if (owner !== '') {
        const of = context.ownersOf(from, around[i]!);
        return of.length > 0 ? { is: isStatic(flags) ? 'type' : 'instance', of, certainty: 'exact' } : UNKNOWN;
      }
      // The `this` of a function is another one.
      if (kind === 'function') return UNKNOWN;
    }
    return UNKNOWN;
  }

  function stepped(value: ValueType, steps: readonly number[], on: FileView): ValueType {
    let at = value;
    for (const step of steps) at = afterStep(at, LINK_STEPS[step]!, context.rulesOf(on.file.language));
    return at;
  }

  return { behind, returnedBy, linkValue, linkType, thisAt };
}

/** `{ a }`: what is a member of an object, and what its name means there. */
const isShorthand = ({ view, symbol, name }: Defined): boolean =>
  symbol < 0 && view.linksOf(name).some(({ kind }) => kind === 'shorthand');

const asInstance = (value: ValueType): ValueType => (value.is === 'type' ? { ...value, is: 'instance' } : value);

function afterStep(value: ValueType, step: (typeof LINK_STEPS)[number], rules: LinkRules): ValueType {
  if (value.is === 'unknown') return value;
  switch (step) {
    case 'construct':
      return value.is === 'type' ? { ...value, is: 'instance' } : value.is === 'outside' ? value : UNKNOWN;
    case 'array':
      return { is: 'many', of: asInstance(value) };
    case 'element':
      return value.is === 'many' ? value.of : heldBy(value, rules.elements);
    case 'await':
      return value.is === 'instance' ? value : heldBy(value, rules.awaited);
    case 'call':
      return value.is === 'outside' ? OUTSIDE : UNKNOWN;
    default:
      return value;
  }
}

/** What a value of the language or a dependency holds. What one with arguments gives can be anything of them. */
function heldBy(value: ValueType, held: Readonly<Record<string, number>> | undefined): ValueType {
  if (value.is !== 'outside') return UNKNOWN;
  const at = held?.[value.name];
  if (at !== undefined) return value.args[at] ?? UNKNOWN;
  return value.args.length > 0 ? UNKNOWN : OUTSIDE;
}
