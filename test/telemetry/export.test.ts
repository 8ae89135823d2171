import { describe, expect, it } from 'vitest';
import { countedSeries } from '../../src/telemetry/counted-series.ts';
import { exportCsv } from '../../src/telemetry/export-csv.ts';
import { exportJson } from '../../src/telemetry/export-json.ts';
import { emptyHistogram, type Histogram, merged, record } from '../../src/telemetry/histogram.ts';
import type { DailyRow, Series } from '../../src/telemetry/store.ts';

const DAY = 20_782;

const SERIES: Series = {
  metric: 'command.duration',
  command: 'db status',
  surface: 'cli',
  outcome: 'ok',
  detail: '',
  version: '2.0.0',
  node: 20,
  platform: 'linux',
  variant: 'rank=new,cache=on',
  consent: 0,
};

function values(...all: number[]): Histogram {
  const histogram = emptyHistogram();
  for (const each of all) record(histogram, each);
  return histogram;
}

function row(day: number, histogram: Histogram, series: Partial<Series> = {}): DailyRow {
  return { day, series: { ...SERIES, ...series }, histogram };
}

const NUMBERS: Partial<Series> = { metric: 'parser.files', command: 'index', outcome: '', detail: 'go', variant: '' };

const ROWS: DailyRow[] = [
  row(DAY, values(8)),
  row(DAY, values(3, 40), NUMBERS),
  row(DAY - 1, values(0, 1.1, 2.2)),
  row(DAY, values(16), { consent: 1 }),
];

describe('values separated by commas', () => {
  it('are a line for each day of each series', () => {
    expect(exportCsv(ROWS).split('\n')).toEqual([
      'day,unit,metric,command,surface,outcome,detail,version,node,platform,variant,consent,count,sum,min,max,p50,p95,p99',
      '2026-11-24,ms,command.duration,db status,cli,ok,,2.0.0,20,linux,"rank=new,cache=on",0,3,3.3,0,2.2,1.1,2.2,2.2',
      '2026-11-25,ms,command.duration,db status,cli,ok,,2.0.0,20,linux,"rank=new,cache=on",0,1,8,8,8,8,8,8',
      '2026-11-25,ms,command.duration,db status,cli,ok,,2.0.0,20,linux,"rank=new,cache=on",1,1,16,16,16,16,16,16',
      '2026-11-25,1,parser.files,index,cli,,go,2.0.0,20,linux,,0,2,43,3,40,3,40,40',
      '',
    ]);
  });

  it('quote what needs it', () => {
    expect(exportCsv([row(DAY, values(1), { variant: 'a"b' })])).toContain(',"a""b",');
  });

  it('are a line of names when nothing was counted', () => {
    expect(exportCsv([]).split('\n')).toHaveLength(2);
  });
});

describe('JSON', () => {
  it('has every series with its days, and errors', () => {
    const error = {
      fingerprint: '0123456789ab',
      version: '2.0.0',
      consent: 0,
      class: 'internal',
      code: 'internal',
      frames: ['query/find.js:12'],
      firstSeen: 0,
      lastSeen: DAY * 86_400,
      count: 2,
    } as const;
    const { series, errors, ...head } = exportJson(ROWS, [{ ...error, frames: [...error.frames] }]);
    expect(head).toEqual({ export: 1, scale: 5 });
    expect(series.map(({ metric, consent, days }) => [metric, consent, days.length])).toEqual([
      ['command.duration', 0, 2],
      ['command.duration', 1, 1],
      ['parser.files', 0, 1],
    ]);
    expect(series[0]?.days[1]).toEqual({
      day: '2026-11-25',
      count: 1,
      sum: 8,
      min: 8,
      max: 8,
      zeros: 0,
      buckets: [[95, 1]],
    });
    expect(errors).toEqual([{ ...error, firstSeen: '1970-01-01T00:00:00.000Z', lastSeen: '2026-11-25T00:00:00.000Z' }]);
  });

  it('is exact: histograms can be made of it again, and merged', () => {
    const all = Array.from({ length: 300 }, (_, at) => ((at * 7919) % 5000) / 7);
    const { series } = exportJson([row(DAY, values(...all.slice(0, 99))), row(DAY + 1, values(...all.slice(99)))], []);
    const again = series[0]?.days.map(({ count, sum, min, max, zeros, buckets }) => {
      return { count, sum, min, max, zeros, buckets: new Map(buckets) };
    });
    const { sum, ...rest } = merged(again ?? []);
    const { sum: expected, ...others } = values(...all);
    expect(rest).toEqual(others);
    expect(sum).toBeCloseTo(expected, 6);
  });
});

describe('series for OTLP', () => {
  it('are histograms of times and sums of things', () => {
    expect(countedSeries(ROWS)).toEqual([
      {
        metric: 'ax.command.duration',
        unit: 'ms',
        description: 'How long commands took, without the start of the process.',
        dimensions: {
          command: 'db status',
          surface: 'cli',
          outcome: 'ok',
          version: '2.0.0',
          node: '20',
          platform: 'linux',
          variant: 'rank=new,cache=on',
        },
        days: [
          { day: DAY - 1, sum: 3.3000000000000003, histogram: values(0, 1.1, 2.2) },
          { day: DAY, sum: 24, histogram: values(8, 16) },
        ],
      },
      {
        metric: 'ax.parser.files',
        unit: '1',
        description: 'How many files of a language one command parsed.',
        dimensions: {
          command: 'index',
          surface: 'cli',
          detail: 'go',
          version: '2.0.0',
          node: '20',
          platform: 'linux',
        },
        days: [{ day: DAY, sum: 43, histogram: undefined }],
      },
    ]);
  });
});
