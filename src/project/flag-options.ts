import type { Trials } from '../experiments/running.ts';
import type { Flags } from '../flags/index.ts';
import type { Environment, FeatureSource } from '../settings/index.ts';

/** What decides about flags beside the files. */
export interface FlagOptions {
  /** Values for this run, each `NAME=on` or `NAME=off`; the last holds. */
  overrides?: readonly string[];
  /** True serves the proven way of every flag. */
  safe?: boolean;
  /** What runs, in the words of the program: for what is remembered of the run. */
  command?: () => string;
  /** True watches this run and lets experiments divide it: whoever says so ends it (`Flags.end`, `Trials.ended`). */
  watched?: boolean;
  /** True looks at values only: they are those of a run that is watched. */
  looks?: boolean;
  /** Version of the program. */
  version?: string;
  /** Another time than now, in milliseconds since 1970. */
  now?: number;
  /** Another user, other cohorts. */
  user?: string;
  cohorts?: readonly string[];
}

/** What flags are made of in a project: files, environment, settings and what is remembered of this user. */
export interface FlagSetting {
  env: Environment;
  sources: readonly FeatureSource[];
  user: string;
  cohorts: readonly string[];
  /** The id of the repository, once it has an index. */
  repository(): string | undefined;
}

/** Flags, with what the run does for experiments about them; undefined when nobody says anything about flags. */
export interface ProjectFlags extends Flags {
  readonly trials: Trials | undefined;
}
