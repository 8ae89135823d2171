import type { Schema } from './check-database.ts';
import type { LintFinding } from './lint/finding.ts';
import { judge } from './lint/judge.ts';
import { openTrial } from './lint/trial-database.ts';
import { runScript } from './run-script.ts';

export type { LintFinding, LintRule } from './lint/finding.ts';

/** What is to be judged, and on what data. */
export interface LintOptions extends Schema {
  /** The live database, which is only read; '' for an empty one, on which all other migrations are run first. */
  path: string;
  /** Where backups are kept; for the copy, which is removed. It is made when needed. */
  directory: string;
  /** Numbers of the migrations to judge. */
  pending: readonly number[];
  /** A statement that writes more than this is a finding. Default 64 MB. */
  maxRewriteBytes?: number;
}

const MAX_REWRITE = 64 * 1024 * 1024;
const CACHE = 2 * 1024 * 1024;

/**
 * Judges the pending migrations in their order, by running them on a copy and comparing what was with what is. What
 * fails is a finding too; the migrations after it are then not judged. In order of migration and line.
 */
export function lint(options: LintOptions): LintFinding[] {
  const { path, directory, migrations, pending, maxRewriteBytes = MAX_REWRITE } = options;
  const findings: LintFinding[] = [];
  const trial = openTrial({ path, directory, cacheBytes: Math.min(CACHE, maxRewriteBytes / 8) });
  try {
    for (const migration of [...migrations].sort((a, b) => a.number - b.number)) {
      if (!pending.includes(migration.number)) {
        if (path === '') runScript(trial.writer, migration, 'up');
        continue;
      }
      const judged = judge(trial, migration, maxRewriteBytes);
      findings.push(...judged.findings);
      if (!judged.ran) break;
    }
  } finally {
    trial.close();
  }
  return findings.sort((a, b) => a.migration - b.migration || a.line - b.line);
}
