import {
  type AroundTarget,
  type Certainty,
  type Defined,
  type FileView,
  identityOf,
  type Link,
  type LinkRules,
  type Meaning,
  type NameUse,
  OUTSIDE,
  oneOf,
  type Receiver,
  type TypedValue,
  together,
  UNKNOWN,
  type ValueType,
  weakened,
} from '../languages/index.ts';
import { LINK_STEPS, LINK_TARGETS, type LinkKind, type LinkStep, ROLES, type SymbolKind } from '../model/index.ts';
import { createFixedPoints } from './fixed-points.ts';
import { firstOf, keyed } from './keyed-values.ts';
import {
  CALLABLE,
  DEEP,
  ITSELF,
  isFunction,
  isShorthand,
  isUnnamedType,
  kindOf,
  type LinkContext,
  OF_ITSELF,
  roleAt,
  TYPES,
} from './link-context.ts';
import { passedValue } from './passed-value.ts';
import type { RememberedMeanings } from './remembered-meanings.ts';
import { rememberStep } from './remembered-steps.ts';
import { afterStep, asInstance, asReplaced } from './steps.ts';
import { valueOfThis } from './this-value.ts';

const ONLY_TYPES: ReadonlySet<SymbolKind> = new Set(['interface', 'type', 'protocol', 'trait']);
const SPACES: ReadonlySet<SymbolKind> = new Set(['namespace', 'module', 'package']);
const PLACES = ['first', 'second', 'third'] as const;
/** Links that say which value a name has. */
const GIVES_VALUE: ReadonlySet<LinkKind> = new Set(['value', 'member', 'passed', ...PLACES]);
const CALL = LINK_STEPS.indexOf('call');
const CONSTRUCT = LINK_STEPS.indexOf('construct');
const ELEMENT = LINK_STEPS.indexOf('element');
const TARGET_NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(LINK_TARGETS).map(([name, code]) => [code, name]),
);

/** The part of the linker that says what values names have. */
export type Values = Pick<
  LinkContext,
  'behind' | 'valueOfDefined' | 'linkValue' | 'targetValue' | 'occurrenceValue' | 'stepped'
>;

