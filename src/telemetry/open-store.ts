import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, guard, openDatabase, versionOf } from '../database/index.ts';
import { keepBackup, shrink } from '../database/upkeep.ts';
import { loadMigrations, migrate } from '../database/writing.ts';
import { type BelievedClock, believeClock, type ClockMemory } from './believed-clock.ts';
import { createDailyTable, type DailyTable } from './daily-table.ts';
import { createErrorTable } from './error-table.ts';
import { namesIn, readSpool, spoolFiles, type Watermark } from './fold.ts';
import { measuresOf } from './measures.ts';
import { dayOf, SPOOL_DAYS, spoolDirectory, spoolFile } from './recorder.ts';
import { type TelemetrySchema, telemetrySchema } from './schema.ts';
import type { CleanReport, FoldReport, TelemetryStore } from './store.ts';
import {
  TELEMETRY_APPLICATION_ID,
  TELEMETRY_MIGRATIONS,
  telemetryBackups,
  telemetryDatabase,
} from './telemetry-database.ts';

/** How the store is opened. */
export interface StoreOptions {
  /** Where telemetry is kept. */
  directory: string;
  /** Version of the program. */
  version: string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** False writes nothing to the disk: what the spool holds is folded in memory. Default true. */
  keep?: boolean;
  /** Default: that of the package. */
  schema?: TelemetrySchema;
  /** How long to wait for another process that folds, in milliseconds. Default 5000. */
  busyTimeoutMs?: number;
}

/** How many days of series are kept. */
export const SERIES_DAYS = 90;
const DAY_SECONDS = 86_400;

/**
 * Opens what was counted on this machine, and makes it when there is nothing. Throws AxError as `openDatabase` and
 * `migrate`.
 */
export function openTelemetryStore(options: StoreOptions): TelemetryStore {
  const { directory, keep = true, schema = telemetrySchema() } = options;
  const db = open(options, keep ? telemetryDatabase(directory) : ':memory:');
  const days = createDailyTable(db);
  const errors = createErrorTable(db);
  const clock = (): BelievedClock => believeClock(clockMemory(db), dayOf(options.now()));

  const foldFile = (name: string, today: number): { lines: number; damaged: number; more: boolean } =>
    db.transaction(() => {
      const part = readSpool(directory, name, watermark(db, name), schema);
      if (!part) return { lines: 0, damaged: 0, more: false };
      for (const event of part.events) {
        const day = sane(Math.floor(event.t / DAY_SECONDS), today);
        for (const measure of measuresOf(event)) days.add(day, measure);
        if (event.e) errors.add(event, sane(event.t, today, DAY_SECONDS));
      }
      days.save();
      saveWatermark(db, name, part.watermark, part.events.length, part.damaged);
      return { lines: part.events.length, damaged: part.damaged, more: part.more };
    });

  const fold = (mostMs = Number.POSITIVE_INFINITY): FoldReport => {
    const started = performance.now();
    const { today, isSure, memory } = clock();
    const report: FoldReport = { files: 0, lines: 0, damaged: 0 };
    const isLate = (): boolean => performance.now() - started > mostMs;
    for (const name of spoolFiles(directory)) {
      let lines = 0;
      for (let more = true; more && !isLate(); ) {
        const done = foldFile(name, today);
        lines += done.lines + done.damaged;
        report.lines += done.lines;
        report.damaged += done.damaged;
        more = done.more;
      }
      if (lines > 0) report.files++;
    }
    db.transaction(() => {
      setMeta(db, 'clock', JSON.stringify(memory));
      if (isSure) removeOld(db, days, today);
    });
    if (isSure && keep && !isLate()) removeOldFiles(db, directory, today);
    return report;
  };

  return {
    version: options.version,
    get today() {
      return clock().today;
    },
    fold,
    series: days.series,
    daily: days.rows,
    errors: errors.rows,
    meta: (key) => metaOf(db, key),
    setMeta: (key, value) => setMeta(db, key, value),
    damaged: () => Number(db.prepare('SELECT total(damaged) AS n FROM spool').get()?.n),
    clean: () => clean(db, directory, keep),
    close: () => db.close(),
  };
}

