import type { DailyRow } from '../store.ts';
import { OUTCOMES, type Outcome } from '../vocabulary.ts';

/** How often one command was run. */
export interface CommandUsage {
  command: string;
  total: number;
  outcomes: Record<Outcome, number>;
  /** Runs on each day of the dashboard. */
  days: number[];
}

/** How often each command was run from day `from` to day `until`; the most used first. */
export function usageOf(rows: readonly DailyRow[], from: number, until: number): CommandUsage[] {
  const found = new Map<string, CommandUsage>();
  for (const { day, series, histogram } of rows) {
    if (series.metric !== 'command.duration' || day < from || day > until) continue;
    const command = series.command || '(none)';
    const usage = found.get(command) ?? emptyUsage(command, until - from + 1);
    found.set(command, usage);
    usage.total += histogram.count;
    usage.days[day - from]! += histogram.count;
    if (Object.hasOwn(OUTCOMES, series.outcome)) usage.outcomes[series.outcome as Outcome] += histogram.count;
  }
  return [...found.values()].sort((a, b) => b.total - a.total || a.command.localeCompare(b.command, 'en'));
}

function emptyUsage(command: string, days: number): CommandUsage {
  const outcomes = Object.fromEntries(Object.keys(OUTCOMES).map((each) => [each, 0])) as Record<Outcome, number>;
  return { command, total: 0, outcomes, days: Array.from({ length: days }, () => 0) };
}
