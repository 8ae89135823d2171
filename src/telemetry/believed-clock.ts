/** What is known of the clock from run to run; days are UTC days since 1970. */
export interface ClockMemory {
  /** The last day that was believed. */
  last?: number;
  /** A day far from it, that one more day must confirm. */
  doubted?: number;
}

/** What day it is, and whether that is sure enough to remove what is old. */
export interface BelievedClock {
  today: number;
  isSure: boolean;
  memory: ClockMemory;
}

/** A day so far from the last one is doubted. */
const FAR = 30;

/**
 * Looks at the clock. A day far from the last one is doubted until a later day confirms it: clocks jump for a while. Time
 * that seems to have gone back far stands still meanwhile.
 */
export function believeClock({ last, doubted }: ClockMemory, day: number): BelievedClock {
  const isNear = (other: number): boolean => Math.abs(day - other) <= FAR;
  const isConfirmed = doubted !== undefined && day > doubted && isNear(doubted);
  if (last === undefined || isNear(last) || isConfirmed) return { today: day, isSure: true, memory: { last: day } };
  const first = doubted !== undefined && isNear(doubted) ? Math.min(doubted, day) : day;
  return { today: Math.max(day, last), isSure: false, memory: { last, doubted: first } };
}
