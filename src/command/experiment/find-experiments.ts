import { EXPERIMENTS, type ExperimentDefinition, experimentNamed } from '../../experiments/index.ts';
import { experimentsDirectory } from '../../experiments/running.ts';
import { flagsDirectory } from '../../flags/table.ts';
import { AxError, nearest } from '../../model/index.ts';
import type { Context } from '../command.ts';

/** The field of the name of an experiment. */
export const NAME = {
  type: 'string',
  positional: 'one',
  placeholder: 'NAME',
  required: true,
  doc: 'The experiment.',
} as const;

/** The same where all are meant without it. */
export const MAYBE_NAME = {
  type: 'string',
  positional: 'one',
  placeholder: 'NAME',
  doc: 'Only this experiment.',
} as const;

/** The experiment of this name. Throws AxError `not-found` with the nearest one. */
export function knownExperiment(name: string): ExperimentDefinition {
  const experiment = experimentNamed(name);
  if (experiment) return experiment;
  const names = EXPERIMENTS.map((each) => each.name);
  const near = nearest(name, names);
  const hint = near ? `did you mean ${near}?` : `the experiments are ${names.join(', ')}`;
  throw new AxError('not-found', `there is no experiment "${name}"`, hint);
}

/** Where experiments are kept on this machine. Throws AxError `unsupported` when nothing can be kept. */
export function experimentsIn(ctx: Context): string {
  const flags = flagsDirectory(ctx.env, ctx.runtime.platform);
  if (flags === undefined) throw new AxError('unsupported', 'there is no home to keep experiments in', 'set HOME');
  return experimentsDirectory(flags);
}

/** Does what writes into that directory. Throws AxError `io` for what the system says. */
export function keeping<T>(write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code) throw error;
    throw new AxError('io', `the experiment cannot be kept: ${(error as Error).message}`);
  }
}
