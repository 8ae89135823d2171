import type { Migration } from '../migration.ts';
import { schemaShape } from '../schema-difference.ts';
import { schemaDigest } from '../schema-digest.ts';
import { allowancesOf } from './allowances.ts';
import { checks } from './checks.ts';
import type { LintFinding, LintRule } from './finding.ts';
import { holds } from './holds.ts';
import { type Before, isRefused, judgeDown, refuse } from './judge-down.ts';
import type { Judged, Report } from './judged.ts';
import { nonDeterministic } from './non-deterministic.ts';
import { changedColumns } from './rules/changed-columns.ts';
import { changedTables } from './rules/changed-tables.ts';
import { futureRows } from './rules/future-rows.ts';
import { rebuiltTables } from './rules/rebuilt-tables.ts';
import { redundantIndexes } from './rules/redundant-indexes.ts';
import { rewrites } from './rules/rewrites.ts';
import { run } from './run.ts';
import { readScript, type ScriptStatement } from './script.ts';
import { tableFacts } from './table-facts.ts';
import type { TrialDatabase } from './trial-database.ts';

/** Rules whose findings are no errors unless they say so. */
const WARNINGS: ReadonlySet<LintRule> = new Set<LintRule>([
  'bad-allowance',
  'deletes-all-rows',
  'full-rewrite',
  'missing-down',
  'non-deterministic',
  'redundant-index',
  'renames-column',
  'renames-table',
]);

/** Judges one migration on the copy, which afterwards has it, if it `ran`. */
export function judge(
  trial: TrialDatabase,
  migration: Migration,
  maxRewriteBytes: number,
): { findings: LintFinding[]; ran: boolean } {
  const allowances = allowancesOf(migration.up);
  const down = allowancesOf(migration.down ?? '');
  const findings: LintFinding[] = [];
  const reporter =
    (path: string | undefined): Report =>
    (rule, statement, message, hint, severity = WARNINGS.has(rule) ? 'warning' : 'error') => {
      if (allowances.allowed.has(rule) || down.allowed.has(rule)) return;
      const place = { migration: migration.number, ...(path !== undefined && { path }), line: statement?.line ?? 1 };
      findings.push({ rule, severity, ...place, message, hint });
    };
  const report = reporter(migration.path);
  for (const { line, message } of allowances.wrong) report('bad-allowance', { line }, message, ALLOW);
  const statements = readScript(migration.up);
  const before = judgeUp(trial, migration, { statements, maxRewriteBytes }, report);
  if (migration.down === undefined || readScript(migration.down).length === 0) {
    report(
      'missing-down',
      undefined,
      'has no down script, so that only restoring a backup undoes it',
      'add one that brings the schema back as it was',
    );
  } else {
    const reportDown = reporter(migration.path?.replace(/\.up\.sql$/, '.down.sql'));
    for (const { line, message } of down.wrong) reportDown('bad-allowance', { line }, message, ALLOW);
    judgeDown(trial.writer, { statements, down: readScript(migration.down), before }, reportDown);
  }
  return { findings, ran: before !== undefined };
}

const ALLOW = 'write -- lint-allow: RULE REASON';

/** Judges the up script. Gives the schema as it was before, when the copy has the migration now. */
function judgeUp(
  trial: TrialDatabase,
  migration: Migration,
  { statements, maxRewriteBytes }: { statements: readonly ScriptStatement[]; maxRewriteBytes: number },
  report: Report,
): Before | undefined {
  const { writer, compare } = trial;
  const refused = statements.filter(isRefused);
  for (const statement of refused) refuse(statement, report);
  const allowed = statements.filter((statement) => !refused.includes(statement));
  // Without what was refused nothing can be said of what does not hold.
  const reportFailure: Report = refused.length === 0 ? report : () => {};
  trial.hold();
  try {
    writer.exec('BEGIN IMMEDIATE');
    const past = tableFacts(writer);
    const before = { digest: schemaDigest(writer), shape: schemaShape(writer) };
    const checked = checks(writer);
    const seen = run(trial, past, allowed);
    for (const statement of allowed) {
      if (statement.line >= (seen.failed?.statement.line ?? Number.POSITIVE_INFINITY)) break;
      chance(statement, report);
    }
    if (seen.failed) {
      reportFailure(seen.failed.rule, seen.failed.statement, seen.failed.message, seen.failed.hint);
      return undefined;
    }
    const held = holds(writer, migration, { statements: allowed, checked, seen }, reportFailure);
    writer.exec('COMMIT');
    const present = tableFacts(compare);
    const fates = seen.tables.fates(new Set(present.keys()));
    const judged: Judged = {
      statements: allowed,
      compare,
      past,
      present,
      fates,
      rowsWhenDropped: seen.rowsWhenDropped,
    };
    changedTables(judged, report);
    changedColumns(judged, rebuiltTables(judged, report), report);
    redundantIndexes(judged, report);
    futureRows(judged, report);
    rewrites(seen, maxRewriteBytes, report);
    return held ? before : undefined;
  } finally {
    if (writer.inTransaction) writer.exec('ROLLBACK');
    trial.release();
  }
}

function chance(statement: ScriptStatement, report: Report): void {
  const written = nonDeterministic(statement);
  if (written === undefined) return;
  report(
    'non-deterministic',
    statement,
    `writes ${written}, which is another value on each run and each machine`,
    'write a constant, or leave the column to a DEFAULT or to the program',
  );
}
