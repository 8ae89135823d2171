// The second door of the room: what is done with what was recorded. Only `ax telemetry …` loads it.
export { writeChoice } from './choice.ts';
export { cleanTelemetry } from './clean.ts';
export { countedSeries } from './counted-series.ts';
export { type Dashboard, dashboardOf } from './dashboard/dashboard.ts';
export type { Latency } from './dashboard/latency.ts';
export { newsOf } from './dashboard/new-errors.ts';
export type { Percentiles } from './dashboard/percentiles.ts';
export type { CommandUsage } from './dashboard/usage.ts';
export type { Amount, LanguageUse } from './dashboard/work.ts';
export { exportCsv } from './export-csv.ts';
export { exportJson, type TelemetryExport } from './export-json.ts';
export { latestLines } from './latest-lines.ts';
export { forgetUnsent, nextReport } from './next-report.ts';
export { foldEarlierDays, hasTelemetry, openTelemetryStore, SERIES_DAYS, type StoreOptions } from './open-store.ts';
export { type OtlpRequest, otlpDocument, otlpRequests } from './otlp.ts';
export { dashboardPage, type Page } from './page/page.ts';
export { type PageServer, servePage } from './page/serve.ts';
export { httpUrl, shownUrl } from './post.ts';
export { dayOf, FORMAT, PURPOSE } from './recorder.ts';
export { findRegressions, type Regression } from './regression/find-regressions.ts';
export { EMPTY_REPORT, type Report } from './report.ts';
export { type TelemetrySchema, telemetrySchema, type Words } from './schema.ts';
export { type OtlpSending, sendOtlp } from './send-otlp.ts';
export { telemetrySize } from './spool-size.ts';
export type {
  CleanReport,
  DailyRow,
  ErrorRow,
  FoldReport,
  Series,
  SeriesQuery,
  TelemetryStore,
} from './store.ts';
export { type Submission, submitReport } from './submit.ts';
export { successfulRuns } from './successful-runs.ts';
export {
  TELEMETRY_APPLICATION_ID,
  TELEMETRY_MIGRATIONS,
  telemetryBackups,
  telemetryDatabase,
} from './telemetry-database.ts';
export { usualFailureRate } from './usual-failure-rate.ts';
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
