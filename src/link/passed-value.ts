import {
  commonValue,
  type Defined,
  type FileView,
  type Link,
  OUTSIDE,
  type Receiver,
  UNKNOWN,
  type ValueType,
} from '../languages/index.ts';
import { DEEP, type LinkContext, roleAt } from './link-context.ts';

/**
 * The value of a parameter of a function that is an argument of a call (a link 'passed'): as what is called says of
 * the functions that it takes. Where the target is a key, the argument is that one.
 */
export function passedValue(context: LinkContext, on: FileView, { target, steps }: Link, depth: number): ValueType {
  if (target < 0 || depth > DEEP) return UNKNOWN;
  const [argument = 0, parameter = 0] = steps;
  const called = context.meaning(on, target);
  if (called.is === 'outside') return (parameter === 0 ? called.hands : undefined) ?? called.value ?? OUTSIDE;
  if (called.is !== 'definitions') return UNKNOWN;
  const isKey = roleAt(on, target) === 'key';
  const found = called.all.flatMap((one) => {
    if (isKey) return handed(one, parameter, called.through, depth + 1);
    const taken = parametersOf(one)[argument];
    return taken === undefined ? [] : handed({ ...one, symbol: -1, name: taken }, parameter, called.through, depth + 1);
  });
  return commonValue(found);

  /** What a function of the type that a name is declared with is given; [] when that is no function. */
  function handed(of: Defined, at: number, through: Receiver | undefined, deep: number): ValueType[] {
    if (deep > DEEP) return [];
    const { view, name } = of;
    const names = parametersOf(of);
    if (names.length > 0) {
      const taken = names[at];
      if (taken === undefined || taken < 0) return [];
      const type = view.linksOf(taken).find(({ kind }) => kind === 'type');
      const value = type ? context.linkType(view, type, taken, deep, through) : UNKNOWN;
      return [value.is === 'type' ? { ...value, is: 'instance' } : value];
    }
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
  }
}

/** The names of the parameters of a function, or of what is of a function's type; -1 for one without a name. */
function parametersOf({ view, name }: Defined): number[] {
  return view.linksOf(name).flatMap(({ kind, target }) => (kind === 'parameter' ? [target] : []));
}
