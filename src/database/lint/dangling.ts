import type { Database } from '../database.ts';
import { quoted } from '../own-tables.ts';
import { sqlTokens } from '../sql-tokens.ts';
import type { LintRule } from './finding.ts';
import { word } from './word.ts';

/** Something in the schema that refers to what is not there. */
export interface Dangling {
  /** Names it among all others. */
  key: string;
  rule: LintRule;
  what: string;
  /** SQLite's message, or what is missing. */
  why: string;
}

/** All views, triggers and foreign keys that refer to what is not there, each under a key of its own. */
export function danglingIn(db: Database): Map<string, Dangling> {
  const found = new Map<string, Dangling>();
  const add = (key: string, rule: LintRule, what: string, why: string): void => {
    found.set(key, { key, rule, what, why });
  };
  for (const { name } of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'view'").all()) {
    const why = refusal(db, `SELECT * FROM ${quoted(String(name))}`);
    if (why) add(`view ${name}`, 'dangling-view', `view ${name}`, why);
  }
  const triggers = db.prepare("SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const row of triggers) {
    const [name, table] = [String(row.name), String(row.tbl_name)];
    // Its view says it already.
    if (found.has(`view ${table}`)) continue;
    const why = refusal(db, firing(db, table, String(row.sql)));
    const missing = why?.split(/[\s.:]+/).at(-1) ?? '';
    // All triggers of an event are compiled together: the one that names what is missing is meant.
    if (why && String(row.sql).toLowerCase().includes(missing.toLowerCase()))
      add(`trigger ${name}`, 'dangling-trigger', `trigger ${name} on ${table}`, why);
  }
  const keys = db
    .prepare(
      `SELECT t.name AS child, f."table" AS parent FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
       WHERE t.type = 'table' AND lower(f."table") NOT IN (SELECT lower(name) FROM sqlite_schema WHERE type = 'table')`,
    )
    .all();
  for (const { child, parent } of keys) {
    const what = `the foreign key of ${child} to ${parent}`;
    add(`key ${child} ${parent}`, 'dangling-foreign-key', what, `there is no table ${parent}`);
  }
  return found;
}

/** Why a statement does not compile because something is missing, or undefined. */
function refusal(db: Database, sql: string): string | undefined {
  try {
    db.exec(`EXPLAIN ${sql}`);
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    return /no such (table|column)|has no column|ambiguous column/.test(message) ? message : undefined;
  }
}

/** A statement that would run a trigger. */
function firing(db: Database, table: string, sql: string): string {
  const words = [...sqlTokens(sql)].filter(({ kind }) => kind !== 'comment');
  const event = words.findIndex((token) => /^(insert|update|delete)$/.test(word(token)));
  const name = quoted(table);
  if (word(words[event]) === 'delete') return `DELETE FROM ${name}`;
  if (word(words[event]) === 'insert') return `INSERT INTO ${name} DEFAULT VALUES`;
  const column =
    word(words[event + 1]) === 'of'
      ? words[event + 2]?.text
      : db.prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0').get(table)?.name;
  return `UPDATE ${name} SET ${quoted(String(column))} = NULL`;
}
