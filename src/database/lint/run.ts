import type { Database } from '../database.ts';
import { type Dangling, danglingIn } from './dangling.ts';
import { explainFailure, type Failure } from './failure.ts';
import { type Lineage, lineage } from './lineage.ts';
import type { ScriptStatement } from './script.ts';
import type { TableFacts } from './table-facts.ts';
import { rowCount, type TrialDatabase } from './trial-database.ts';

/** What was seen while the statements of a migration ran. */
export interface Run {
  /** The statement that failed; the transaction then is as it was before it. */
  failed: (Failure & { statement: ScriptStatement }) | undefined;
  tables: Lineage;
  /** Rows of a table when it was dropped, by its name before the migration. */
  rowsWhenDropped: Map<string, number>;
  /** Bytes that a statement has put into the log. */
  written: Map<ScriptStatement, number>;
  /** What refers to nothing now and did not before, and the statement since which it does. */
  dangling: { object: Dangling; since: ScriptStatement }[];
}

/** Runs statements one by one in the open transaction of the writer, up to the first that fails. */
export function run(trial: TrialDatabase, past: Map<string, TableFacts>, statements: readonly ScriptStatement[]): Run {
  const { writer } = trial;
  const tables = lineage(past.keys());
  const result: Run = { failed: undefined, tables, rowsWhenDropped: new Map(), written: new Map(), dangling: [] };
  const before = danglingIn(writer);
  const since = new Map<string, { object: Dangling; since: ScriptStatement }>();
  let schema = schemaVersion(writer);
  let written = trial.written();
  for (const statement of statements) {
    const { kind, table } = statement.action;
    const name = tables.pastOf(table);
    if (kind === 'drop-table' && name !== undefined && !past.get(name)?.virtual)
      result.rowsWhenDropped.set(name, rowCount(writer, table));
    try {
      writer.exec(statement.sql);
    } catch (error) {
      const explained = explainFailure(writer, statement, (error as Error).message, (each) => !tables.pastOf(each));
      result.failed = { ...explained, statement };
      return result;
    }
    tables.follow(statement);
    const now = trial.written();
    result.written.set(statement, now - written);
    written = now;
    const version = schemaVersion(writer);
    if (version === schema) continue;
    schema = version;
    const dangling = danglingIn(writer);
    for (const key of since.keys()) if (!dangling.has(key)) since.delete(key);
    for (const [key, object] of dangling)
      if (!before.has(key) && !since.has(key)) since.set(key, { object, since: statement });
  }
  result.dangling = [...since.values()];
  return result;
}

function schemaVersion(db: Database): number {
  return Number(db.prepare('PRAGMA schema_version').get()?.schema_version);
}
