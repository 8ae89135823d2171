import { setFlagsFromString } from 'node:v8';

/**
 * For the threads of a first index. Each of them optimizes the same few hundred functions for itself, most of them for
 * less work than that costs, and again whenever a rare case turns up. So functions must prove themselves for longer, and
 * fewer are copied into others; until then they run as plain machine code, not byte by byte.
 */
const FLAGS = ['--always-sparkplug', '--interrupt-budget=500000', '--max-inlined-bytecode-size-cumulative=100'];

let isDone = false;

/** Makes the compiler of the process spend less on code that soon ends. Changes no result, and is done once. */
export function spareCompiler(): void {
  if (isDone) return;
  isDone = true;
  for (const flag of FLAGS) setFlagsFromString(flag);
}
