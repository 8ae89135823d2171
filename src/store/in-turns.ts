/** Work without a pause, in milliseconds. */
const TURN_MS = 20;

/** Does work to its end; every few milliseconds it awaits `pause`, and where that rejects, it ends there. */
export async function inTurns<T>(work: Generator<void, T>, pause: () => Promise<void>): Promise<T> {
  let turn = performance.now();
  let step = work.next();
  for (; !step.done; step = work.next()) {
    if (performance.now() - turn < TURN_MS) continue;
    await pause();
    turn = performance.now();
  }
  return step.value;
}