function open({ directory, version, busyTimeoutMs }: StoreOptions, path: string): Database {
  if (path !== ':memory:') mkdirSync(directory, { recursive: true, mode: 0o700 });
  const db = openDatabase({ path, ...(busyTimeoutMs !== undefined && { busyTimeoutMs }) });
  try {
    // Sums that are too old shall be gone, not only unlisted.
    db.exec('PRAGMA secure_delete = ON');
    const migrations = loadMigrations(TELEMETRY_MIGRATIONS);
    const applicationId = TELEMETRY_APPLICATION_ID;
    if (guard(db, { applicationId, version: migrations.length, write: true }) === 'older') {
      const kept = { database: 'telemetry', reason: 'migrate', programVersion: version } as const;
      if (versionOf(db) > 0) keepBackup({ ...kept, path, directory: telemetryBackups(directory) });
      migrate(db, { applicationId, migrations, programVersion: version });
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A time, in days or with `unit` in seconds, that can be meant: not later than tomorrow, not older than what is kept. */
function sane(time: number, today: number, unit = 1): number {
  return time > (today + 2) * unit - 1 || time < (today - SERIES_DAYS) * unit ? today * unit : time;
}

function watermark(db: Database, name: string): Watermark | undefined {
  const row = db.prepare('SELECT identity, offset FROM spool WHERE file = ?').get(name);
  return row && { identity: String(row.identity), offset: Number(row.offset) };
}

function saveWatermark(db: Database, name: string, { identity, offset }: Watermark, lines: number, bad: number): void {
  const sql = `INSERT INTO spool VALUES (?, ?, ?, ?, ?) ON CONFLICT (file) DO UPDATE
    SET identity = excluded.identity, offset = excluded.offset, lines = lines + excluded.lines, damaged = damaged + excluded.damaged`;
  db.prepare(sql).run(name, identity, offset, lines, bad);
}

function clockMemory(db: Database): ClockMemory {
  return JSON.parse(metaOf(db, 'clock') ?? '{}') as ClockMemory;
}

function metaOf(db: Database, key: string): string | undefined {
  const row = db.prepare('SELECT value FROM meta WHERE key = ?').get(key);
  return row && String(row.value);
}

function setMeta(db: Database, key: string, value: string): void {
  db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(key, value);
}

/** What is older than it is kept, and what a wrong clock has put into the future. */
function removeOld(db: Database, days: DailyTable, today: number): void {
  days.bringBack(today);
  db.prepare('DELETE FROM daily WHERE day < ?').run(today - SERIES_DAYS);
  db.prepare('DELETE FROM series WHERE id NOT IN (SELECT series FROM daily)').run();
  db.prepare('DELETE FROM error WHERE last_seen < ?').run((today - SERIES_DAYS) * DAY_SECONDS);
}

function removeOldFiles(db: Database, directory: string, today: number): void {
  const folder = spoolDirectory(directory);
  for (const name of namesIn(folder)) {
    const file = spoolFile(name);
    if (!file || file.day >= today - SPOOL_DAYS) continue;
    rmSync(join(folder, name), { force: true });
    db.prepare('DELETE FROM spool WHERE file = ?').run(name);
  }
}

function clean(db: Database, directory: string, keep: boolean): CleanReport {
  const folder = spoolDirectory(directory);
  const files = keep ? namesIn(folder).filter((name) => spoolFile(name)) : [];
  const report = db.transaction(() => {
    // Within the transaction, so that no folding takes over what is about to go.
    for (const name of files) rmSync(join(folder, name), { force: true });
    const days = Number(db.prepare('SELECT count(DISTINCT day) AS n FROM daily').get()?.n);
    for (const table of ['daily', 'series', 'error', 'spool', 'meta']) db.prepare(`DELETE FROM ${table}`).run();
    return { files: files.length, days };
  });
  if (keep) {
    // What was deleted is still in pages that are not used, in the log and in copies.
    shrink(db);
    rmSync(telemetryBackups(directory), { recursive: true, force: true });
  }
  return report;
}

/** How long a folding may take that nobody has asked for, in milliseconds. */
const ASIDE_MS = 50;

/**
 * Folds what is left of earlier days, once a day, without waiting for another process and not for long. Throws as
 * {@link openTelemetryStore}.
 */
export function foldEarlierDays(options: StoreOptions): void {
  const today = dayOf(options.now());
  const path = join(options.directory, 'telemetry.db');
  const folded = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (folded !== undefined && dayOf(folded) === today) return;
  if (!spoolFiles(options.directory).some((name) => spoolFile(name)!.day < today)) return;
  const store = openTelemetryStore({ ...options, busyTimeoutMs: 0 });
  try {
    store.fold(ASIDE_MS);
  } finally {
    store.close();
  }
}

/** True when something was folded on this machine. */
export function hasTelemetry(directory: string): boolean {
  return existsSync(join(directory, 'telemetry.db')) || namesIn(spoolDirectory(directory)).length > 0;
}
