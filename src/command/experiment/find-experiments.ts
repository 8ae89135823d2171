import { EXPERIMENTS, type ExperimentDefinition, experimentNamed, runningOthers } from '../../experiments/index.ts';
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
  complete: 'experiment',
  doc: 'The experiment.',
} as const;

/** The same where all are meant without it. */
export const MAYBE_NAME = {
  type: 'string',
  positional: 'one',
  placeholder: 'NAME',
  complete: 'experiment',
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

/** False when nothing can be kept on this machine: then no experiment runs. */
export function hasHome({ env, runtime }: Context): boolean {
  return flagsDirectory(env, runtime.platform) !== undefined;
}

/** Where experiments are kept on this machine. Throws AxError `unsupported` when nothing can be kept. */
export function experimentsIn(ctx: Context): string {
  const flags = flagsDirectory(ctx.env, ctx.runtime.platform);
  if (flags === undefined) throw new AxError('unsupported', 'there is no home to keep experiments in', 'set HOME');
  return experimentsDirectory(flags);
}

/** Experiments that run and that this version does not know, by name. */
export function foreignExperiments(directory: string): string[] {
  return runningOthers(
    directory,
    EXPERIMENTS.map(({ name }) => name),
  );
}

/** Says which experiments run that this version does not know. */
export function warnOfForeign(directory: string, notice: Context['notice']): void {
  for (const name of foreignExperiments(directory))
    notice(`ax: ${name} runs, an experiment that this version does not know (ax experiment stop ${name})`);
}
