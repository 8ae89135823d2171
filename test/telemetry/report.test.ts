import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/statistics/index.ts';
import { emptyHistogram, type Histogram, record } from '../../src/telemetry/histogram.ts';
import {
  type Accounted,
  accountForAll,
  draftReport,
  isEmpty,
  isoDay,
  mondayOf,
  NOTHING_TOLD,
  type Report,
} from '../../src/telemetry/report.ts';
import type { DailyRow, ErrorRow, Series } from '../../src/telemetry/store.ts';

/** Wednesday, 2026-11-25. */
const TODAY = 20_782;

const SERIES: Series = {
  metric: 'command.duration',
  command: 'def',
  surface: 'cli',
  outcome: 'ok',
  detail: '',
  version: '2.0.0',
  node: 20,
  platform: 'linux',
  variant: '',
  consent: 1,
};

const ERROR: ErrorRow = {
  fingerprint: '0123456789ab',
  version: '2.0.0',
  consent: 1,
  class: 'internal',
  code: 'internal',
  frames: ['query/find.js:12'],
  firstSeen: 1,
  lastSeen: 2,
  count: 5,
};

function values(...all: number[]): Histogram {
  const histogram = emptyHistogram();
  for (const each of all) record(histogram, each);
  return histogram;
}

function row(day: number, histogram: Histogram, series: Partial<Series> = {}): DailyRow {
  return { day, series: { ...SERIES, ...series }, histogram };
}

const times = (n: number, value = 10): number[] => Array.from({ length: n }, () => value);

/** The counts of a report by week and command. */
function told({ weeks }: Report): Record<string, number> {
  return Object.fromEntries(
    weeks.flatMap(({ from, cells }) => cells.map(({ command, count }) => [`${from} ${command}`, count])),
  );
}

function draft(rows: DailyRow[], accounted: Accounted = NOTHING_TOLD, today = TODAY, errors: ErrorRow[] = []) {
  return draftReport(rows, errors, accounted, today);
}

describe('days and weeks', () => {
  it('begin on Monday', () => {
    expect([-4, -3, 0, 3, 4, TODAY, TODAY + 4, TODAY + 5].map((day) => isoDay(mondayOf(day)))).toEqual([
      '1969-12-22',
      '1969-12-29',
      '1969-12-29',
      '1969-12-29',
      '1970-01-05',
      '2026-11-23',
      '2026-11-23',
      '2026-11-30',
    ]);
  });
});

