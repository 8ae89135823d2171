import type { Database } from '../database/index.ts';

/** The table `meta` of an index of any schema version; {} for a database that has none. Throws AxError for a damaged one. */
export function storedMeta(db: Database): Record<string, string> {
  const has = db.prepare("SELECT 1 AS found FROM sqlite_schema WHERE type = 'table' AND name = 'meta'").get();
  if (!has) return {};
  const rows = db.prepare('SELECT key, value FROM meta').all();
  return Object.fromEntries(rows.map(({ key, value }) => [String(key), String(value)]));
}
