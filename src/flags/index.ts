export type { Trip, UsualRate } from './breaker.ts';
export type { Evaluation, FlagDeclaration, TraceStep } from './flag.ts';
export type { Flags } from './flags.ts';
export type { FlagProblem } from './problems.ts';
export { defaultFlags, isFailure } from './settled-flags.ts';
export { FLAGS, flagNamed, variableOf } from './table.ts';
