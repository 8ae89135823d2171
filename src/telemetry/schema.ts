import { readFileSync } from 'node:fs';
import { PACKAGE_ROOT } from '../model/index.ts';
import type { MetricMeaning } from './vocabulary.ts';

/** Words with their meanings. */
export type Words = Readonly<Record<string, string>>;

/** The allow-list `telemetry-schema.json`: every word that can be recorded, kept or sent, with its meaning. */
export interface TelemetrySchema {
  /** Form of the lines of the spool. */
  format: number;
  /** What consent is given to, see `PURPOSE`. */
  purpose: number;
  events: Words;
  metrics: Readonly<Record<string, MetricMeaning>>;
  commands: Words;
  surfaces: Words;
  outcomes: Words;
  queries: Words;
  results: Words;
  phases: Words;
  counters: Words;
  languages: Words;
  errorClasses: Words;
  errorCodes: Words;
  platforms: Words;
  /** Flags with their variants. */
  flags: Readonly<Record<string, readonly string[]>>;
  /** Numbers and forms: what is no word. */
  values: Words;
}

/** Reads the allow-list of this package. */
export function telemetrySchema(): TelemetrySchema {
  return JSON.parse(readFileSync(new URL('telemetry-schema.json', PACKAGE_ROOT), 'utf8')) as TelemetrySchema;
}