/** Makes it. */
export function createValues(context: LinkContext, meanings: RememberedMeanings): Values {
  const known = rememberStep<Meaning, ValueType>(meanings.settled);
  const fixedPoint = createFixedPoints(meanings);

  function behind(of: Meaning, depth: number): ValueType {
    if (of.is === 'outside') return of.value ?? { is: 'outside', name: of.name ?? '', args: [] };
    if (of.is === 'module') return { is: 'module', path: of.path, by: of.by, certainty: of.certainty };
    if (of.is === 'unknown' && of.rule === OF_ITSELF) return ITSELF;
    if (of.is !== 'definitions' || depth > DEEP || context.givenUp()) return UNKNOWN;
    if (of.whole) return { is: 'module', ...of.whole, certainty: of.certainty };
    return known(of, depth, () => behindAll(of, depth));
  }

  function behindAll(of: Meaning & { is: 'definitions' }, depth: number): ValueType {
    const { all } = of;
    const certainty = of.alternatives ? 'exact' : of.certainty;
    const types = all.filter((one) => TYPES.has(kindOf(one)!) || SPACES.has(kindOf(one)!));
    const values = all.filter((one) => !ONLY_TYPES.has(kindOf(one)!));
    if (types.length > 0 && (types.length === all.length || values.length !== 1))
      return allTypes(types, certainty, depth);
    return weakened(
      joint(
        all,
        values.map((one) => asReplaced(context, one, context.valueOfDefined(one, depth, of.through))),
      ),
      certainty,
    );
  }

  /** The value of what is defined several times: where that is one thing it has the members of all, else it is one of them. */
  function joint([first]: readonly Defined[], values: readonly ValueType[]): ValueType {
    const isJoined = first && context.rulesOf(first.view.file.language).joined !== undefined;
    // Alternatives, of which one is nothing of the project.
    const isMixed = values.some(({ is }) => is === 'outside') && values.some(({ is }) => is === 'instance');
    if (isJoined && isMixed) return weakened(oneOf(values), 'inferred');
    return isJoined ? together(values) : oneOf(values);
  }

  /** Types that are one: declarations that are merged, alternatives. Other names of types stand for these. */
  function allTypes(types: readonly Defined[], certainty: Certainty, depth: number): ValueType {
    const found = types.map((one) =>
      SPACES.has(kindOf(one)!) ? undefined : context.typeOf(one, [], certainty, depth),
    );
    const plain = found.every((one) => one === undefined || one.is === 'type');
    if (plain) {
      const of = found.flatMap((one, i) => (one?.is === 'type' ? one.of : [types[i]!]));
      return { is: 'type', of, certainty };
    }
    const value = joint(
      types,
      found.map((one) => one ?? UNKNOWN),
    );
    return value.is === 'instance' ? { ...value, is: 'type' } : value;
  }

  function valueOfDefined(of: Defined, depth: number, through?: Receiver): ValueType {
    const { view: on, name, symbol } = of;
    if (symbol < 0 && on.bindingAt(name)?.kind === 'type-parameter') {
      const { parameter } = context.rulesOf(on.file.language);
      return (parameter && context.within(depth, () => parameter(of, through, context))) ?? UNKNOWN;
    }
    const links = on.linksOf(name);
    if (isShorthand(of)) return behind(context.meaning(on, name), depth + 1);
    const rules = context.rulesOf(on.file.language);
    const isGetter = rules.getters === true && kindOf(of) === 'property';
    const declared = links.filter(({ kind }) => kind === 'type' || (isGetter && kind === 'returns'));
    // `A & B`: it has the members of all.
    const isJoined = declared[0]?.target === LINK_TARGETS.unknown && links.some(({ kind }) => kind === 'extends');
    if (isJoined) return { is: 'instance', of: [of], certainty: 'exact' };
    if (declared.length > 0) {
      const { counting } = rules;
      const all = counting ? context.within(depth, () => counting(of, declared, through, context)) : declared;
      return oneOf(all.map((link) => asInstance(context.linkType(on, link, name, depth, through))));
    }
    if (isGetter && links.some(({ kind }) => kind === 'result')) return context.resultOf(of, depth, through);
    if (roleAt(on, name) === 'type') return asInstance(context.namedType(on, name, depth, through));
    if (kindOf(of) === 'enum-member') {
      const type = context.defined(on, on.facts.symbols[symbol]!.parent);
      if (TYPES.has(kindOf(type)!)) return { is: 'instance', of: [type], certainty: 'exact' };
    }
    if (rules.reassigns) return assignedValue(of, depth);
    // That a key is a member of the object it stands in says nothing of its value, nor that `b` in `a.b = 1` is one of `a`.
    const isKey = on.bindingAt(name) === undefined;
    const values = links.filter(({ kind }) => GIVES_VALUE.has(kind) && !(isKey && kind === 'member'));
    const [only] = values;
    if (!only || only.target === LINK_TARGETS.object)
      return values.length < 2 ? madeOfMembers(of, only !== undefined) : UNKNOWN;
    if (values.length > 1) return UNKNOWN;
    if (only.kind === 'passed') return passedValue(context, on, only, depth + 1);
    if (only.kind !== 'member') return linkValue(on, only, name, depth + 1);
    // `{ a }` of an object: its member of that name.
    const use = { view: on, occurrence: name, name: on.nameAt(name), role: 'read' } as const;
    return behind(context.memberOf(linkValue(on, only, name, depth + 1), use.name, use, depth + 1), depth + 1);
  }

  /** The value of a variable by all that it is given in its file. */
  function assignedValue(of: Defined, depth: number): ValueType {
    return fixedPoint(of, () => valueGiven(of, [of.name, ...assignmentsOf(of)], depth));
  }

  /** What a variable is given in some places. */
  function valueGiven({ view: on }: Defined, places: readonly number[], depth: number): ValueType {
    const given = places.map((at) =>
      on.linksOf(at).flatMap((link): ValueType[] => {
        const isNull = link.kind === 'value' && link.target === LINK_TARGETS.null;
        return isNull || link.kind === 'member' || !GIVES_VALUE.has(link.kind)
          ? []
          : [linkValue(on, link, at, depth + 1)];
      }),
    );
    // What is given something of which nothing is said can be anything.
    if (places.some((at, i) => given[i]!.length === 0 && !isNothing(on, at))) return UNKNOWN;
    const values = given.flat();
    const all = values.filter((value) => value !== ITSELF);
    if (all.length === 0 && values.length > 0) return ITSELF;
    if (all.length === 0) return places.every((at) => isNothing(on, at)) ? OUTSIDE : UNKNOWN;
    const distinct = new Set(all.map(identityOf));
    // Of what hangs on itself alone it is not known what it would add.
    const isWhole = distinct.size === 1 && all.length === values.length;
    return isWhole ? all[0]! : weakened(oneOf(all), 'inferred');
  }

  /** Only `null` is said to be given there. */
  function isNothing(on: FileView, at: number): boolean {
    return on.linksOf(at).some(({ kind, target }) => kind === 'value' && target === LINK_TARGETS.null);
  }

  /** Where a file writes to a name: it may define what has the name hundreds of times. */
  function writesIn(on: FileView, name: string): readonly number[] {
    return context.foundOf(on, `writes ${name}`, () =>
      on.occurrencesOf(name).filter((at) => roleAt(on, at) === 'write'),
    );
  }

  /** Where else a variable or a field of the file is written. */
  function assignmentsOf({ view: on, symbol, name }: Defined): number[] {
    const isMember = TYPES.has(on.facts.symbols[on.facts.symbols[symbol]?.parent ?? -1]?.kind ?? 'variable');
    return writesIn(on, on.nameAt(name)).filter((at) => {
      if (at === name) return false;
      const isOfValue = on.linksOf(at).some(({ kind }) => kind === 'member');
      if (isOfValue && !isMember) return false;
      const means = context.meaning(on, at);
      return means.is === 'definitions' && means.all.some((other) => other.view === on && other.name === name);
    });
  }

  /** An object that is written out is what it has: its members are those of its name. So is a variable of a type without a name. */
  function madeOfMembers(of: Defined, isWritten: boolean): ValueType {
    const { view: on, symbol } = of;
    const one = on.facts.symbols[symbol];
    if (!one) return UNKNOWN;
    if (!CALLABLE.has(one.kind)) {
      const hasMembers = on.childrenOf(symbol).length > 0 || (isWritten && holdsNames(of));
      return hasMembers ? { is: 'instance', of: [of], certainty: 'exact' } : UNKNOWN;
    }
    const hasMembers = on.facts.symbols.some(({ owner, parent }) => owner === one.name && parent === one.parent);
    return hasMembers ? { is: 'type', of: [of], certainty: 'exact' } : UNKNOWN;
  }

  /** True for an object that is written of names: `{ a, b }`. */
  function holdsNames({ view: on, symbol }: Defined): boolean {
    const { startLine, startColumn, endLine } = on.facts.symbols[symbol]!;
    const { line } = on.occurrences;
    for (let at = on.firstFrom({ line: startLine, column: startColumn }); line[at]! <= endLine; at++) {
      const isShort = on.linksOf(at).some(({ kind }) => kind === 'shorthand');
      if (isShort && on.symbolsAround(on.placeOf(at)).at(-1) === symbol) return true;
    }
    return false;
  }

  function linkValue(from: FileView, link: Link, at: number, depth: number): ValueType {
    return keyed(context, from, link, at, readLinkValue(from, link, at, depth), depth);
  }

  function readLinkValue(from: FileView, link: Link, at: number, depth: number): ValueType {
    const { steps, target, kind } = link;
    const place = (PLACES as readonly LinkKind[]).indexOf(kind);
    const { step } = context.rulesOf(from.file.language);
    if (place >= 0 && step) {
      const whole = linkValue(from, { ...link, kind: 'value' }, at, depth);
      const nothing = whole.is === 'outside' && whole.args.length === 0;
      return context.within(depth, () => step(whole, PLACES[place]!, context)) ?? (nothing ? OUTSIDE : UNKNOWN);
    }
    if (kind === 'first' && steps.at(-1) === ELEMENT && context.rulesOf(from.file.language).indexes) {
      const whole = linkValue(from, { ...link, kind: 'value', steps: steps.slice(0, -1) }, at, depth + 1);
      return firstOf(context, whole, from, depth);
    }
    // What is taken of a function before it is called are its type arguments: `make[int]()`.
    const isApplied =
      steps[0] === ELEMENT && steps[1] === CALL && target >= 0 && isFunction(context.meaning(from, target));
    const [first, ...rest] = isApplied ? steps.slice(1) : steps;
    // What is made has the arguments of the type that is named.
    if (first === CONSTRUCT && target >= 0 && place < 0 && roleAt(from, target) === 'call') {
      return stepped(context.namedType(from, target, depth + 1), steps, from, depth);
    }
    const content = first === ELEMENT && target >= 0 ? contentOf(from, target, depth) : undefined;
    if (content) return stepped(content, rest, from, depth);
    if (first !== CALL || target < 0) {
      const whole = stepped(targetValue(from, link, at, depth), steps, from, depth);
      return place < 0 ? whole : UNKNOWN;
    }
    if (place >= 0 && rest.length > 0) return UNKNOWN;
    return stepped(callValue(from, target, depth + 1, place), rest, from, depth);
  }

  /** What a member of an enumeration, that an occurrence names, is declared to hold. */
  function contentOf(from: FileView, occurrence: number, depth: number): ValueType | undefined {
    const of = context.meaning(from, occurrence);
    const [one, ...more] = of.is === 'definitions' && depth < DEEP ? of.all : [];
    if (!one || more.length > 0 || kindOf(one) !== 'enum-member') return undefined;
    const held = one.view.linksOf(one.name).find(({ kind }) => kind === 'typeArgument');
    const type = context.defined(one.view, one.view.facts.symbols[one.symbol]!.parent);
    const through: Receiver = { declaring: { is: 'type', of: [type], certainty: 'exact' }, self: UNKNOWN };
    return held && asInstance(context.linkType(one.view, held, one.name, depth + 1, through));
  }

  /** What a call of what stands at an occurrence gives. */
  function callValue(from: FileView, target: number, depth: number, place: number): ValueType {
    const meaning = context.meaning(from, target);
    const { calls } = context.rulesOf(from.file.language);
    if (meaning.is === 'outside' && !meaning.value && calls) {
      const given = context.within(depth, () => calls(useAt(from, target), context));
      if (given) return given;
    }
    return context.returnedBy(meaning, depth, place, context.argumentsAt(from, target, depth));
  }

  function targetValue(from: FileView, { target }: Pick<Link, 'target'>, at: number, depth: number): ValueType {
    if (depth > DEEP) return UNKNOWN;
    if (target >= 0) return occurrenceValue(from, target, depth + 1);
    switch (target) {
      case LINK_TARGETS.this:
        return valueOfThis(context, from, at, depth);
      case LINK_TARGETS.super: {
        const own = valueOfThis(context, from, at, depth);
        if (own.is !== 'instance' && own.is !== 'type') return UNKNOWN;
        const [type] = own.of;
        const above = type ? context.supertypesOf(type, depth) : [];
        const isOrdered = above.length > 1 && context.rulesOf(from.file.language).linearises;
        if (isOrdered) return { is: own.is, of: own.of, certainty: own.certainty, above: true };
        return above.length === 1 ? (above[0] ?? UNKNOWN) : UNKNOWN;
      }
      case LINK_TARGETS.given: {
        const taken = from.linksOf(at).find(({ kind }) => kind === 'taken');
        return taken ? passedValue(context, from, taken, depth + 1) : UNKNOWN;
      }
      case LINK_TARGETS.root:
      case LINK_TARGETS.here:
      case LINK_TARGETS.outer: {
        const { around } = context.rulesOf(from.file.language);
        const name = TARGET_NAMES.get(target) as AroundTarget;
        return (around && context.within(depth, () => around(name, from, at, context))) ?? UNKNOWN;
      }
      case LINK_TARGETS.unknown:
      case LINK_TARGETS.object:
        return UNKNOWN;
      case LINK_TARGETS.array:
        return { is: 'many', of: UNKNOWN };
      default:
        return { is: 'outside', name: TARGET_NAMES.get(target) ?? '', args: [] };
    }
  }

  function occurrenceValue(from: FileView, occurrence: number, depth: number): ValueType {
    if (isUnnamedType(from, occurrence)) {
      return { is: 'type', of: [{ view: from, symbol: -1, name: occurrence }], certainty: 'exact' };
    }
    const { value } = context.rulesOf(from.file.language);
    const placed = value && context.within(depth, () => value(useAt(from, occurrence), context));
    if (placed) return placed;
    const isDefinition = from.bindingAt(occurrence) !== undefined || from.symbolAt(occurrence) >= 0;
    const narrowed = isDefinition ? undefined : from.linksOf(occurrence).find(({ kind }) => kind === 'type');
    if (narrowed) return asInstance(context.linkType(from, narrowed, occurrence, depth));
    const isTyped = roleAt(from, occurrence) === 'type';
    return isTyped ? context.namedType(from, occurrence, depth) : behind(context.meaning(from, occurrence), depth);
  }

  const useAt = (view: FileView, occurrence: number): NameUse => ({
    ...{ view, occurrence, name: view.nameAt(occurrence), role: ROLES[view.occurrences.role[occurrence]!]! },
  });

  function stepped(value: ValueType, steps: readonly number[], on: FileView, depth: number): ValueType {
    if (value === ITSELF) return ITSELF;
    const rules = context.rulesOf(on.file.language);
    let at = value;
    for (const step of steps) {
      const name = LINK_STEPS[step]!;
      if (step === CALL) at = context.called(at, on, depth);
      else if (step === ELEMENT && at.is === 'instance' && rules.held)
        at = context.within(depth, () => rules.held!(at as TypedValue, context));
      else if (step === ELEMENT && (at.is === 'instance' || at.is === 'type') && !rules.step)
        at = heldByType(at, depth);
      else at = stepOf(at, name, rules, depth);
    }
    return at;
  }

  function stepOf(value: ValueType, name: LinkStep, rules: LinkRules, depth: number): ValueType {
    const { step, pointed } = rules;
    if (name === 'pointed' && pointed && value.is === 'instance') {
      return context.within(depth, () => pointed(value, context)) ?? value;
    }
    if (name === 'construct' && value.is === 'module') return asInstance(wholeValue(value, depth));
    return (step && context.within(depth, () => step(value, name, context))) ?? afterStep(value, name, rules);
  }

  /** What a module is as a whole: a class, that another file exports. */
  function wholeValue({ path, by, certainty }: ValueType & { is: 'module' }, depth: number): ValueType {
    const { asWhole } = context.rulesOf(by);
    const of = asWhole && context.within(depth, () => asWhole(path, context));
    const value = of ? behind(of, depth + 1) : UNKNOWN;
    return value.is === 'type' ? weakened(value, certainty) : UNKNOWN;
  }

  /** What a value holds whose type is made of many: `type List []Item`. */
  function heldByType(value: TypedValue, depth: number): ValueType {
    const through = { declaring: value, self: value };
    const above = value.of.flatMap((type) => (depth > DEEP ? [] : context.supertypesOf(type, depth + 1, through)));
    const many = above.filter((one) => one?.is === 'many');
    return above.length === 1 && many.length === 1 ? many[0]!.of : UNKNOWN;
  }

  return { behind, valueOfDefined, linkValue, targetValue, occurrenceValue, stepped };
}
