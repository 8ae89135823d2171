import {
  commonValue,
  type Defined,
  type FileView,
  identityOf,
  type Link,
  type LinkRules,
  type Meaning,
  OUTSIDE,
  oneOf,
  type Receiver,
  UNKNOWN,
  type ValueType,
  weakened,
} from '../languages/index.ts';
import { LINK_STEPS, LINK_TARGETS, SYMBOL_FLAGS } from '../model/index.ts';
import {
  CALLABLE,
  DEEP,
  ITSELF,
  isFunction,
  isShorthand,
  kindOf,
  type LinkContext,
  OF_ITSELF,
  roleAt,
  TYPES,
} from './link-context.ts';
import { rememberStep } from './remembered-steps.ts';
import type { Settled } from './remembered-values.ts';
import { afterStep, asInstance, asReplaced } from './steps.ts';

/** The part of the linker that says what calls give. */
export type Results = Pick<LinkContext, 'returnedBy' | 'resultOf' | 'called'>;

/** True for what is declared with a type. */
const isTyped = ({ view, name }: Defined): boolean => view.linksOf(name).some(({ kind }) => kind === 'type');

/** A promise of a value, and what it is a promise of: an asynchronous function that gives a promise gives that one. */
function promiseOf(value: ValueType, { awaited }: LinkRules): ValueType {
  const [name = ''] = Object.keys(awaited ?? {});
  return value === ITSELF ? value : { is: 'outside', name, args: [value] };
}

function settledValue(value: ValueType, rules: LinkRules): ValueType {
  const isPromise = value.is === 'outside' && rules.awaited?.[value.name] !== undefined;
  return isPromise ? afterStep(value, 'await', rules) : value;
}

/** What a function shows that it returns: of `this` what it is called on, which may be of a subtype. */
function receivedValue(value: ValueType, through: Receiver | undefined): ValueType {
  if (!through || (value.is !== 'instance' && value.is !== 'type') || !value.open) return value;
  const { self } = through;
  if (self.is !== 'instance' && self.is !== 'type') return weakened(value, 'inferred');
  return weakened({ ...self, is: value.is }, value.certainty);
}

