import { FLAGS } from '../flags/index.ts';
import { LANGUAGES } from '../languages/index.ts';
import {
  COUNTERS,
  ERROR_CLASSES,
  ERROR_CODES,
  EVENTS,
  FORMAT,
  METRICS,
  OUTCOMES,
  PHASES,
  PURPOSE,
  QUERIES,
  RESULTS,
  SURFACES,
  type TelemetrySchema,
} from '../telemetry/reading.ts';
import type { CommandEntry } from './command.ts';

const PLATFORMS = {
  aix: 'AIX',
  android: 'Android',
  darwin: 'macOS',
  freebsd: 'FreeBSD',
  linux: 'Linux',
  openbsd: 'OpenBSD',
  sunos: 'SunOS',
  win32: 'Windows',
};

const VALUES = {
  time: 'When a command ended: seconds since 1970 on this machine, only the week in a report.',
  version: 'Version of this program.',
  node: 'Major version of Node.',
  duration: 'Milliseconds, to a hundredth.',
  amount: 'A number of files, kilobytes, requests or answers.',
  fingerprint: 'Twelve hex digits made from class, code and frames of an error, to tell one error from another.',
  frame: 'file:line in the code of this program, such as query/find.js:12; never of your code.',
};

/** The allow-list `telemetry-schema.json`, from the tables of the program. */
export function telemetrySchemaOf(commands: readonly CommandEntry[]): TelemetrySchema {
  return {
    format: FORMAT,
    purpose: PURPOSE,
    events: EVENTS,
    metrics: METRICS,
    commands: Object.fromEntries(commands.map(({ name, summary }) => [name, summary])),
    surfaces: SURFACES,
    outcomes: OUTCOMES,
    queries: QUERIES,
    results: RESULTS,
    phases: PHASES,
    counters: COUNTERS,
    languages: Object.fromEntries(LANGUAGES.map(({ id, name }) => [id, name])),
    errorClasses: ERROR_CLASSES,
    errorCodes: ERROR_CODES,
    platforms: PLATFORMS,
    flags: Object.fromEntries(FLAGS.map(({ name }) => [name, ['on', 'off']])),
    values: VALUES,
  };
}
