/** What is wrong in a migration, for its author. */
export interface LintFinding {
  rule: LintRule;
  /** 'error': it fails, or something is lost or broken; 'warning': it works, at a price. */
  severity: 'error' | 'warning';
  /** Number of the migration. */
  migration: number;
  /** Path of the script, when the migration came from a file. */
  path?: string;
  /** 1-based, in the up script, or in the down script for findings about that. */
  line: number;
  /** What is wrong and what would happen, in one line. */
  message: string;
  /** How to do it rightly, in one line. */
  hint: string;
}

/** Id of a rule; each is explained with examples in docs/reference/migration-lint.md. */
export type LintRule = (typeof LINT_RULES)[number];

/** Every rule. */
export const LINT_RULES = [
  'bad-allowance',
  'breaks-foreign-keys',
  'changes-type',
  'check-on-existing-data',
  'dangling-foreign-key',
  'dangling-trigger',
  'dangling-view',
  'deletes-all-rows',
  'down-differs',
  'down-fails',
  'drops-column',
  'drops-foreign-key',
  'drops-table',
  'fails',
  'fts-out-of-step',
  'full-rewrite',
  'loses-rows',
  'missing-down',
  'non-deterministic',
  'not-in-migration',
  'not-null-on-existing-data',
  'rebuild-loses-index',
  'rebuild-loses-trigger',
  'rebuild-loses-values',
  'redundant-index',
  'renames-column',
  'renames-table',
  'renumbers-rows',
  'type-on-existing-data',
  'unique-on-existing-data',
] as const;