/** Makes it. */
export function createResults(context: LinkContext, settled: Settled): Results {
  const known = rememberStep<Meaning, ValueType>(settled);

  function returnedBy(of: Meaning, depth: number, place = -1, args: readonly ValueType[] = []): ValueType {
    if (context.givenUp()) return UNKNOWN;
    const find = (): ValueType => readReturned(of, depth, place, args);
    return of.is === 'definitions' && args.length === 0 ? known(of, `${depth} ${place}`, find) : find();
  }

  function readReturned(of: Meaning, depth: number, place: number, args: readonly ValueType[]): ValueType {
    if (of.is === 'outside') return of.value ?? OUTSIDE;
    if (of.is === 'unknown' && of.gives) return of.gives;
    if (of.is === 'unknown' && of.rule === OF_ITSELF) return ITSELF;
    if (of.is === 'unknown' && of.candidates) {
      // Overloads mostly return the same, whichever is meant.
      const proves = of.candidates.every(({ view }) => context.rulesOf(view.file.language).provesResults);
      const all = { is: 'definitions', all: of.candidates, certainty: 'inferred', rule: of.rule } as const;
      return proves && of.candidates.length > 0 ? returnedBy(all, depth + 1, place, args) : UNKNOWN;
    }
    if (of.is !== 'definitions' || depth > DEEP) return UNKNOWN;
    const given = (one: Defined): ValueType[] => {
      const { language } = one.view.file;
      const { constructs, getters, called: calls } = context.rulesOf(language);
      const own = calls && context.within(depth, () => calls(one, of.through, context));
      if (own) return [own];
      if (constructs && TYPES.has(kindOf(one)!)) return [asInstance(context.typeOf(one, args, of.certainty, depth))];
      if (constructs && kindOf(one) === 'enum-member') return [context.valueOfDefined(one, depth + 1, of.through)];
      if (isShorthand(one)) return [returnedBy(context.meaning(one.view, one.name), depth + 1, place)];
      if (getters && kindOf(one) === 'property') return [calledValue(one, depth, of.through, place)];
      const itself: Receiver = { declaring: { is: 'type', of: [one], certainty: 'exact', args }, self: UNKNOWN };
      const through = of.through && args.length > 0 ? { ...of.through, called: itself.declaring } : of.through;
      const results = resultsOf(one, depth, through ?? itself, place);
      const isPlain = CALLABLE.has(kindOf(one)!) && !isTyped(one);
      return results.length > 0 || isPlain ? results : [calledValue(one, depth, of.through, place)];
    };
    const results = signaturesOf(of.all).flatMap((one) => given(one).map((value) => asReplaced(context, one, value)));
    // Overloads mostly return the same.
    const value = of.rule === 'either' || of.byBuild ? oneOf(results) : commonValue(results);
    // What every build gives is certain.
    const isSame = of.byBuild === true && new Set(results.map(identityOf)).size === 1;
    return isSame ? value : weakened(value, of.certainty);
  }

  /** Beside the signatures of an overloaded function its body is none. */
  function signaturesOf(all: readonly Defined[]): readonly Defined[] {
    const [first] = all;
    if (!first || all.length < 2 || !context.rulesOf(first.view.file.language).merges) return all;
    const isDeclared = ({ view, symbol }: Defined): boolean =>
      ((view.facts.symbols[symbol]?.flags ?? 0) & SYMBOL_FLAGS.declaration) !== 0;
    const declared = all.filter((one) => isDeclared(one) && CALLABLE.has(kindOf(one)!));
    return declared.length > 0 && all.every((one) => CALLABLE.has(kindOf(one)!)) ? declared : all;
  }

  /** What a function is declared, or shown, to return; of several values that in a place (-1 where there is only one). */
  function resultsOf(one: Defined, depth: number, through: Receiver | undefined, place: number): ValueType[] {
    const { view: on, name } = one;
    const links = on.linksOf(name);
    const declared = links.filter(({ kind }) => kind === 'returns');
    if (declared.length > 0) {
      const { counting } = context.rulesOf(on.file.language);
      const all = counting ? context.within(depth, () => counting(one, declared, through, context)) : declared;
      const wanted = place < 0 ? all : declared.slice(place, place + 1);
      return [oneOf(wanted.map((link) => asInstance(context.linkType(on, link, name, depth, through))))];
    }
    const shown = links.filter(
      ({ kind, target }) => (kind === 'result' || kind === 'promised') && target !== LINK_TARGETS.null,
    );
    // What its type says counts, whatever its body shows.
    if (place >= 0 || shown.length === 0 || isTyped(one)) return [];
    const rules = context.rulesOf(on.file.language);
    const values = shown.map((link) => {
      const value = receivedValue(context.linkValue(on, link, name, depth + 1), through);
      return link.kind === 'promised' ? settledValue(value, rules) : value;
    });
    const common = commonValue(values);
    const value = rules.provesResults ? common : weakened(common, 'inferred');
    return [shown.some(({ kind }) => kind === 'promised') ? promiseOf(value, rules) : value];
  }

  function resultOf(one: Defined, depth: number, through: Receiver | undefined): ValueType {
    return commonValue(resultsOf(one, depth, through, -1));
  }

  /** True where what looks like an element of a function is the function with its type arguments: `f := make[int]`. */
  function isApplied(on: FileView, { steps, target }: Link): boolean {
    const isElement = steps.length === 1 && LINK_STEPS[steps[0]!] === 'element' && target >= 0;
    return (
      isElement && context.rulesOf(on.file.language).constructs === true && isFunction(context.meaning(on, target))
    );
  }

  /** What calling the value of a variable gives: of a function that it is given, of a type of functions. */
  function calledValue(one: Defined, depth: number, through: Receiver | undefined, place: number): ValueType {
    const { view: on, name } = one;
    const links = on.linksOf(name);
    const given = links.filter(({ kind }) => kind === 'value');
    const [only] = given;
    const isSaid = isTyped(one);
    const isWhole = only !== undefined && (only.steps.length === 0 || isApplied(on, only));
    const isOfOne = isWhole && given.length === 1 && only.target >= 0 && !isSaid;
    // `v := x.(T)` is a value of the type, not the type.
    const isOfType = isOfOne && roleAt(on, only.target) === 'type' && !isFunction(context.meaning(on, only.target));
    if (isOfOne && !isOfType) {
      const args = context.argumentsAt(on, only.target, depth + 1);
      return returnedBy(context.meaning(on, only.target), depth + 1, place, args);
    }
    const member = links.find(({ kind }) => kind === 'member');
    // `const { make } = kit`
    if (member && given.length === 0 && !isSaid && on.bindingAt(name)) {
      const use = { view: on, occurrence: name, name: on.nameAt(name), role: 'call' } as const;
      const meant = context.memberOf(context.linkValue(on, member, name, depth + 1), use.name, use, depth + 1);
      return returnedBy(meant, depth + 1, place);
    }
    const value = context.valueOfDefined(one, depth + 1, through);
    return called(isOfType ? asInstance(value) : value, on, depth + 1, place);
  }

  function called(value: ValueType, on: FileView, depth: number, place = -1): ValueType {
    const { constructs, step } = context.rulesOf(on.file.language);
    if (value.is === 'type' && constructs) return asInstance(value);
    if (value === ITSELF) return ITSELF;
    const special = step && context.within(depth, () => step(value, 'call', context));
    if (special) return special;
    // A function that is written out may give anything.
    if (value.is === 'outside') return value.name === 'function' ? UNKNOWN : OUTSIDE;
    if (value.is === 'module') {
      const { asWhole } = context.rulesOf(value.by);
      const of = asWhole && context.within(depth, () => asWhole(value.path, context));
      return of && depth <= DEEP ? weakened(returnedBy(of, depth + 1, place), value.certainty) : UNKNOWN;
    }
    if (value.is === 'either') return oneOf(value.of.map((one) => called(one, on, depth, place)));
    if (value.is !== 'instance' || depth > DEEP) return UNKNOWN;
    const [type, ...more] = value.of;
    if (!type || more.length > 0) return UNKNOWN;
    const [result] = resultsOf(type, depth, { declaring: value, self: value }, place);
    return result ? weakened(result, value.certainty) : UNKNOWN;
  }

  return { returnedBy, resultOf, called };
}
