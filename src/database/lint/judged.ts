import type { Database } from '../database.ts';
import type { LintFinding, LintRule } from './finding.ts';
import type { TableFate } from './lineage.ts';
import type { ScriptStatement } from './script.ts';
import type { TableFacts } from './table-facts.ts';

/** A migration that has run, with the state before it and after it. */
export interface Judged {
  statements: readonly ScriptStatement[];
  /** Sees the state before as `past`, the state after as `main`. */
  compare: Database;
  past: Map<string, TableFacts>;
  present: Map<string, TableFacts>;
  fates: TableFate[];
  rowsWhenDropped: Map<string, number>;
}

/** Tells a finding; without a statement it is about the first line. */
export type Report = (
  rule: LintRule,
  statement: { line: number } | undefined,
  message: string,
  hint: string,
  severity?: LintFinding['severity'],
) => void;
