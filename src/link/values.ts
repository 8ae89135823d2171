import {
  type Certainty,
  type Defined,
  type FileView,
  identityOf,
  type Link,
  type LinkRules,
  type Meaning,
  OUTSIDE,
  type Receiver,
  type TypedValue,
  UNKNOWN,
  type ValueType,
  weakened,
} from '../languages/index.ts';
import {
  LINK_STEPS,
  LINK_TARGETS,
  type LinkKind,
  ROLES,
  type StoredBinding,
  SYMBOL_FLAGS,
  type SymbolKind,
} from '../model/index.ts';
import { DEEP, identityOfDefined, isUnnamedType, type LinkContext, TYPES } from './link-context.ts';
import { passedValue } from './passed-value.ts';

const ONLY_TYPES: ReadonlySet<SymbolKind> = new Set(['interface', 'type', 'protocol', 'trait']);
const SPACES: ReadonlySet<SymbolKind> = new Set(['namespace', 'module', 'package']);
const CALLABLE: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor']);
const PLACES: readonly LinkKind[] = ['first', 'second', 'third'];
/** Links that say which value a name has. */
const GIVES_VALUE: ReadonlySet<LinkKind> = new Set(['value', 'member', 'passed', ...PLACES]);
const CALL = LINK_STEPS.indexOf('call');
const ELEMENT = LINK_STEPS.indexOf('element');

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
    if (types.length > 0 && types.length === all.length) return { is: 'type', of: types, certainty };
    const values = all.filter((one) => !ONLY_TYPES.has(kindOf(one)!));
    if (values.length !== 1) return types.length > 0 ? { is: 'type', of: types, certainty } : UNKNOWN;
    return weakened(valueOfDefined(values[0]!, depth, of.through), certainty);
  }

  function valueOfDefined({ view: on, name }: Defined, depth: number, through: Receiver | undefined): ValueType {
    const links = on.linksOf(name);
    const declared = links.find(({ kind }) => kind === 'type');
    if (declared) return asInstance(linkType(on, declared, name, depth, through));
    if (ROLES[on.occurrences.role[name]!] === 'type') return asInstance(namedType(on, name, depth, through));
    const values = links.filter(({ kind }) => GIVES_VALUE.has(kind));
    const [only] = values;
    if (!only || values.length > 1) return UNKNOWN;
    if (only.kind === 'passed') return passedValue(context, on, only, depth + 1);
    if (only.kind !== 'member') return linkValue(on, only, name, depth + 1);
    // `{ a }` of an object: its member of that name.
    const use = { view: on, occurrence: name, name: on.nameAt(name), role: 'read' } as const;
    return behind(context.memberOf(linkValue(on, only, name, depth + 1), use.name, use, depth + 1), depth + 1);
  }

  /** `args` are the type arguments that the call is given. */
  function returnedBy(of: Meaning, depth: number, place = -1, args: readonly ValueType[] = []): ValueType {
    if (of.is === 'outside') return of.value ?? OUTSIDE;
    if (of.is !== 'definitions' || depth > DEEP) return UNKNOWN;
    const results = of.all.flatMap((one): ValueType[] => {
      if (context.rulesOf(one.view.file.language).constructs && TYPES.has(kindOf(one)!)) {
        return [asInstance(typeOf(one, args, of.certainty, depth))];
      }
      const own: Receiver = { declaring: { is: 'type', of: [one], certainty: 'exact', args }, self: UNKNOWN };
      const results = resultsOf(one, depth, of.through ?? own, place);
      return results.length > 0 || CALLABLE.has(kindOf(one)!) ? results : [calledValue(one, depth, of.through, place)];
    });
    // Overloads mostly return the same.
    const distinct = new Map(results.map((result) => [identityOf(result), result]));
    return distinct.size === 1 ? weakened(results[0]!, of.certainty) : UNKNOWN;
  }

  /** What a function is declared, or shown, to return; of several values that in a place (-1 where there is only one). */
  function resultsOf(one: Defined, depth: number, through: Receiver | undefined, place: number): ValueType[] {
    const { view: on, name } = one;
    const links = on.linksOf(name);
    const declared = links.filter(({ kind }) => kind === 'returns');
    const wanted = place < 0 ? declared : declared.slice(place, place + 1);
    if (declared.length > 0) return wanted.map((link) => asInstance(linkType(on, link, name, depth, through)));
    const shown = links.filter(({ kind, target }) => kind === 'result' && target !== LINK_TARGETS.null);
    return place < 0 ? shown.map((link) => weakened(linkValue(on, link, name, depth + 1), 'inferred')) : [];
  }

  /** What calling the value of a variable gives: of a function that it is given, of a type of functions. */
  function calledValue(one: Defined, depth: number, through: Receiver | undefined, place: number): ValueType {
    const { view: on, name } = one;
    const links = on.linksOf(name);
    const given = links.filter(({ kind }) => kind === 'value');
    const [only] = given;
    if (only && given.length === 1 && only.target >= 0 && only.steps.length === 0 && !links.some(isType)) {
      return returnedBy(context.meaning(on, only.target), depth + 1, place);
    }
    return called(valueOfDefined(one, depth + 1, through), depth + 1, place);
  }

  /** What calling a value gives. */
  function called(value: ValueType, depth: number, place: number): ValueType {
    if (value.is === 'outside') return OUTSIDE;
    if (value.is !== 'instance' || depth > DEEP) return UNKNOWN;
    const [type, ...more] = value.of;
    if (!type || more.length > 0) return UNKNOWN;
    const [result] = resultsOf(type, depth, { declaring: value, self: value }, place);
    return result ? weakened(result, value.certainty) : UNKNOWN;
  }

  function linkValue(from: FileView, link: Link, at: number, depth: number): ValueType {
    const { steps, target, kind } = link;
    const place = PLACES.indexOf(kind);
    const meaning = target < 0 ? undefined : context.meaning(from, target);
    // What is taken of a function before it is called are its type arguments: `make[int]()`.
    const isApplied = steps[0] === ELEMENT && steps[1] === CALL && isFunction(meaning);
    const [first, ...rest] = isApplied ? steps.slice(1) : steps;
    if (first !== CALL || !meaning) {
      const whole = stepped(targetValue(from, link, at, depth), steps, from, depth);
      return place < 0 ? whole : UNKNOWN;
    }
    if (place >= 0 && rest.length > 0) return UNKNOWN;
    const result = returnedBy(meaning, depth + 1, place, argumentsAt(from, target, depth));
    return stepped(result, rest, from, depth);
  }

  function targetValue(from: FileView, { target }: Link, at: number, depth: number): ValueType {
    if (depth > DEEP) return UNKNOWN;
    if (target >= 0) return occurrenceValue(from, target, depth + 1);
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

  /** The value of what stands at an occurrence. */
  function occurrenceValue(from: FileView, occurrence: number, depth: number): ValueType {
    if (isUnnamedType(from, occurrence)) {
      return { is: 'type', of: [{ view: from, symbol: -1, name: occurrence }], certainty: 'exact' };
    }
    const isDefinition = from.bindingAt(occurrence) !== undefined || from.symbolAt(occurrence) >= 0;
    const narrowed = isDefinition ? undefined : from.linksOf(occurrence).find(isType);
    if (narrowed) return asInstance(linkType(from, narrowed, occurrence, depth));
    const isTyped = ROLES[from.occurrences.role[occurrence]!] === 'type';
    return isTyped ? namedType(from, occurrence, depth, undefined) : behind(context.meaning(from, occurrence), depth);
  }

  function linkType(on: FileView, link: Link, at: number, depth: number, through?: Receiver): ValueType {
    if (depth > DEEP) return UNKNOWN;
    if (link.target < 0) {
      const self = link.target === LINK_TARGETS.this ? through?.self : undefined;
      return stepped(self ?? targetValue(on, link, at, depth), link.steps, on, depth);
    }
    const type = namedType(on, link.target, depth + 1, through);
    return stepped(asInstance(type), link.steps, on, depth);
  }

  /** The type that an occurrence names, with its arguments; aliases are followed. */
  function namedType(on: FileView, occurrence: number, depth: number, through: Receiver | undefined): ValueType {
    if (isUnnamedType(on, occurrence)) return occurrenceValue(on, occurrence, depth);
    const of = context.used(on, occurrence);
    const args = argumentsAt(on, occurrence, depth, through);
    if (of.is === 'outside') return of.value ?? outsideType(on, on.nameAt(occurrence), args);
    const [one] = of.is === 'definitions' && of.all.length === 1 ? of.all : [];
    if (!one || of.is !== 'definitions') {
      const type = behind(of, depth);
      return type.is === 'type' && args.length > 0 ? { ...type, args } : type;
    }
    if (one.symbol < 0) return weakened(typeParameter(one, depth, through), of.certainty);
    return TYPES.has(kindOf(one)!) ? typeOf(one, args, of.certainty, depth) : behind(of, depth);
  }

  function argumentsAt(on: FileView, occurrence: number, depth: number, through?: Receiver): ValueType[] {
    const given = on.linksOf(occurrence).filter(({ kind }) => kind === 'typeArgument');
    return given.map((link) => linkType(on, link, occurrence, depth + 1, through));
  }

  const isFunction = (meaning: Meaning | undefined): boolean =>
    meaning?.is === 'definitions' && meaning.all.every((one) => CALLABLE.has(kindOf(one)!));

  /** A type with its arguments; aliases are followed. */
  function typeOf(one: Defined, args: readonly ValueType[], certainty: Certainty, depth: number): ValueType {
    const alias = kindOf(one) === 'type' ? one.view.linksOf(one.name).find(isType) : undefined;
    const type: TypedValue = { is: 'type', of: [one], certainty, ...(args.length > 0 && { args }) };
    if (!alias) return type;
    if (depth > DEEP) return UNKNOWN;
    return weakened(linkType(one.view, alias, one.name, depth + 1, { declaring: type, self: UNKNOWN }), certainty);
  }

  function outsideType(on: FileView, name: string, args: readonly ValueType[]): ValueType {
    const same = context.rulesOf(on.file.language).same?.[name];
    return same === undefined ? { is: 'outside', name, args } : (args[same] ?? UNKNOWN);
  }

  /** What a type parameter stands for: what it is given, else what it must be at least. */
  function typeParameter({ view: on, name }: Defined, depth: number, through: Receiver | undefined): ValueType {
    const binding = on.bindingAt(name);
    if (binding?.kind !== 'type-parameter') return UNKNOWN;
    const owner = on.symbolsAround(on.placeOf(name)).at(-1) ?? -1;
    const place = parametersOf(on, owner).indexOf(binding);
    // Those of a member that stands apart are the ones of its type: Go `func (l *List[T]) first() T`.
    const types = owner < 0 ? [] : [context.defined(on, owner), ...context.ownersOf(on, owner)];
    const isOf = (one: Defined): boolean => types.some((type) => identityOfDefined(type) === identityOfDefined(one));
    const isDeclaring = through?.declaring.of.some(isOf) === true;
    const given = isDeclaring ? through.declaring.args?.[place] : undefined;
    if (given) return given;
    // What a call does not say is found by its arguments: something that has at least these members.
    const isOpen = isDeclaring && CALLABLE.has(on.facts.symbols[owner]?.kind ?? 'type');
    for (const type of types) {
      const same = type.symbol === owner ? name : nameOf(type.view, parametersOf(type.view, type.symbol)[place]);
      const bound = same < 0 ? undefined : type.view.linksOf(same).find(({ kind }) => kind === 'extends');
      if (!bound) continue;
      const least = linkType(type.view, bound, same, depth + 1, through);
      return !isOpen ? least : least.is === 'instance' ? weakened(least, 'inferred') : UNKNOWN;
    }
    return UNKNOWN;
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

  function stepped(value: ValueType, steps: readonly number[], on: FileView, depth: number): ValueType {
    let at = value;
    for (const step of steps) {
      if (step === CALL) at = called(at, depth, -1);
      else if (step === ELEMENT && (at.is === 'instance' || at.is === 'type')) at = heldByType(at, depth);
      else at = afterStep(at, LINK_STEPS[step]!, context.rulesOf(on.file.language));
    }
    return at;
  }

  /** What a value holds whose type is made of many: `type List []Item`. */
  function heldByType(value: TypedValue, depth: number): ValueType {
    const through = { declaring: value, self: value };
    const above = value.of.flatMap((type) => (depth > DEEP ? [] : context.supertypesOf(type, depth + 1, through)));
    const many = above.filter((one) => one?.is === 'many');
    return above.length === 1 && many.length === 1 ? many[0]!.of : UNKNOWN;
  }

  return { behind, returnedBy, linkValue, linkType, thisAt };
}

/** The type parameters of a definition, in order. */
function parametersOf(view: FileView, symbol: number): StoredBinding[] {
  return view.facts.bindings.filter(
    (one) => one.kind === 'type-parameter' && view.symbolsAround(one).at(-1) === symbol,
  );
}

const nameOf = (view: FileView, binding: StoredBinding | undefined): number =>
  binding ? view.occurrenceAt(binding) : -1;
const isType = ({ kind }: Link): boolean => kind === 'type';
const asInstance = (value: ValueType): ValueType => (value.is === 'type' ? { ...value, is: 'instance' } : value);

function afterStep(value: ValueType, step: (typeof LINK_STEPS)[number], rules: LinkRules): ValueType {
  if (value.is === 'unknown') return value;
  switch (step) {
    case 'construct':
      return value.is === 'module' ? UNKNOWN : asInstance(value);
    case 'array':
      return { is: 'many', of: asInstance(value) };
    case 'element':
      return value.is === 'many' ? value.of : heldBy(value, rules.elements);
    case 'await':
      return value.is === 'instance' ? value : heldBy(value, rules.awaited);
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
