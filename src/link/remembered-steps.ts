import type { Settled } from './remembered-values.ts';

/** What is found of a meaning or a value; `how` tells what is asked of one and the same apart. */
export type RememberedStep<K extends object, V> = (of: K, how: string | number, find: () => V) => V;

/**
 * Remembers what one step leads to. Meanings and values are never changed, and names that mean the same have the same
 * one, so that what it is as an object says enough: of a chain of calls only what is new in it is looked at.
 */
export function rememberStep<K extends object, V>(settled: Settled): RememberedStep<K, V> {
  const known = new WeakMap<K, Map<string | number, V>>();
  return (of, how, find) => {
    let own = known.get(of);
    const before = own?.get(how);
    if (before !== undefined) return before;
    return settled(find, (found) => {
      if (!own) {
        own = known.get(of) ?? new Map();
        known.set(of, own);
      }
      own.set(how, found);
    });
  };
}
