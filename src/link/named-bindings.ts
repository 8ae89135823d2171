import type { FileView, NamedBindings } from '../languages/index.ts';
import type { StoredBinding, StoredFacts, TextPlace } from '../model/index.ts';

/** Finds bindings of a file by what they bind. */
export type BoundNames = Pick<FileView, 'boundAs' | 'bindingOfSymbol'>;

const NONE: readonly StoredBinding[] = [];

/** Made for a name, and for all definitions, when first asked for. */
export function createNamedBindings(
  facts: StoredFacts,
  bindingsOf: (name: string) => readonly StoredBinding[],
): BoundNames {
  const known = new Map<string, NamedBindings>();
  let bySymbol: Int32Array | undefined;
  return {
    boundAs: (name) => {
      let found = known.get(name);
      if (!found) {
        found = byPlaceAndScope(bindingsOf(name));
        known.set(name, found);
      }
      return found;
    },
    bindingOfSymbol: (symbol) => {
      bySymbol ??= firstBindings(facts);
      return facts.bindings[bySymbol[symbol] ?? -1];
    },
  };
}

/** A file can have hundreds of parameters of one name: none of them is gone through for each of its uses. */
function byPlaceAndScope(all: readonly StoredBinding[]): NamedBindings {
  const places = new Map<number, StoredBinding>();
  const scopes = new Map<number, StoredBinding[]>();
  for (const one of all) {
    const place = placeNumber(one);
    if (!places.has(place)) places.set(place, one);
    const others = scopes.get(one.scope);
    if (others) others.push(one);
    else scopes.set(one.scope, [one]);
  }
  return {
    at: (place) => places.get(placeNumber(place)),
    inScope: (scope) => scopes.get(scope) ?? NONE,
    hasInner: scopes.size > (scopes.has(0) ? 1 : 0),
  };
}

/** Another number for each place of a file. */
const placeNumber = ({ line, column }: TextPlace): number => line * 2 ** 28 + column;

/** By definition the first of its bindings, or -1. */
function firstBindings({ symbols, bindings }: StoredFacts): Int32Array {
  const first = new Int32Array(symbols.length).fill(-1);
  for (let i = bindings.length - 1; i >= 0; i--) {
    const { symbol } = bindings[i]!;
    if (symbol >= 0) first[symbol] = i;
  }
  return first;
}
