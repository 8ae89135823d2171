import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../../src/statistics/index.ts';
import type { Event } from '../../../src/telemetry/event.ts';
import { openTelemetryStore, type TelemetryStore } from '../../../src/telemetry/reading.ts';
import { normalOf } from '../regression/noises.ts';

/** The day on which the stories below end. */
export const TODAY = 20_700;

/** A directory with a spool of these events, by UTC day since 1970. */
export function spoolOf(events: readonly (readonly [day: number, event: Partial<Event>])[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'ax-telemetry-'));
  mkdirSync(join(directory, 'spool'));
  const files = new Map<number, string>();
  for (const [day, event] of events) {
    const whole = { v: 1, t: day * 86_400 + 3600, ax: '2.0.0', n: 24, os: 'linux', c: 'find', ...event };
    files.set(day, `${files.get(day) ?? ''}${JSON.stringify(whole)}\n`);
  }
  for (const [day, text] of files) writeFileSync(join(directory, 'spool', `${day}-1.jsonl`), text);
  return directory;
}

/** The store of such a directory, folded, on {@link TODAY}. */
export function storeOf(directory: string): TelemetryStore {
  const now = (): number => (TODAY * 24 + 12) * 3_600_000;
  const store = openTelemetryStore({ directory, version: '2.1.0', now });
  store.fold();
  return store;
}

/** Seven weeks of somebody's work: `find` became slower with version 2.1.0, five days ago; an error came with it. */
export function sevenWeeks(): [day: number, event: Partial<Event>][] {
  const random = seededRandom(42);
  const events: [number, Partial<Event>][] = [];
  for (let day = TODAY - 48; day <= TODAY; day++) {
    const weekend = day % 7 < 2;
    const ax = day > TODAY - 6 ? '2.1.0' : '2.0.0';
    for (let run = 0; run < (weekend ? 6 : 24); run++) {
      const c = ['find', 'find', 'def', 'refs', 'outline'][run % 5]!;
      const slow = c === 'find' && ax === '2.1.0' ? 1.5 : 1;
      const d = Math.round(slow * { find: 60, def: 18, refs: 35, outline: 12 }[c]! * Math.exp(0.35 * normalOf(random)));
      const fresh = random() < 0.8;
      events.push([
        day,
        {
          ...{ ax, c, o: random() < 0.9 ? 'ok' : 'none', d, p: { check: 3, answer: d - 3 } },
          q: [c === 'find' ? 'find-symbol' : 'definitions', '2-10', d],
          k: fresh ? { index_fresh: 1 } : { index_updated: 1 },
          ...(fresh ? {} : { l: { typescript: 4, python: 2, markdown: 1 } }),
        },
      ]);
    }
  }
  const failure = {
    class: 'internal',
    code: 'internal',
    fingerprint: '0123456789ab',
    frames: ['dist/query/find.js:88'],
  } as const;
  events.push([TODAY - 3, { ax: '2.1.0', o: 'failed', d: 5, e: { ...failure, frames: [...failure.frames] } }]);
  events.push([
    TODAY - 1,
    { ax: '2.1.0', f: { 'ranking-next': 'on' }, o: 'failed', d: 7, e: { ...failure, frames: [...failure.frames] } },
  ]);
  return events;
}
