import { type Defined, identityOf, identityOfDefined, UNKNOWN, type ValueType } from '../languages/index.ts';
import { ITSELF } from './link-context.ts';
import type { RememberedMeanings } from './remembered-meanings.ts';

/** Finds the value of a variable by `look`, which may ask for that same value: see {@link createFixedPoints}. */
export type FixedPoint = (of: Defined, look: () => ValueType) => ValueType;

/** What was found in a round. */
interface Found {
  value: ValueType;
  /** It hangs on no variable that is looked at. */
  isFree: boolean;
}

/** The rounds for the variable that was asked for first, by what variables are known by. */
interface Rounds {
  first: Defined;
  last: ReadonlyMap<string, Found>;
  now: Map<string, Found>;
  /** Something was asked for on the way to itself. */
  isCircle: boolean;
}

/** After so many rounds without an end nothing is known. */
const MOST_ROUNDS = 10;

/**
 * The values of variables that are given what comes of themselves (`q = q.where()`), or of each other, as a least fixed
 * point: on the way to itself a variable has the value of the round before, in the first one none ({@link ITSELF}), until
 * no value changes any more. Each variable is looked at once a round.
 */
export function createFixedPoints({ settled, entered, hangOn }: RememberedMeanings): FixedPoint {
  let rounds: Rounds | undefined;

  function inRound(of: Defined, look: () => ValueType, { first, last, now }: Rounds): ValueType {
    const key = identityOfDefined(of);
    const known = now.get(key);
    if (known) {
      if (!known.isFree) hangOn(first);
      return known.value;
    }
    let isFree = false;
    const found = settled(
      () => entered(of, look),
      () => {
        isFree = true;
      },
    );
    if (found !== undefined) {
      now.set(key, { value: found, isFree });
      return found;
    }
    rounds!.isCircle = true;
    hangOn(first);
    return last.get(key)?.value ?? ITSELF;
  }

  return (of, look) => {
    if (rounds) return inRound(of, look, rounds);
    try {
      rounds = { first: of, last: new Map(), now: new Map(), isCircle: false };
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const value = inRound(of, look, rounds);
        if (!rounds.isCircle || isSame(rounds)) return value === ITSELF ? UNKNOWN : value;
        rounds = { first: of, last: rounds.now, now: new Map(), isCircle: false };
      }
      return UNKNOWN;
    } finally {
      rounds = undefined;
    }
  };
}

function isSame({ last, now }: Rounds): boolean {
  for (const [key, { value }] of now) {
    const before = last.get(key);
    if (!before || saidOf(before.value) !== saidOf(value)) return false;
  }
  return true;
}

/** What is said of a value, and how sure that is. */
function saidOf(value: ValueType): string {
  const sure = (one: ValueType): string =>
    one.is === 'either' ? one.of.map(sure).join(' ') : 'certainty' in one ? one.certainty : '';
  return value === ITSELF ? 'itself' : `${identityOf(value)} ${sure(value)}`;
}
