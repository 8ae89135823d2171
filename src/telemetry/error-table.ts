import type { Database } from '../database/index.ts';
import type { Event } from './event.ts';
import type { ErrorRow, TelemetryStore } from './store.ts';

/** Errors without their words, by fingerprint and version. */
export interface ErrorTable {
  /** Takes over the error of an event that happened at `time` (seconds since 1970). */
  add(event: Event, time: number): void;
  rows: TelemetryStore['errors'];
}

const DAY_SECONDS = 86_400;

/** The table in this database; nothing is read before it is asked. */
export function createErrorTable(db: Database): ErrorTable {
  return {
    add: ({ e, ax, s = 0 }, time) => {
      if (!e) return;
      const sql = `INSERT INTO error VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO UPDATE
        SET first_seen = min(first_seen, excluded.first_seen), last_seen = max(last_seen, excluded.last_seen), count = count + 1`;
      db.prepare(sql).run(e.fingerprint, ax, s, e.class, e.code, JSON.stringify(e.frames), time, time);
    },
    rows: ({ since = 0, until = 1e9, version, consent = 0 } = {}) => {
      const sql = `SELECT * FROM error WHERE last_seen >= ? AND first_seen < ? AND consent >= ? AND version = ifnull(?, version)
        ORDER BY last_seen DESC, count DESC, fingerprint, version, consent`;
      return db
        .prepare(sql)
        .all(since * DAY_SECONDS, (until + 1) * DAY_SECONDS, consent, version ?? null)
        .map(
          (row): ErrorRow => ({
            fingerprint: String(row.fingerprint),
            version: String(row.version),
            consent: Number(row.consent),
            class: String(row.class) as ErrorRow['class'],
            code: String(row.code) as ErrorRow['code'],
            frames: JSON.parse(String(row.frames)) as string[],
            firstSeen: Number(row.first_seen),
            lastSeen: Number(row.last_seen),
            count: Number(row.count),
          }),
        );
    },
  };
}
