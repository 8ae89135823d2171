import type { LintFinding } from './lint/finding.ts';
import type { Schema } from './migrate.ts';

export type { LintFinding } from './lint/finding.ts';

/** What is to be judged, and on what data. */
export interface LintOptions extends Schema {
  /** The live database, which is only read; '' for an empty one. */
  path: string;
  /** Where the copy is made; it must exist, and nothing is left there. */
  directory: string;
  /** Numbers of the migrations to judge. */
  pending: readonly number[];
  /** More than this written by one statement is a finding. Default 64 MB. */
  maxRewriteBytes?: number;
}

/** Judges the pending migrations, in order of their number, by running them on a copy. */
export function lint(options: LintOptions): LintFinding[] {
  return options.migrations.flatMap(({ number, down }) =>
    options.pending.includes(number) && down === undefined
      ? [{ rule: 'missing-down', severity: 'warning', migration: number, line: 1, message: 'no way back', hint: '' }]
      : [],
  );
}
