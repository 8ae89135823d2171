import {
  ANYTHING,
  commonValue,
  type Defined,
  type FileView,
  type Link,
  type Meaning,
  OUTSIDE,
  oneOf,
  type Receiver,
  UNKNOWN,
  type ValueType,
  weakened,
} from '../languages/index.ts';
import { NO_ARGUMENT } from '../model/index.ts';
import { DEEP, type LinkContext, roleAt } from './link-context.ts';
import { asInstance } from './steps.ts';

/**
 * The value of a parameter of a function that is an argument of a call (a link 'passed'): as what is called says of
 * the functions that it takes. Where the target is a key, the argument is that one.
 */
export function passedValue(context: LinkContext, on: FileView, { target, steps }: Link, depth: number): ValueType {
  if (target < 0 || depth > DEEP) return UNKNOWN;
  const [argument = 0, parameter = 0] = steps;
  const called = meant(target);
  if (called.is === 'outside') {
    const { hands, value } = called;
    return (parameter === 0 || hands === ANYTHING ? hands : undefined) ?? value ?? OUTSIDE;
  }
  if (called.is !== 'definitions') return UNKNOWN;
  const isKey = argument === NO_ARGUMENT || roleAt(on, target) === 'key';
  const found = called.all.flatMap((one) => {
    if (isKey) return handed(one, parameter, called.through ?? withArguments(one), depth + 1);
    const parameters = parametersOf(one);
    const args = context.argumentsAt(on, target, depth + 1);
    const itself = { is: 'type' as const, of: [one], certainty: 'exact' as const, args };
    const through: Receiver = called.through
      ? { ...called.through, ...(args.length > 0 && { called: itself }) }
      : { declaring: itself, self: UNKNOWN };
    if (parameters.length === 0) return bySignatures(context.valueOfDefined(one, depth + 1, called.through));
    const taken = parameters[argument];
    return taken === undefined ? [] : handed({ ...one, symbol: -1, name: taken }, parameter, through, depth + 1);
  });
  return commonValue(found);

  /** What takes the function: of a key in an object the member of what is expected there. */
  function meant(at: number): Meaning {
    const said = argument === NO_ARGUMENT && on.linksOf(at).some(({ kind }) => kind === 'key' || kind === 'passed');
    const { key } = context.rulesOf(on.file.language);
    const use = { view: on, occurrence: at, name: on.nameAt(at), role: roleAt(on, at) };
    const expected = said ? key?.(use, context) : undefined;
    return expected?.is === 'definitions' ? expected : context.meaning(on, at);
  }

  /** The type that is named, with its arguments. */
  function withArguments(one: Defined): Receiver | undefined {
    const args = context.argumentsAt(on, target, depth + 1);
    return args.length === 0
      ? undefined
      : { declaring: { is: 'type', of: [one], certainty: 'exact', args }, self: UNKNOWN };
  }

  /**
   * The same of a value whose type has call signatures: what those say that can take so many arguments, when they agree.
   * Certain only where all signatures are known to say it.
   */
  function bySignatures(value: ValueType): ValueType[] {
    const [type, ...more] = value.is === 'instance' ? value.of : [];
    if (!type || more.length > 0 || value.is !== 'instance') return [];
    const through: Receiver = { declaring: value, self: value };
    const said = callSignatures(type).map((names) => {
      const taken = names?.[argument] ?? -1;
      return taken < 0 ? [] : handed({ ...type, symbol: -1, name: taken }, parameter, through, depth + 1);
    });
    const known = said.flat().filter(({ is }) => is !== 'unknown');
    if (known.length === 0) return [];
    const isWhole = said.every((one) => one.length > 0 && one.every(({ is }) => is !== 'unknown'));
    return [isWhole ? commonValue(known) : weakened(commonValue(known), 'inferred')];
  }

  /** What a function of the type that a name is declared with is given; [] when that is no function. */
  function handed(of: Defined, at: number, through: Receiver | undefined, deep: number): ValueType[] {
    if (deep > DEEP) return [];
    const { view, name } = of;
    const names = parametersOf(of);
    if (names.length > 0) {
      const taken = names[at];
      return taken === undefined || taken < 0 ? [] : [declared(taken)];
    }
    const [signature, more] = callSignatures(of);
    if (signature && !more) return signature[at] === undefined ? [] : [declared(signature[at])];
    return view
      .linksOf(name)
      .filter(({ kind, target: type }) => type >= 0 && (kind === 'type' || kind === 'option' || kind === 'extends'))
      .flatMap((link) => {
        const type = context.meaning(view, link.target);
        if (type.is !== 'definitions') return [];
        const given = view.linksOf(link.target).filter(({ kind }) => kind === 'typeArgument');
        const args = given.map((each) => context.linkType(view, each, link.target, deep, through));
        const declaring = { is: 'type' as const, of: type.all, certainty: type.certainty, args };
        // What a type parameter must be at least is said where that stands.
        const inside = type.all[0]!.symbol < 0 ? through : { declaring, self: UNKNOWN };
        return type.all.flatMap((one) => handed(one, at, inside, deep + 1));
      });

    /** What a parameter is declared with: of several types it is one. */
    function declared(parameter: number): ValueType {
      const types = view.linksOf(parameter).filter(({ kind }) => kind === 'type');
      if (types.length === 0) return UNKNOWN;
      return oneOf(types.map((type) => asInstance(context.linkType(view, type, parameter, deep, through))));
    }
  }
}

/**
 * The names of the parameters of each call signature that an interface has: functions directly in it that are no member.
 * Undefined where not all are names; [] for an interface that may have others by what it extends.
 */
function callSignatures({ view, symbol, name }: Defined): (readonly number[] | undefined)[] {
  const { scopes, symbols, bindings } = view.facts;
  if (symbols[symbol]?.kind !== 'interface' || view.linksOf(name).some(({ kind }) => kind === 'extends')) return [];
  return scopes.flatMap(({ kind, parent, startLine: line, startColumn: column }, scope) => {
    if (kind !== 'function' || scopes[parent]?.kind !== 'class') return [];
    if (view.symbolsAround({ line, column }).at(-1) !== symbol) return [];
    const own = bindings.filter((one) => one.scope === scope && one.kind === 'parameter');
    const names = own.map((one) => view.occurrenceAt(one));
    const isPlain = names.every((one) => view.linksOf(one).every((link) => link.kind !== 'member'));
    return [isPlain ? names : undefined];
  });
}

/** The names of the parameters of a function, or of what is of a function's type; -1 for one without a name. */
function parametersOf({ view, name }: Defined): number[] {
  return view.linksOf(name).flatMap(({ kind, target }) => (kind === 'parameter' ? [target] : []));
}
