import type { Database } from '../database.ts';
import { type FullText, outOfStep } from './full-text.ts';
import type { ScriptStatement } from './script.ts';

/** What only the state at the end tells. */
export interface Checks {
  /** How many rows of a table refer to missing rows of another one. */
  orphans: Map<string, { child: string; parent: string; rows: number }>;
  /** Why that cannot be told. */
  mismatch: string | undefined;
  outOfStep: FullText[];
}

/** The state of what must hold after a migration. */
export function checks(writer: Database): Checks {
  const orphans = new Map<string, { child: string; parent: string; rows: number }>();
  let mismatch: string | undefined;
  try {
    for (const { table, parent } of writer.prepare('PRAGMA foreign_key_check').all()) {
      const key = JSON.stringify([table, parent]);
      const rows = (orphans.get(key)?.rows ?? 0) + 1;
      orphans.set(key, { child: String(table), parent: String(parent), rows });
    }
  } catch (error) {
    mismatch = (error as Error).message;
  }
  return { orphans, mismatch, outOfStep: outOfStep(writer) };
}

/**
 * Runs the statements once more, from the state before the transaction, and gives the one since which `isWrong`
 * holds. The transaction is afterwards as it was.
 */
export function culprit(
  writer: Database,
  statements: readonly ScriptStatement[],
  isWrong: () => boolean,
): ScriptStatement | undefined {
  writer.exec('ROLLBACK; BEGIN IMMEDIATE');
  let since: ScriptStatement | undefined;
  for (const statement of statements) {
    writer.exec(statement.sql);
    if (!isWrong()) since = undefined;
    else since ??= statement;
  }
  return since;
}
