// The second door of the room: what is done with what was recorded. Only `ax telemetry …` loads it.
export { FORMAT, PURPOSE } from './event.ts';
export { hasTelemetry, openTelemetryStore, type StoreOptions } from './open-store.ts';
export { type TelemetrySchema, telemetrySchema, type Words } from './schema.ts';
export { dayOf } from './spool.ts';
export type {
  CleanReport,
  DailyRow,
  ErrorRow,
  FoldReport,
  Series,
  SeriesQuery,
  TelemetryStore,
} from './store.ts';
export {
  COUNTERS,
  ERROR_CLASSES,
  ERROR_CODES,
  EVENTS,
  METRICS,
  type Metric,
  OUTCOMES,
  PHASES,
  QUERIES,
  RESULTS,
  SURFACES,
} from './vocabulary.ts';
