import { setFlagsFromString } from 'node:v8';
import { surroundings } from './surroundings.ts';

/**
 * For the threads of a first index. Each of them optimizes the same few hundred functions for itself, most of them for
 * less work than that costs, and again whenever a rare case turns up. So functions must prove themselves for longer, and
 * fewer are copied into others; until then they run as plain machine code, not byte by byte. And where all cores are busy
 * with workers, more threads that collect the garbage of one of them are in the way of the others.
 */
const FLAGS = [
  '--always-sparkplug',
  '--interrupt-budget=500000',
  '--max-inlined-bytecode-size-cumulative=100',
  '--no-parallel-scavenge',
];
/** Others do not know all of them, and would say so. */
const V8 = '11.3.';

/** Makes the compiler of the whole process spend less on code that soon ends, where that is known to help. Changes no result. */
export function spareCompiler(): void {
  if (!surroundings.v8.startsWith(V8)) return;
  for (const flag of FLAGS) setFlagsFromString(flag);
}

const TIERING_BUDGET = '--wasm-tiering-budget=';
const DEFAULT_BUDGET = 1_800_000;

/**
 * Does work that loads grammars and hardly uses them, without the optimizing compiler, where that is known to help: it
 * would begin with the largest function of each, and the process could not end before it is done. Changes no result.
 */
export async function withoutOptimizing<T>(work: () => Promise<T>): Promise<T> {
  if (!surroundings.v8.startsWith(V8)) return await work();
  setFlagsFromString(`${TIERING_BUDGET}1000000000`);
  try {
    return await work();
  } finally {
    setFlagsFromString(TIERING_BUDGET + DEFAULT_BUDGET);
  }
}
