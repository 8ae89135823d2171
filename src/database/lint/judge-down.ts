import type { Database } from '../database.ts';
import { LEDGER } from '../ledger.ts';
import { type SchemaChange, type SchemaShape, schemaDifference, schemaShape } from '../schema-difference.ts';
import { schemaDigest } from '../schema-digest.ts';
import type { Report } from './judged.ts';
import type { ScriptStatement } from './script.ts';

/** A schema before a migration. */
export interface Before {
  digest: string;
  shape: SchemaShape;
}

/** True for what the engine keeps to itself: transactions and settings of the connection, and the ledger. */
export function isRefused({ action }: ScriptStatement): boolean {
  return action.kind === 'control' || (action.kind !== 'other' && action.table === LEDGER);
}

/** Reports a statement that is refused. */
export function refuse({ line, action }: ScriptStatement, report: Report): void {
  const message =
    action.kind === 'control'
      ? `${action.table.toUpperCase()} is refused: all migrations run in one transaction, with foreign keys off`
      : `${LEDGER} is written by the engine alone`;
  report('not-in-migration', { line }, message, 'leave it out');
}

/**
 * Judges a down script: it must run, bring back the schema, and leave a database on which the up script runs again.
 * Without `before` (the up script did not run) only what it must not contain is looked for. The database stays as it is.
 */
export function judgeDown(
  writer: Database,
  scripts: { statements: readonly ScriptStatement[]; down: readonly ScriptStatement[]; before: Before | undefined },
  report: Report,
): void {
  const { statements, down, before } = scripts;
  const refused = down.filter(isRefused);
  for (const statement of refused) refuse(statement, report);
  if (!before || refused.length > 0 || statements.some(isRefused)) return;
  writer.exec('BEGIN IMMEDIATE');
  try {
    const failed = firstFailure(writer, down);
    if (failed) {
      report(
        'down-fails',
        failed.statement,
        `this statement fails: ${failed.message}`,
        'correct it: going back would stop here',
      );
      return;
    }
    if (schemaDigest(writer) !== before.digest) {
      const changes = schemaDifference(before.shape, schemaShape(writer)).map(told).join(', ');
      report(
        'down-differs',
        down[0],
        `does not bring back the schema as it was: ${changes || 'the order or the text of what was made differs'}`,
        'undo all that the up script does, in reverse order',
      );
      return;
    }
    const again = firstFailure(writer, statements);
    if (!again) return;
    report(
      'down-differs',
      down[0],
      `leaves something behind, so that the up script fails in line ${again.statement.line} when it is run again: ${again.message}`,
      'undo all that the up script does, the rows it writes too',
    );
  } finally {
    if (writer.inTransaction) writer.exec('ROLLBACK');
  }
}

function firstFailure(
  writer: Database,
  statements: readonly ScriptStatement[],
): { statement: ScriptStatement; message: string } | undefined {
  for (const statement of statements) {
    try {
      writer.exec(statement.sql);
    } catch (error) {
      return { statement, message: (error as Error).message };
    }
  }
  return undefined;
}

function told({ kind, name, change }: SchemaChange): string {
  const what = change === 'added' ? 'is left' : change === 'removed' ? 'is missing' : 'differs';
  return `${kind.replace('-', ' ')} ${name} ${what}`;
}
