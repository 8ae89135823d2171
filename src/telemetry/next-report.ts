import { randomUUID } from 'node:crypto';
import { PURPOSE } from './recorder.ts';
import { type Accounted, accountForAll, draftReport, isEmpty, NOTHING_TOLD } from './report.ts';
import type { DailyRow, ErrorRow, TelemetryStore } from './store.ts';

/** A report that is ready, byte for byte. */
export interface NextReport {
  /** What is sent: one line of JSON with its end. */
  text: string;
  /** How many counts are in it; 0 says that there is nothing to send. */
  counts: number;
  /** Made by chance for this report alone, so that a server can tell when it comes again; '' when there is nothing. */
  key: string;
}

/** What is kept in the store about reports. */
interface Kept {
  told: Accounted;
  /** A report that has been shown or tried: it stays as it is until it is taken. */
  ready?: { text: string; key: string; accounted: Accounted };
}

const KEY = 'report';

/**
 * The report that the next submission sends. Once there is something in it, it stays the same to the byte until
 * {@link reportTaken}. Only what was recorded while the user agreed to sending is in it. The spool must have been folded.
 */
export function nextReport(store: TelemetryStore): NextReport {
  const kept = read(store);
  if (kept.ready) return { text: kept.ready.text, key: kept.ready.key, counts: countsIn(kept.ready.text) };
  const { rows, errors } = sendable(store);
  const { report, accounted } = draftReport(rows, errors, kept.told, store.today);
  const text = `${JSON.stringify(report)}\n`;
  if (isEmpty(report)) return { text, key: '', counts: 0 };
  const key = randomUUID();
  write(store, { told: kept.told, ready: { text, key, accounted } });
  return { text, key, counts: countsIn(text) };
}

/** The report that was ready has arrived: nothing in it is told again. */
export function reportTaken(store: TelemetryStore): void {
  const { told, ready } = read(store);
  write(store, { told: ready?.accounted ?? told });
}

/**
 * Nothing that was counted so far will ever be sent, a report that was ready neither: for a user who says yes now, or
 * who does not any more. The spool must have been folded.
 */
export function forgetUnsent(store: TelemetryStore): void {
  const { rows, errors } = sendable(store);
  write(store, { told: accountForAll(rows, errors, store.today) });
}

function sendable(store: TelemetryStore): { rows: DailyRow[]; errors: ErrorRow[] } {
  return { rows: store.daily({ consent: PURPOSE }), errors: store.errors({ consent: PURPOSE }) };
}

function read(store: TelemetryStore): Kept {
  const text = store.meta(KEY);
  if (text === undefined) return { told: NOTHING_TOLD };
  try {
    return JSON.parse(text) as Kept;
  } catch {
    // What has been told is not known any more, and nothing may be told twice.
    forgetUnsent(store);
    return JSON.parse(store.meta(KEY) ?? '') as Kept;
  }
}

function write(store: TelemetryStore, kept: Kept): void {
  store.setMeta(KEY, JSON.stringify(kept));
}

function countsIn(text: string): number {
  const { weeks, errors } = JSON.parse(text) as ReturnType<typeof draftReport>['report'];
  return weeks.reduce((sum, { cells }) => sum + cells.length, errors.length);
}
