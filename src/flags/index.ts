export type { Trip, UsualRate } from './breaker.ts';
export type { Evaluation, FlagDeclaration, FlagUnit, TraceStep } from './flag.ts';
export type { Flags, Witness } from './flags.ts';
export type { FlagProblem } from './problems.ts';
export { defaultFlags, isFailure } from './settled-flags.ts';
export { FLAGS, flagNamed } from './table.ts';
