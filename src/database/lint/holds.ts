import type { Database } from '../database.ts';
import type { Migration } from '../migration.ts';
import { sqlTokens } from '../sql-tokens.ts';
import { type Checks, checks, culprit } from './checks.ts';
import { counted } from './counted.ts';
import type { Report } from './judged.ts';
import type { Run } from './run.ts';
import type { ScriptStatement } from './script.ts';
import { word } from './word.ts';

/** What is known when all statements of a migration have run. */
export interface Ended {
  statements: readonly ScriptStatement[];
  /** What did not hold before. */
  checked: Checks;
  seen: Run;
}

/** Reports what does not hold at the end of a migration. False when it could not be committed. */
export function holds(writer: Database, migration: Migration, ended: Ended, report: Report): boolean {
  for (const { object, since } of ended.seen.dangling)
    report(object.rule, since, `leaves ${object.what} broken: ${object.why}`, HINTS[object.rule] ?? '');
  let held = true;
  if (writer.prepare('SELECT 1 FROM sqlite_temp_schema').get()) {
    held = false;
    const left = ended.statements.find(({ tokens }) => /^temp(orary)?$/.test(word(tokens[1])));
    report('fails', left, 'leaves temporary objects behind, which is refused', 'drop them at the end');
  }
  for (const [at, query] of migration.assertions.entries()) {
    if (!isFalse(writer, query)) continue;
    held = false;
    report(
      'fails',
      assertion(migration.up, at),
      `what it asserts does not hold afterwards: ${query}`,
      'correct the statements or the assertion',
    );
  }
  return orphans(writer, ended, report) && fullText(writer, ended, report) && held;
}

const HINTS: Record<string, string> = {
  'dangling-view': 'drop the view, or drop it first and create it again for the new schema',
  'dangling-trigger': 'drop the trigger, or drop it first and create it again for the new schema',
  'dangling-foreign-key':
    'build a table again in this order: create the new one under another name, copy, drop the old one, rename the new one',
};

function orphans(writer: Database, { statements, checked, seen }: Ended, report: Report): boolean {
  const now = checks(writer);
  const dangling = new Set(seen.dangling.map(({ object }) => object.key));
  if (now.mismatch !== undefined && checked.mismatch === undefined) {
    const since = culprit(writer, statements, () => checks(writer).mismatch !== undefined);
    report(
      'breaks-foreign-keys',
      since,
      `leaves a foreign key that SQLite refuses: ${now.mismatch}`,
      'what a foreign key refers to must be a primary key or have a unique index',
    );
    return false;
  }
  let held = true;
  for (const [key, { child, parent, rows }] of now.orphans) {
    const more = rows - (checked.orphans.get(key)?.rows ?? 0);
    if (more <= 0) continue;
    // That it refers to no table has been said.
    if (dangling.has(`key ${child} ${parent}`)) continue;
    held = false;
    const since = culprit(writer, statements, () => (checks(writer).orphans.get(key)?.rows ?? 0) >= rows);
    report(
      'breaks-foreign-keys',
      since,
      `leaves ${counted(more, 'row')} of ${child} that ${more === 1 ? 'refers' : 'refer'} to missing rows of ${parent}`,
      'foreign keys are off while migrations run, so nothing cascades: delete or change the rows that refer first',
    );
  }
  return held;
}

function fullText(writer: Database, { statements, checked }: Ended, report: Report): boolean {
  for (const { name, content } of checks(writer).outOfStep) {
    if (checked.outOfStep.some((each) => each.name === name)) continue;
    const since = culprit(writer, statements, () => checks(writer).outOfStep.some((each) => each.name === name));
    report(
      'fts-out-of-step',
      since,
      `leaves the full-text index ${name} out of step with ${content}: searches would miss rows or find wrong ones`,
      `fill it again at the end: INSERT INTO ${name}(${name}) VALUES ('rebuild')`,
    );
  }
  return true;
}

/** True when a query gives no row or a first column that is not true. */
function isFalse(writer: Database, query: string): boolean {
  const row = writer.prepare(query).get();
  const value = row ? (Object.values(row)[0] ?? null) : null;
  return writer.prepare('SELECT CASE WHEN ? THEN 1 ELSE 0 END AS yes').get(value)?.yes !== 1;
}

/** Where the assertion of the given place in the script stands. */
function assertion(script: string, at: number): { line: number } {
  const comments = [...sqlTokens(script)].filter(({ kind, text }) => kind === 'comment' && /^-- *assert:/i.test(text));
  return { line: script.slice(0, comments[at]?.start ?? 0).split('\n').length };
}
