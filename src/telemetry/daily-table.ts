import type { Database, Row } from '../database/index.ts';
import { emptyHistogram, type Histogram, merge, record } from './histogram.ts';
import { decodeHistogram, encodeHistogram } from './histogram-bytes.ts';
import type { Measure } from './measures.ts';
import type { DailyRow, Series, SeriesQuery } from './store.ts';
import type { Metric } from './vocabulary.ts';

/** The days of all series. */
export interface DailyTable {
  /** Keeps a value in memory until `save`. */
  add(day: number, measure: Measure): void;
  /** Writes what was added; within the transaction of the caller. */
  save(): void;
  /** Adds what stands under later days than tomorrow to `today`; within the transaction of the caller. */
  bringBack(today: number): void;
  series(query?: SeriesQuery): Series[];
  rows(query?: SeriesQuery): DailyRow[];
}

const COLUMNS = 'metric, command, surface, outcome, detail, version, node, platform, variant, consent';

/** The table in this database; nothing is read before it is asked. */
export function createDailyTable(db: Database): DailyTable {
  let waiting = new Map<string, { day: number; series: Series; histogram: Histogram }>();

  const put = (day: number, series: number, histogram: Histogram): void => {
    const row = db.prepare('SELECT histogram FROM daily WHERE day = ? AND series = ?').get(day, series);
    if (row) merge(histogram, decodeHistogram(row.histogram as Uint8Array));
    const { count, sum, min, max } = histogram;
    const bytes = encodeHistogram(histogram);
    db.prepare('INSERT OR REPLACE INTO daily VALUES (?, ?, ?, ?, ?, ?, ?)').run(
      day,
      series,
      count,
      sum,
      min,
      max,
      bytes,
    );
  };

  return {
    add: (day, { series, value }) => {
      const key = `${day} ${valuesOf(series).join('\t')}`;
      let entry = waiting.get(key);
      if (!entry) {
        entry = { day, series, histogram: emptyHistogram() };
        waiting.set(key, entry);
      }
      record(entry.histogram, value);
    },
    save: () => {
      const all = waiting;
      waiting = new Map();
      for (const { day, series, histogram } of all.values()) put(day, idOf(db, series), histogram);
    },
    bringBack: (today) => {
      const late = db.prepare('SELECT day, series, histogram FROM daily WHERE day > ?').all(today + 1);
      for (const { day, series, histogram } of late) {
        db.prepare('DELETE FROM daily WHERE day = ? AND series = ?').run(day!, series!);
        put(today, Number(series), decodeHistogram(histogram as Uint8Array));
      }
    },
    series: (query = {}) => {
      const { where, values } = conditions(query);
      const sql = `SELECT DISTINCT ${COLUMNS} FROM daily JOIN series ON id = series ${where} ORDER BY ${COLUMNS}`;
      return db
        .prepare(sql)
        .all(...values)
        .map(seriesOf);
    },
    rows: (query = {}) => {
      const { where, values } = conditions(query);
      const sql = `SELECT day, histogram, ${COLUMNS} FROM daily JOIN series ON id = series ${where} ORDER BY day, ${COLUMNS}`;
      return db
        .prepare(sql)
        .all(...values)
        .map((row) => ({
          day: Number(row.day),
          series: seriesOf(row),
          histogram: decodeHistogram(row.histogram as Uint8Array),
        }));
    },
  };
}

function conditions({ since, until, consent, ...words }: SeriesQuery): { where: string; values: (string | number)[] } {
  const parts: string[] = [];
  const values: (string | number)[] = [];
  const add = (sql: string, value: string | number | undefined): void => {
    if (value === undefined) return;
    parts.push(sql);
    values.push(value);
  };
  add('day >= ?', since);
  add('day <= ?', until);
  add('consent >= ?', consent);
  add('metric = ?', words.metric);
  add('command = ?', words.command);
  add('detail = ?', words.detail);
  add('version = ?', words.version);
  return { where: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '', values };
}

function idOf(db: Database, series: Series): number {
  const values = valuesOf(series);
  const names = COLUMNS.split(', ');
  const found = db.prepare(`SELECT id FROM series WHERE ${names.map((name) => `${name} = ?`).join(' AND ')}`);
  const id = found.get(...values)?.id;
  if (id !== undefined) return Number(id);
  const marks = names.map(() => '?').join(', ');
  return db.prepare(`INSERT INTO series (${COLUMNS}) VALUES (${marks})`).run(...values).lastInsertRowid;
}

function valuesOf(series: Series): (string | number)[] {
  const { metric, command, surface, outcome, detail, version, node, platform, variant, consent } = series;
  return [metric, command, surface, outcome, detail, version, node, platform, variant, consent];
}

function seriesOf(row: Row): Series {
  return {
    metric: String(row.metric) as Metric,
    command: String(row.command),
    surface: String(row.surface),
    outcome: String(row.outcome),
    detail: String(row.detail),
    version: String(row.version),
    node: Number(row.node),
    platform: String(row.platform),
    variant: String(row.variant),
    consent: Number(row.consent),
  };
}
