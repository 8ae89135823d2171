// The second door of the room: what decides about flags when somebody says something about them.
export { type Breaker, createBreaker } from './breaker.ts';
export { createFlags } from './create-flags.ts';
export type { Situation } from './evaluate.ts';
export { installId } from './install-id.ts';
export { putWhole } from './put-whole.ts';
export { appendToRunLog, LAST_MS } from './run-lines.ts';
