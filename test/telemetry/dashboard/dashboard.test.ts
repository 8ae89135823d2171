import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/telemetry/event.ts';
import { dashboardOf } from '../../../src/telemetry/reading.ts';
import { sevenWeeks, spoolOf, storeOf, TODAY } from './spooled-store.ts';

describe('dashboard', () => {
  it('counts runs, durations, work, languages and errors by day', () => {
    const store = storeOf(
      spoolOf([
        [TODAY, { o: 'ok', d: 10, q: ['find-symbol', '1', 9], k: { index_fresh: 1 }, p: { answer: 8 } }],
        [TODAY, { o: 'none', d: 30, k: { index_updated: 1 }, l: { rust: 3, go: 1 } }],
        [TODAY - 2, { c: 'def', o: 'refused', d: 1 }],
        [TODAY - 8, { o: 'ok', d: 20 }],
        [TODAY - 40, { o: 'ok', d: 99 }],
      ]),
    );
    const board = dashboardOf(store, 14);
    expect([board.from, board.until]).toEqual([TODAY - 13, TODAY]);
    expect(board.usage.map(({ command, total }) => [command, total])).toEqual([
      ['find', 3],
      ['def', 1],
    ]);
    expect(board.usage[0]!.outcomes).toMatchObject({ ok: 2, none: 1, refused: 0 });
    expect(board.usage[0]!.days).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
    const find = board.commands.find(({ name }) => name === 'find')!;
    expect(find.week).toEqual({ count: 2, p50: 10, p95: 30, p99: 30 });
    expect(find.before).toEqual({ count: 1, p50: 20, p95: 20, p99: 20 });
    expect(find.days[5]).toEqual({ count: 1, p50: 20, p95: 20, p99: 20 });
    expect(find.days[0]).toEqual({ count: 0, p50: null, p95: null, p99: null });
    expect(board.queries.map(({ name }) => name)).toEqual(['find-symbol']);
    expect(board.phases.map(({ name }) => name)).toEqual(['answer']);
    expect(board.work.index_fresh.total).toBe(1);
    expect(board.work.requests).toEqual({ total: 0, days: Array.from({ length: 14 }, () => 0) });
    expect(board.languages.map(({ language, total, share }) => [language, total, share])).toEqual([
      ['rust', 3, 0.75],
      ['go', 1, 0.25],
    ]);
    expect(board.damaged).toBe(0);
    store.close();
  });

  it('counts runs in which a feature was another than by default', () => {
    const store = storeOf(
      spoolOf([
        [TODAY, { o: 'ok', d: 10, f: { 'ranking-next': 'on' } }],
        [TODAY, { o: 'failed', d: 10, f: { 'ranking-next': 'on', 'raw-walk': 'off' } }],
        [TODAY - 2, { c: 'def', o: 'ok', d: 1, f: { 'raw-walk': 'off' }, p: { answer: 1 } }],
        [TODAY - 2, { o: 'ok', d: 20 }],
        [TODAY - 3, { o: 'ok', d: 20, f: { 'raw-walk': 'off' } }],
      ]),
    );
    expect(dashboardOf(store, 3).features).toEqual([
      { feature: 'ranking-next', variant: 'on', total: 2, days: [0, 0, 2] },
      { feature: 'raw-walk', variant: 'off', total: 2, days: [1, 0, 1] },
    ]);
    store.close();
  });

  it('tells what became slower, and which errors came with it', () => {
    const store = storeOf(spoolOf(sevenWeeks()));
    const board = dashboardOf(store, 49);
    expect(board.regressions).toMatchObject([
      { kind: 'version', command: 'find', direction: 'slower', version: '2.1.0', day: TODAY - 5 },
    ]);
    expect(board.errors).toMatchObject([{ code: 'internal', count: 2, version: '2.1.0' }]);
    store.close();
  });

  it('calls errors new that were never seen before this week, or before this version', () => {
    const error = (ax: string, fingerprint: string): Partial<Event> => {
      const e = { class: 'failure', code: 'io', fingerprint, frames: [] } as const;
      return { ax, o: 'failed', d: 1, e: { ...e, frames: [] } };
    };
    const events: [number, Partial<Event>][] = [
      [TODAY - 30, error('2.0.0', 'aaaaaaaaaaaa')],
      [TODAY - 1, error('2.1.0', 'aaaaaaaaaaaa')],
      [TODAY - 9, error('2.1.0', 'bbbbbbbbbbbb')],
      [TODAY - 6, error('2.0.0', 'cccccccccccc')],
      [TODAY - 12, error('2.0.0', 'dddddddddddd')],
    ];
    const newsOf = (told: typeof events): Record<string, string | null> => {
      const store = storeOf(spoolOf(told));
      const { errors } = dashboardOf(store, 20);
      store.close();
      return Object.fromEntries(errors.map(({ fingerprint, news }) => [fingerprint, news]));
    };
    expect(newsOf(events)).toEqual({
      aaaaaaaaaaaa: null,
      bbbbbbbbbbbb: 'version',
      cccccccccccc: 'week',
      dddddddddddd: null,
    });
    // Who has only ever had one version learns nothing from that.
    expect(newsOf([[TODAY - 9, error('2.1.0', 'bbbbbbbbbbbb')]])).toEqual({ bbbbbbbbbbbb: null });
  });

  it('is empty where nothing was counted', () => {
    const store = storeOf(spoolOf([]));
    expect(dashboardOf(store, 7)).toMatchObject({
      usage: [],
      commands: [],
      languages: [],
      errors: [],
      regressions: [],
    });
    store.close();
  });
});
