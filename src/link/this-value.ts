import { type Defined, type FileView, UNKNOWN, type ValueType } from '../languages/index.ts';
import { SYMBOL_FLAGS } from '../model/index.ts';
import { type LinkContext, TYPES } from './link-context.ts';

/** The value that `this` is at an occurrence, by the types and functions around it; unknown where these say nothing. */
export function valueOfThis(context: LinkContext, from: FileView, occurrence: number, depth: number): ValueType {
  const rules = context.rulesOf(from.file.language);
  const own = rules.thisAt && context.within(depth, () => rules.thisAt!(from, occurrence, context));
  if (own) return own;
  const around = from.symbolsAround(from.placeOf(occurrence));
  const isStatic = (of: number): boolean => (of & SYMBOL_FLAGS.static) !== 0;
  for (let i = around.length - 1; i >= 0; i--) {
    const { kind, owner, flags } = from.facts.symbols[around[i]!]!;
    if (TYPES.has(kind)) {
      const inner = from.facts.symbols[around[i + 1] ?? -1];
      const of = [context.defined(from, around[i]!)];
      return { is: inner && isStatic(inner.flags) ? 'type' : 'instance', of, certainty: 'exact', open: true };
    }
    if (owner !== '') {
      const of = context.ownersOf(from, around[i]!);
      return of.length > 0 ? { is: isStatic(flags) ? 'type' : 'instance', of, certainty: 'exact' } : UNKNOWN;
    }
    // The `this` of a function is another one, unless it is what `new` calls.
    if (kind === 'function')
      return rules.functionsAreTypes ? madeBy(context, context.defined(from, around[i]!)) : UNKNOWN;
  }
  return UNKNOWN;
}

/** What `this` is in a function: where what it makes has members, one of these. */
function madeBy(context: LinkContext, of: Defined): ValueType {
  const { symbols } = of.view.facts;
  const keyOf = (owner: string, parent: number): string => `${parent} ${owner}`;
  const makers = context.foundOf(
    of.view,
    'makers',
    () =>
      new Set(symbols.flatMap((one) => ((one.flags & SYMBOL_FLAGS.static) === 0 ? keyOf(one.owner, one.parent) : []))),
  );
  const one = symbols[of.symbol]!;
  return makers.has(keyOf(one.name, one.parent)) ? { is: 'instance', of: [of], certainty: 'exact' } : UNKNOWN;
}