describe('a report', () => {
  it('is these words and counts, and nothing else', () => {
    const rows = [
      row(TODAY, values(...times(5, 3), ...times(5, 0), ...times(4, 4.5), 1000)),
      row(TODAY - 1, values(4, 4, 4)),
      row(TODAY, values(...times(6, 1)), { metric: 'parser.files', command: 'index', outcome: '', detail: 'go' }),
    ];
    expect(draft(rows, NOTHING_TOLD, TODAY, [ERROR]).report).toEqual({
      report: 1,
      weeks: [
        {
          from: '2026-11-23',
          cells: [
            {
              metric: 'command.duration',
              command: 'def',
              surface: 'cli',
              outcome: 'ok',
              version: '2.0.0',
              node: 20,
              platform: 'linux',
              count: 18,
              upTo: [
                [0, 5],
                [4, 8],
              ],
            },
            {
              metric: 'parser.files',
              command: 'index',
              surface: 'cli',
              detail: 'go',
              version: '2.0.0',
              node: 20,
              platform: 'linux',
              count: 6,
              upTo: [[1, 6]],
            },
          ],
        },
      ],
      errors: [
        {
          version: '2.0.0',
          class: 'internal',
          code: 'internal',
          fingerprint: '0123456789ab',
          frames: ['query/find.js:12'],
          count: 5,
        },
      ],
    });
  });

  it('is the same whatever the order of what was counted', () => {
    const rows = [
      row(TODAY, values(...times(5)), { command: 'refs' }),
      row(TODAY - 9, values(...times(5, 300), ...times(5, 20))),
      row(TODAY, values(...times(5))),
      row(TODAY - 1, values(...times(7))),
    ];
    const text = JSON.stringify(draft(rows).report);
    expect(JSON.stringify(draft([...rows].reverse()).report)).toBe(text);
  });

  it('counts the days of a week, and consents, together', () => {
    const rows = [
      row(TODAY - 2, values(...times(2))),
      row(TODAY, values(...times(2))),
      row(TODAY, values(10), { consent: 2 }),
    ];
    expect(told(draft(rows).report)).toEqual({ '2026-11-23 def': 5 });
  });

  it('leaves out what is small', () => {
    const rows = [row(TODAY, values(...times(4))), row(TODAY, values(...times(5)), { command: 'refs' })];
    expect(told(draft(rows, NOTHING_TOLD, TODAY, [{ ...ERROR, count: 4 }]).report)).toEqual({ '2026-11-23 refs': 5 });
    expect(isEmpty(draft(rows.slice(0, 1), NOTHING_TOLD, TODAY, [{ ...ERROR, count: 4 }]).report)).toBe(true);
  });

  it('tells what is more than before', () => {
    const { accounted } = draft([row(TODAY, values(...times(5, 3), ...times(2, 100)))]);
    const more = [row(TODAY, values(...times(10, 3), ...times(7, 100))), row(TODAY + 1, values(...times(1, 3)))];
    const { report } = draft(more, accounted, TODAY + 1);
    expect(report.weeks[0]?.cells).toMatchObject([
      {
        count: 11,
        upTo: [
          [4, 6],
          [128, 5],
        ],
      },
    ]);
  });

  it('lets small cells of the running week wait', () => {
    const first = draft([row(TODAY, values(...times(5))), row(TODAY, values(...times(4)), { command: 'refs' })]);
    expect(told(first.report)).toEqual({ '2026-11-23 def': 5 });
    const second = draft(
      [row(TODAY, values(...times(9))), row(TODAY, values(...times(6)), { command: 'refs' })],
      first.accounted,
    );
    expect(told(second.report)).toEqual({ '2026-11-23 refs': 6 });
    const third = draft(
      [row(TODAY, values(...times(11))), row(TODAY, values(...times(6)), { command: 'refs' })],
      second.accounted,
    );
    expect(told(third.report)).toEqual({ '2026-11-23 def': 6 });
  });

  it('tells the rest of a week when the next has begun, once', () => {
    const rows = [row(TODAY, values(...times(5)))];
    const first = draft(rows);
    rows[0] = row(TODAY, values(...times(12)));
    rows.push(row(TODAY + 7, values(...times(6))));
    const second = draft(rows, first.accounted, TODAY + 7);
    expect(told(second.report)).toEqual({ '2026-11-23 def': 7, '2026-11-30 def': 6 });
    expect(isEmpty(draft(rows, second.accounted, TODAY + 7).report)).toBe(true);
    expect(isEmpty(draft(rows, second.accounted, TODAY + 70).report)).toBe(true);
  });

  it('does not tell of days to come', () => {
    const rows = [row(TODAY + 30, values(...times(9)))];
    const { report, accounted } = draft(rows);
    expect(isEmpty(report)).toBe(true);
    expect(told(draft(rows, accounted, TODAY + 30).report)).toEqual({ '2026-12-21 def': 9 });
  });

  it('tells nothing twice when the clock goes back', () => {
    const rows = [row(TODAY, values(...times(9))), row(TODAY - 14, values(...times(9)))];
    const { accounted } = draft(rows);
    expect(isEmpty(draft(rows, accounted, TODAY - 14).report)).toBe(true);
    expect(isEmpty(draft(rows, draft(rows, accounted, TODAY - 14).accounted, TODAY).report)).toBe(true);
  });

  it('begins anew where the counting began anew', () => {
    const { accounted } = draft([row(TODAY, values(...times(20)))], NOTHING_TOLD, TODAY, [{ ...ERROR, count: 20 }]);
    const { report } = draft([row(TODAY, values(...times(6)))], accounted, TODAY, [{ ...ERROR, count: 6 }]);
    expect(told(report)).toEqual({ '2026-11-23 def': 6 });
    expect(report.errors).toMatchObject([{ count: 6 }]);
  });

  it('tells of errors what is new', () => {
    const first = draft([], NOTHING_TOLD, TODAY, [{ ...ERROR, count: 7 }]);
    const few = draft([], first.accounted, TODAY + 7, [{ ...ERROR, count: 11 }]);
    expect(isEmpty(few.report)).toBe(true);
    const enough = draft([], few.accounted, TODAY + 14, [{ ...ERROR, count: 12 }]);
    expect(enough.report.errors).toMatchObject([{ count: 5 }]);
  });

  it('tells nothing of what came before all was accounted for', () => {
    const rows = [row(TODAY - 20, values(...times(9))), row(TODAY, values(...times(9)))];
    const accounted = accountForAll(rows, [{ ...ERROR, count: 9 }], TODAY);
    expect(isEmpty(draft(rows, accounted, TODAY, [{ ...ERROR, count: 9 }]).report)).toBe(true);
    rows.push(row(TODAY + 1, values(...times(5))));
    expect(told(draft(rows, accounted, TODAY + 1).report)).toEqual({ '2026-11-23 def': 5 });
  });

  it('adds up to what was counted, over many reports', () => {
    const next = seededRandom(7);
    const random = (n: number): number => Math.floor(next() * n);
    const histograms = new Map<number, Histogram>();
    let accounted: Accounted = NOTHING_TOLD;
    let sum = 0;
    let recorded = 0;
    for (let step = 0; step < 200; step++) {
      const day = TODAY + Math.floor(step / 5);
      const histogram = histograms.get(day) ?? emptyHistogram();
      histograms.set(day, histogram);
      for (let n = 5 + random(20); n > 0; n--) {
        record(histogram, random(3000));
        recorded++;
      }
      if (random(3) === 0 && step < 199) continue;
      const result = draft(
        [...histograms].map(([at, all]) => row(at, all)),
        accounted,
        day,
      );
      accounted = result.accounted;
      for (const count of Object.values(told(result.report))) sum += count;
    }
    expect(sum).toBe(recorded);
  });
});
