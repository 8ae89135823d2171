import type { Defined, FileView, Meaning } from '../languages/index.ts';
import type { Settled } from './remembered-values.ts';

/** Says what an occurrence means. */
type Find = (view: FileView, occurrence: number) => Meaning;

/** What names mean. */
export interface RememberedMeanings {
  meaning: Find;
  /** How often it was asked for a meaning: what was found without asking hangs on none. */
  asked(): number;
  settled: Settled;
  /** True when a circle was gone through so long that what is on the way through it is not looked at any more. */
  givenUp(): boolean;
  /** Looks at what a variable is given; undefined where that is under way. */
  entered<T>(of: Defined, look: () => T): T | undefined;
  /** What is found now hangs on a variable that is under way: it is not remembered before that is known. */
  hangOn(variable: Defined): void;
}

/** So many names are looked at on the way to one before those further away are looked at on their own. */
const STACKED = 100;
/** No file has so many names. */
const MOST_OCCURRENCES = 2 ** 28;
/**
 * So many names are looked at in vain on the way to one: in a circle of names what was found of one helps no other, and
 * the number of ways through it can grow with its faculty.
 */
const IN_VAIN = 2000;
/** So many times a name is met on the way to itself: the ways between names are remembered as little as these. */
const MOST_CIRCLES = 50_000;
/** So many meanings are remembered before all are forgotten: an export asks for every name of a project. */
const REMEMBERED = 500_000;
/** Answers hang on no place that is looked at, but on a circle that was given up: for one question, or for all. */
const [GIVEN_UP, TOO_LONG] = [-1, -2];
/** What a name means on the way to itself. */
const CIRCULAR: Meaning = { is: 'unknown', rule: 'circular' };
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
  /** Names and variables that are being looked at, with their places in the order in which that began. */
  const open = new Map<number, number>();
  /** So many are, and so many of them are names. */
  let [depth, names] = [0, 0];
  /** The place of the variable that is looked at since last; -1 for none. */
  let variable = -1;
  /** The place of the outermost one that an answer since then has hung on. */
  let hangsOn = Number.POSITIVE_INFINITY;
  /** Names that were too far away, with what is asked for them first, last. */
  const waiting: { view: FileView; occurrence: number }[] = [];
  const waited = new Set<number>();
  /** So many names were looked at on the way to the outermost one, and not remembered. */
  let inVain = 0;
  /** So many times on that way a name was met that is looked at. */
  let circles = 0;
  const givenUp = (): boolean => inVain > IN_VAIN || circles > MOST_CIRCLES;

  /** Looks at something as the innermost that is looked at; what hangs on nothing around it is `kept`. */
  function within<T>(key: number, look: () => T, kept: (found: T, place: number) => void): T {
    const place = depth++;
    const [outer, before] = [open.get(key), hangsOn];
    hangsOn = Number.POSITIVE_INFINITY;
    open.set(key, place);
    try {
      const found = look();
      if (hangsOn >= place) hangsOn = Number.POSITIVE_INFINITY;
      kept(found, place);
      return found;
    } finally {
      depth--;
      hangsOn = depth === 0 ? Number.POSITIVE_INFINITY : Math.min(before, hangsOn);
      if (outer === undefined) open.delete(key);
      else open.set(key, outer);
    }
  }

  function next(view: FileView, occurrence: number): Meaning {
    let own = known.get(view);
    if (!own) {
      own = new Map();
      known.set(view, own);
    }
    const remembered = own.get(occurrence);
    if (remembered) return remembered;
    const key = view.file.id * MOST_OCCURRENCES + occurrence;
    const at = open.get(key);
    // What waits, needs what is looked at now.
    const isLong = at === undefined && names > 0 && waited.has(key);
    if (at === undefined && depth > STACKED && !isLong) {
      waited.add(key);
      waiting.push({ view, occurrence });
      throw TOO_FAR;
    }
    // A variable that is looked at since then is looked at for its own sake.
    const isCircle = at !== undefined && variable < at;
    if (isCircle || isLong || depth > STACKED || givenUp()) {
      circles++;
      hangsOn = Math.min(hangsOn, isCircle ? at : isLong || depth > STACKED ? TOO_LONG : GIVEN_UP);
      return CIRCULAR;
    }
    names++;
    try {
      let meant = CIRCULAR;
      within(
        key,
        () => find(view, occurrence),
        (found, place) => {
          const isGivenUp = place === 0 && givenUp();
          // In a circle of more names than are looked at on the way to one nothing is known, wherever it is entered.
          if (hangsOn !== TOO_LONG) meant = found;
          if (hangsOn === Number.POSITIVE_INFINITY || hangsOn === TOO_LONG || isGivenUp) {
            own.set(occurrence, meant);
            count++;
          } else inVain++;
        },
      );
      return meant;
    } finally {
      names--;
      if (names === 0) [inVain, circles] = [0, 0];
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

  // Names have keys from 0 up.
  const keyOf = ({ view, name }: Defined): number => -1 - (view.file.id * MOST_OCCURRENCES + name);

  function entered<T>(of: Defined, look: () => T): T | undefined {
    const key = keyOf(of);
    if (open.has(key)) return undefined;
    const outer = variable;
    try {
      return within(
        key,
        () => {
          variable = depth - 1;
          return look();
        },
        () => {},
      );
    } finally {
      variable = outer;
    }
  }

  function hangOn(of: Defined): void {
    hangsOn = Math.min(hangsOn, open.get(keyOf(of)) ?? Number.POSITIVE_INFINITY);
  }

  return {
    settled,
    givenUp,
    entered,
    hangOn,
    meaning: (view, occurrence) => {
      asked++;
      return names > 0 ? next(view, occurrence) : (known.get(view)?.get(occurrence) ?? first(view, occurrence));
    },
    asked: () => asked,
  };
}
