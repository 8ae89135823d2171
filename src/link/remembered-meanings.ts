import type { FileView, Meaning } from '../languages/index.ts';
import type { Settled } from './remembered-values.ts';

/** Says what an occurrence means. */
type Find = (view: FileView, occurrence: number) => Meaning;

/** What names mean. */
export interface RememberedMeanings {
  meaning: Find;
  /** How often it was asked for a meaning: what was found without asking hangs on none. */
  asked(): number;
  settled: Settled;
}

/** So many names are looked at on the way to one before those further away are looked at on their own. */
const STACKED = 200;
/** No file has so many names. */
const MOST_OCCURRENCES = 2 ** 28;
/** So many meanings are remembered before all are forgotten: an export asks for every name of a project. */
const REMEMBERED = 500_000;
/** Thrown, and caught by the outermost question, when a name is too far away. */
const TOO_FAR = new Error('a name is too far away to be looked at on the way to another');

/**
 * Remembers what names mean. A name that is asked for on the way to itself has no answer there; what was found with the
 * help of that is not remembered, so that no answer depends on what was asked before. Nor does it on how far away names
 * are: of a chain of many calls the last ones wait until the first ones are known.
 */
export function rememberedMeanings(find: Find): RememberedMeanings {
  let known = new WeakMap<FileView, Map<number, Meaning>>();
  let count = 0;
  let asked = 0;
  const open = new Map<number, number>();
  /** The outermost name under way that an answer since then has hung on. */
  let hangsOn = Number.POSITIVE_INFINITY;
  /** Names that were too far away, with what is asked for them first, last. */
  const waiting: { view: FileView; occurrence: number }[] = [];
  const waited = new Set<number>();

  function next(view: FileView, occurrence: number): Meaning {
    let own = known.get(view);
    if (!own) {
      own = new Map();
      known.set(view, own);
    }
    const before = own.get(occurrence);
    if (before) return before;
    const key = view.file.id * MOST_OCCURRENCES + occurrence;
    const at = open.get(key);
    if (at === undefined && open.size > STACKED && !waited.has(key)) {
      waited.add(key);
      waiting.push({ view, occurrence });
      throw TOO_FAR;
    }
    if (at !== undefined || open.size > STACKED) {
      // In a circle of more names than that it hangs on where it is entered.
      hangsOn = Math.min(hangsOn, at ?? -1);
      return { is: 'unknown', rule: 'circular' };
    }
    const place = open.size;
    open.set(key, place);
    try {
      const found = find(view, occurrence);
      if (hangsOn >= place) {
        own.set(occurrence, found);
        count++;
        hangsOn = Number.POSITIVE_INFINITY;
      }
      return found;
    } finally {
      open.delete(key);
      if (open.size === 0) hangsOn = Number.POSITIVE_INFINITY;
      if (count > REMEMBERED) {
        known = new WeakMap();
        count = 0;
      }
    }
  }

  function first(view: FileView, occurrence: number): Meaning {
    waiting.push({ view, occurrence });
    try {
      for (;;) {
        const one = waiting.at(-1)!;
        try {
          const found = next(one.view, one.occurrence);
          waiting.pop();
          if (waiting.length === 0) return found;
        } catch (error) {
          // It is looked at first, and then again what it is needed for.
          if (error !== TOO_FAR) throw error;
        }
      }
    } finally {
      waiting.length = 0;
      waited.clear();
    }
  }

  function settled<T>(work: () => T, keep: (found: T) => void): T {
    const before = hangsOn;
    hangsOn = Number.POSITIVE_INFINITY;
    try {
      const found = work();
      if (hangsOn === Number.POSITIVE_INFINITY) keep(found);
      return found;
    } finally {
      hangsOn = Math.min(before, hangsOn);
    }
  }

  return {
    settled,
    meaning: (view, occurrence) => {
      asked++;
      return open.size > 0 ? next(view, occurrence) : (known.get(view)?.get(occurrence) ?? first(view, occurrence));
    },
    asked: () => asked,
  };
}
