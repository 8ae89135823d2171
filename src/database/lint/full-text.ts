import type { Database } from '../database.ts';
import { quoted } from '../own-tables.ts';
import { sqlTokens } from '../sql-tokens.ts';
import { outside, parts, word } from './word.ts';

/** A full-text index over a table of ours. */
export interface FullText {
  name: string;
  content: string;
}

/** The FTS5 tables that index the rows of another table. */
export function fullTextTables(db: Database): FullText[] {
  const rows = db.prepare("SELECT name, sql FROM sqlite_schema WHERE sql LIKE 'create virtual table%'").all();
  return rows.flatMap(({ name, sql }) => {
    const tokens = [...sqlTokens(String(sql))].filter(({ kind }) => kind !== 'comment');
    const using = outside(tokens, ['using']);
    if (word(tokens[using + 1]) !== 'fts5') return [];
    const content = parts(tokens.slice(using + 3, -1)).find(
      (part) => word(part[0]) === 'content' && word(part[1]) === '=',
    );
    const table = content?.[2]?.text.replace(/^'|'$/g, '') ?? '';
    return table === '' ? [] : [{ name: String(name), content: table }];
  });
}

/** Names of the full-text tables that do not hold what their content table holds. */
export function outOfStep(db: Database): FullText[] {
  return fullTextTables(db).filter(({ name }) => {
    try {
      db.exec(`INSERT INTO ${quoted(name)}(${quoted(name)}, rank) VALUES ('integrity-check', 1)`);
      return false;
    } catch {
      return true;
    }
  });
}
