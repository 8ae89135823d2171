import type { Database } from '../database.ts';
import { quoted } from '../own-tables.ts';
import { counted } from './counted.ts';
import type { LintRule } from './finding.ts';
import type { ScriptStatement } from './script.ts';
import { closingOf, outside, parts, word } from './word.ts';

/** Why a statement fails, for a person. */
export interface Failure {
  rule: LintRule;
  message: string;
  hint: string;
}

/**
 * What the refusal of a statement means: a constraint that rows which are there do not keep is told from any other
 * mistake, with the number of those rows. `isNew` knows the tables that the migration makes.
 */
export function explainFailure(
  db: Database,
  statement: ScriptStatement,
  message: string,
  isNew: (table: string) => boolean,
): Failure {
  const { kind, table, name } = statement.action;
  if (kind === 'create-index' && message.startsWith('UNIQUE constraint failed')) {
    const { values, rows } = duplicates(db, statement);
    return {
      rule: 'unique-on-existing-data',
      message: `${table} holds ${counted(values, 'value')} more than once (${counted(rows, 'row')}), so the unique index ${name} cannot be made: ${message}`,
      hint: 'merge or delete the duplicates in a statement before this one, or make the index partial',
    };
  }
  if (kind === 'add-column' && /NOT NULL column with default value NULL/.test(message)) {
    return {
      rule: 'not-null-on-existing-data',
      message: `${table} has ${counted(rowsOf(db, table), 'row')} that would have no value in ${name}: ${message}`,
      hint: `give it a default (NOT NULL DEFAULT …), or add it without NOT NULL and fill it`,
    };
  }
  const copies = kind === 'insert' && isNew(table) ? copied(db, statement) : undefined;
  if (copies || (kind === 'add-column' && message.startsWith('CHECK constraint'))) {
    const count =
      copies && copies.lost > 0 ? ` for ${copies.lost} of the ${counted(copies.rows, 'row')} that it copies` : '';
    for (const [pattern, rule, what, hint] of ON_EXISTING)
      if (pattern.test(message)) return { rule, message: `${what} ${table} does not hold${count}: ${message}`, hint };
  }
  return {
    rule: 'fails',
    message: `this statement fails: ${message}`,
    hint: /^error in (view|trigger)/.test(message)
      ? 'drop what refers to the table before it is changed, and create it again afterwards'
      : 'correct it; nothing after it in this migration was judged',
  };
}

const ON_EXISTING: readonly [RegExp, LintRule, string, string][] = [
  [
    /^UNIQUE constraint failed/,
    'unique-on-existing-data',
    'a unique constraint of',
    'merge or delete the duplicates in a statement before this one',
  ],
  [
    /^NOT NULL constraint failed/,
    'not-null-on-existing-data',
    'a NOT NULL constraint of',
    'fill in what is missing first, or copy with coalesce(column, value)',
  ],
  [
    /^CHECK constraint failed/,
    'check-on-existing-data',
    'a CHECK constraint of',
    'correct the rows that break it in a statement before this one',
  ],
  [
    /^cannot store \w+ value in/,
    'type-on-existing-data',
    'a column type of the STRICT table',
    'convert the values while they are copied, and decide what becomes of those that cannot be',
  ],
];

function rowsOf(db: Database, table: string): number {
  return Number(db.prepare(`SELECT count(*) AS n FROM ${quoted(table)}`).get()?.n);
}

/** How many values a unique index would find more than once, and in how many rows. */
function duplicates(db: Database, { tokens, sql }: ScriptStatement): { values: number; rows: number } {
  const on = outside(tokens, ['on']);
  const open = tokens.findIndex((token, at) => at > on && word(token) === '(');
  const close = closingOf(tokens, open);
  const table = sql.slice(tokens[on + 1]!.start, tokens[open]!.start);
  const keys = parts(tokens.slice(open + 1, close)).map((part) => {
    const kept = part.filter((token) => !['asc', 'desc'].includes(word(token)));
    return sql.slice(kept[0]!.start, kept.at(-1)!.end);
  });
  const where =
    word(tokens[close + 1]) === 'where' ? `(${sql.slice(tokens[close + 2]!.start, tokens.at(-1)!.end)})` : '1';
  // NULLs are never equal.
  const filled = keys.map((key) => `${key} IS NOT NULL`).join(' AND ');
  const row = db
    .prepare(
      `SELECT count(*) AS n, sum(many) AS total FROM (SELECT count(*) AS many FROM ${table} WHERE ${where} AND ${filled}
       GROUP BY ${keys.join(', ')} HAVING count(*) > 1)`,
    )
    .get();
  return { values: Number(row?.n), rows: Number(row?.total) };
}

/** Of INSERT … SELECT: how many rows it reads, and how many of them the table does not take (0: not known); undefined for another INSERT. */
function copied(db: Database, { tokens, sql }: ScriptStatement): { rows: number; lost: number } | undefined {
  const into = outside(tokens, ['into']);
  const query = outside(tokens, ['select', 'with'], into);
  if (outside(tokens, ['insert']) !== 0 || into !== 1 || query === -1) return undefined;
  const end = tokens.at(-1)!.end;
  db.exec('SAVEPOINT copied');
  try {
    const source = sql.slice(tokens[query]!.start, end);
    const rows = Number(db.prepare(`SELECT count(*) AS n FROM (${source})`).get()?.n);
    const { changes } = db.prepare(`INSERT OR IGNORE ${sql.slice(tokens[into]!.start, end)}`).run();
    return { rows, lost: rows - changes };
  } catch {
    // What a STRICT table refuses cannot be ignored, and what follows the query (ON CONFLICT) is part of none.
    return { rows: 0, lost: 0 };
  } finally {
    db.exec('ROLLBACK TO copied; RELEASE copied');
  }
}
