export { type Breaker, createBreaker, type Trip, type UsualRate } from './breaker.ts';
export type { Situation } from './evaluate.ts';
export type { Evaluation, FlagDeclaration, FlagUnit, TraceStep } from './flag.ts';
export { createFlags, type Flags, isFailure, type Witness } from './flags.ts';
export { installId } from './install-id.ts';
export type { FlagProblem } from './problems.ts';
export { putWhole } from './put-whole.ts';
export { appendToRunLog, type OpenRun } from './run-log.ts';
export { FLAGS, flagNamed, variableOf } from './table.ts';
