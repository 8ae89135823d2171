import { findRegressions, type Regression } from '../regression/find-regressions.ts';
import type { TelemetryStore } from '../store.ts';
import type { Counter } from '../vocabulary.ts';
import { type Latency, latencies } from './latency.ts';
import { type SeenError, seenErrors } from './new-errors.ts';
import { type CommandUsage, usageOf } from './usage.ts';
import { type Amount, type FeatureUse, featuresOf, type LanguageUse, languagesOf, workOf } from './work.ts';

/** Everything that a dashboard shows. Days are UTC days since 1970; lists by day have one entry for each day. */
export interface Dashboard {
  from: number;
  until: number;
  usage: CommandUsage[];
  commands: Latency[];
  queries: Latency[];
  phases: Latency[];
  work: Record<Counter, Amount>;
  languages: LanguageUse[];
  features: FeatureUse[];
  errors: SeenError[];
  regressions: Regression[];
  /** Lines of the spool that could not be read, since the beginning. */
  damaged: number;
}

/** What was counted in the last `days` days, today included; folds nothing. */
export function dashboardOf(store: TelemetryStore, days: number): Dashboard {
  const until = store.today;
  const from = until - days + 1;
  // Changes are looked for in all there is: what came before tells what is new.
  const all = store.daily({ until });
  const rows = all.filter(({ day }) => day >= Math.min(from, until - 34));
  return {
    from,
    until,
    usage: usageOf(rows, from, until),
    commands: latencies(rows, 'command.duration', from, until),
    queries: latencies(rows, 'query.duration', from, until),
    phases: latencies(rows, 'phase.duration', from, until),
    work: workOf(rows, from, until),
    languages: languagesOf(rows, from, until),
    features: featuresOf(rows, from, until),
    errors: seenErrors(
      store,
      from,
      all.some(({ series }) => series.version !== store.version),
    ),
    // Looking for changes takes longer than all the rest, and not every reader asks for them.
    get regressions() {
      return findRegressions(all);
    },
    damaged: store.damaged(),
  };
}
