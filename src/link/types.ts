import {
  type Certainty,
  commonValue,
  type Defined,
  type FileView,
  identityOfDefined,
  type Link,
  type Meaning,
  oneOf,
  type Receiver,
  type TypedValue,
  UNKNOWN,
  type ValueType,
  weakened,
} from '../languages/index.ts';
import { LINK_TARGETS } from '../model/index.ts';
import { keyed } from './keyed-values.ts';
import { CALLABLE, DEEP, isUnnamedType, kindOf, type LinkContext, TYPES } from './link-context.ts';
import type { RememberedValues } from './remembered-values.ts';
import { asInstance } from './steps.ts';

/** The part of the linker that says what written types are. */
export type Types = Pick<LinkContext, 'linkType' | 'namedType' | 'typeOf' | 'argumentsAt'>;

/** Makes it. */
export function createTypes(context: LinkContext, remembered: RememberedValues): Types {
  function linkType(on: FileView, link: Link, at: number, depth: number, through?: Receiver): ValueType {
    if (depth > DEEP) return UNKNOWN;
    if (link.target < 0) {
      const self = link.target === LINK_TARGETS.this ? through?.self : undefined;
      const value = self ?? context.targetValue(on, link, at, depth);
      return keyed(context, on, link, at, context.stepped(asInstance(value), link.steps, on, depth), depth, through);
    }
    const type = namedType(on, link.target, depth + 1, through);
    return keyed(context, on, link, at, context.stepped(asInstance(type), link.steps, on, depth), depth, through);
  }

  function namedType(on: FileView, occurrence: number, depth: number, through?: Receiver): ValueType {
    const at = { view: on, occurrence, depth };
    return remembered.written(at, through, () => readType(on, occurrence, depth, through));
  }

  function readType(on: FileView, occurrence: number, depth: number, through?: Receiver): ValueType {
    if (isUnnamedType(on, occurrence)) return context.occurrenceValue(on, occurrence, depth);
    if (through && on.nameAt(occurrence) === context.rulesOf(on.file.language).selfName) return through.self;
    const named = context.used(on, occurrence);
    // As a type a module is what it is as a whole.
    const of = named.is === 'definitions' ? onlyTypes(named.whole ? { ...named, whole: undefined } : named) : named;
    const args = argumentsAt(on, occurrence, depth, through);
    if (of.is === 'outside') {
      const name = of.name ?? on.nameAt(occurrence);
      const first = on.linksOf(occurrence).find(({ kind }) => kind === 'typeArgument');
      const isResult = context.rulesOf(on.file.language).results?.includes(name) && first && first.target >= 0;
      if (isResult) return context.returnedBy(context.meaning(on, first.target), depth + 1);
      // Of what is only known to be of a dependency the name says more.
      const isBare = of.value?.is === 'outside' && of.value.name === '' && of.value.args.length === 0;
      return of.value && !isBare ? of.value : outsideType(on, name, args);
    }
    const [one] = of.is === 'definitions' && of.all.length === 1 ? of.all : [];
    if (!one || of.is !== 'definitions') {
      const type = context.behind(of, depth);
      return type.is === 'type' && args.length > 0 ? { ...type, args } : type;
    }
    if (one.symbol < 0) return weakened(typeParameter(one, depth, through), of.certainty);
    return TYPES.has(kindOf(one)!) ? typeOf(one, args, of.certainty, depth) : context.behind(of, depth);
  }

  /** Without values of the same name, where that is another one: `interface Foo`, `declare var Foo: FooMaker`. */
  function onlyTypes(of: Meaning & { is: 'definitions' }): Meaning {
    if (of.all.length < 2) return of;
    const types = of.all.filter((one) => {
      const { fits } = context.rulesOf(one.view.file.language);
      const kind = kindOf(one);
      return kind === undefined || !fits || fits(kind, 'type');
    });
    return types.length === 0 || types.length === of.all.length ? of : { ...of, all: types };
  }

  function argumentsAt(on: FileView, occurrence: number, depth: number, through?: Receiver): ValueType[] {
    const given = on.linksOf(occurrence).filter(({ kind }) => kind === 'typeArgument');
    return given.map((link) => linkType(on, link, occurrence, depth + 1, through));
  }

  function typeOf(one: Defined, args: readonly ValueType[], certainty: Certainty, depth: number): ValueType {
    const { view, name, symbol } = one;
    const type = plainType(one, args, certainty);
    // An alias of what has members of its own is that.
    const isAlias = kindOf(one) === 'type' && view.childrenOf(symbol).length === 0;
    const alias = isAlias ? view.linksOf(name).find(({ kind }) => kind === 'type') : undefined;
    if (!alias) return type;
    if (depth > DEEP) return UNKNOWN;
    const inside: Receiver = { declaring: type, self: UNKNOWN };
    if (alias.target !== LINK_TARGETS.unknown) {
      return weakened(linkType(view, alias, name, depth + 1, inside), certainty);
    }
    const options = view.linksOf(name).filter(({ kind }) => kind === 'option');
    if (options.length === 0) return isFunctionType(one) ? type : UNKNOWN;
    const values = options.map((link) => linkType(view, link, name, depth + 1, inside));
    const common = commonValue(values);
    return weakened(common.is === 'unknown' ? oneOf(values) : common, certainty);
  }

  const plain = new WeakMap<Defined, TypedValue>();

  /** A type by its definition: most are given nothing, and of these there is one of each. */
  function plainType(one: Defined, args: readonly ValueType[], certainty: Certainty): TypedValue {
    const isPlain = args.length === 0 && certainty === 'exact';
    const before = isPlain ? plain.get(one) : undefined;
    if (before) return before;
    const type: TypedValue = { is: 'type', of: [one], certainty, ...(args.length > 0 && { args }) };
    if (isPlain) plain.set(one, type);
    return type;
  }

  /** True for another name of a type of functions, which is known by what it takes and gives. */
  function isFunctionType({ view, name }: Defined): boolean {
    return view.linksOf(name).some(({ kind }) => kind === 'returns' || kind === 'parameter' || kind === 'extends');
  }

  function outsideType(on: FileView, name: string, args: readonly ValueType[]): ValueType {
    const { same: byName, lessens, declares } = context.rulesOf(on.file.language);
    const declared = declares?.(name, args);
    if (declared) return declared;
    const same = byName?.[name];
    if (same === undefined) return { is: 'outside', name, args };
    const value = args[same] ?? UNKNOWN;
    const isLess = lessens?.has(name) && (value.is === 'instance' || value.is === 'type');
    return isLess ? { ...value, lessened: true } : value;
  }

  /** What a type parameter stands for: what it is given, else what it must be at least. */
  function typeParameter(one: Defined, depth: number, through: Receiver | undefined): ValueType {
    const { view: on, name } = one;
    const binding = on.bindingAt(name);
    if (binding?.kind !== 'type-parameter') return UNKNOWN;
    const { parameter } = context.rulesOf(on.file.language);
    const known = parameter && context.within(depth, () => parameter(one, through, context));
    if (known) return known;
    const owner = on.symbolsAround(on.placeOf(name)).at(-1) ?? -1;
    const place = parametersOf(on, owner).indexOf(on.occurrenceAt(on.placeOf(name)));
    // Those of a member that stands apart are the ones of its type: Go `func (l *List[T]) first() T`.
    const types = owner < 0 ? [] : [context.defined(on, owner), ...context.ownersOf(on, owner)];
    const isOf = (one: Defined): boolean => types.some((type) => identityOfDefined(type) === identityOfDefined(one));
    const isDeclaring = through?.declaring.of.some(isOf) === true;
    const isCalled = through?.called?.of.some(isOf) === true;
    const given = isDeclaring ? through.declaring.args?.[place] : isCalled ? through.called?.args?.[place] : undefined;
    if (given) return given;
    // What a call does not say is found by its arguments: something that has at least these members.
    const isOwn = through?.self.is === 'instance' && through.self.open === true;
    const isOfCall = CALLABLE.has(on.facts.symbols[owner]?.kind ?? 'type');
    // So is what is not said of a type, but in its own members, where it may have a default.
    const { defaults = false } = context.rulesOf(on.file.language);
    const isOpen = through !== undefined && (isOfCall || (defaults && isDeclaring && !isOwn));
    for (const type of types) {
      const same = type.symbol === owner ? name : (parametersOf(type.view, type.symbol)[place] ?? -1);
      const bound = same < 0 ? undefined : type.view.linksOf(same).find(({ kind }) => kind === 'extends');
      if (!bound) continue;
      const least = linkType(type.view, bound, same, depth + 1, through);
      if (isOpen && least.is === 'instance') return weakened(least, 'inferred');
      return isOpen && isOfCall && isDeclaring ? UNKNOWN : least;
    }
    return UNKNOWN;
  }

  const parameters = new WeakMap<FileView, ReadonlyMap<number, readonly number[]>>();

  /** The names of the type parameters of a definition, in order. */
  function parametersOf(view: FileView, symbol: number): readonly number[] {
    let known = parameters.get(view);
    if (!known) {
      known = allParameters(view);
      parameters.set(view, known);
    }
    return known.get(symbol) ?? [];
  }

  return { linkType, namedType, typeOf, argumentsAt };
}

/** The names of the type parameters of all definitions of a file, by the definition (-1: the file). */
function allParameters(view: FileView): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const binding of view.facts.bindings) {
    if (binding.kind !== 'type-parameter') continue;
    const symbol = view.symbolsAround(binding).at(-1) ?? -1;
    found.set(symbol, [...(found.get(symbol) ?? []), view.occurrenceAt(binding)]);
  }
  return found;
}
