import type { Event } from './event.ts';
import type { Series } from './store.ts';
import type { Metric } from './vocabulary.ts';

/** One value of a series. */
export interface Measure {
  series: Series;
  value: number;
}

/** What an event adds to the series. */
export function measuresOf(event: Event): Measure[] {
  const { o, d = 0, q, p = {}, k = {}, l = {}, e } = event;
  const base = {
    command: event.c,
    surface: event.w ?? 'cli',
    ...{ version: event.ax, node: event.n, platform: event.os, consent: event.s ?? 0 },
    variant: Object.entries(event.f ?? {})
      .map(([flag, variant]) => `${flag}=${variant}`)
      .sort()
      .join(','),
  };
  const found: Measure[] = [];
  const add = (metric: Metric, outcome: string, detail: string, value: number): void => {
    found.push({ series: { metric, ...base, outcome, detail }, value });
  };
  if (o !== undefined) add('command.duration', o, '', d);
  if (q) add('query.duration', q[1], q[0], q[2]);
  for (const [language, files] of Object.entries(l)) add('parser.files', '', language, files);
  for (const [phase, ms] of Object.entries(p)) add('phase.duration', '', phase, ms);
  for (const [counter, n] of Object.entries(k)) add('work.amount', '', counter, n);
  if (e) add('error.count', e.class, e.code, 1);
  return found;
}
