export { type Breaker, createBreaker, type Trip, type UsualRate } from './breaker.ts';
export type { Situation } from './evaluate.ts';
export type { Evaluation, FlagDeclaration, TraceStep } from './flag.ts';
export { createFlags, type Flags, isFailure } from './flags.ts';
export { installId } from './install-id.ts';
export type { FlagProblem } from './problems.ts';
export type { OpenRun } from './run-log.ts';
export { FLAGS, flagNamed, variableOf } from './table.ts';
