export type { Evaluation, FlagDeclaration, FlagUnit, TraceStep } from './flag.ts';
export type { FlagProblem, Flags, Witness } from './flags.ts';
export { FLAGS, flagNamed, isFailure } from './table.ts';
export type { Trip, UsualRate } from './watched.ts';
