import { JsonMetricsSerializer } from '@opentelemetry/otlp-transformer';
import {
  AggregationType,
  DataPointType,
  MeterProvider,
  MetricReader,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import { describe, expect, it } from 'vitest';
import { emptyHistogram, type Histogram, record } from '../../src/telemetry/histogram.ts';
import { type CountedSeries, otlpRejection, otlpRequests, otlpUrl } from '../../src/telemetry/otlp.ts';

const DAY = 20_782;
const NOON = DAY * 86_400 + 43_200;

function values(...all: number[]): Histogram {
  const histogram = emptyHistogram();
  for (const each of all) record(histogram, each);
  return histogram;
}

/** All points of the month, and of earlier ones. */
const ALL = { now: NOON, since: 0, wholeSince: 0, pointsAtOnce: 1000 };

function series(days: CountedSeries['days'], dimensions: CountedSeries['dimensions'] = {}): CountedSeries {
  return { metric: 'command.duration', unit: 'ms', description: 'How long.', dimensions, days };
}

/** The kit's own pipeline, asked when the test wants to. */
class Reader extends MetricReader {
  protected override async onShutdown(): Promise<void> {}
  protected override async onForceFlush(): Promise<void> {}
}

/** What the kit of OpenTelemetry writes as JSON. */
function written(metrics: ResourceMetrics): Record<string, unknown> {
  return JSON.parse(new TextDecoder().decode(JsonMetricsSerializer.serializeRequest(metrics)));
}

/** 64-bit numbers may be written as numbers or as strings; the kit does the former. Times and empty parts do not matter. */
function plain(json: unknown): unknown {
  return JSON.parse(JSON.stringify(json), (key, value) => {
    if (key === 'startTimeUnixNano' || key === 'timeUnixNano') return undefined;
    if (['count', 'zeroCount', 'asInt'].includes(key)) return Number(value);
    return key === 'bucketCounts' ? value.map(Number) : value;
  });
}

async function measured(all: readonly number[], attributes: Record<string, string>): Promise<ResourceMetrics> {
  const reader = new Reader();
  const provider = new MeterProvider({
    readers: [reader],
    views: [{ instrumentName: '*', aggregation: { type: AggregationType.EXPONENTIAL_HISTOGRAM } }],
  });
  const histogram = provider
    .getMeter('ax')
    .createHistogram('command.duration', { unit: 'ms', description: 'How long.' });
  for (const each of all) histogram.record(each, attributes);
  return (await reader.collect()).resourceMetrics;
}

describe('OTLP', () => {
  // 160 buckets of the kit hold five doublings at scale 5, and less than that at a finer one.
  for (const [name, all] of [
    ['values between the bounds', [1, 3.7, 12.5, 19.99, 20, 28]],
    ['powers of two', [1, 2, 4, 8, 16, 16, 30]],
    ['zeros', [0, 0, 1.5, 29, 40]],
    ['many values', Array.from({ length: 500 }, (_, at) => 1 + ((at * 7919) % 2900) / 100)],
  ] as const) {
    it(`is what the kit of OpenTelemetry writes for ${name}`, async () => {
      const attributes = { command: 'find', outcome: 'ok' };
      const [theirs] = written(await measured(all, attributes)).resourceMetrics as {
        scopeMetrics: { metrics: unknown }[];
      }[];
      const [request] = otlpRequests([series([{ day: DAY, sum: 0, histogram: values(...all) }], attributes)], ALL);
      expect(plain(theirs?.scopeMetrics[0]?.metrics)).toEqual(
        plain(request?.resourceMetrics[0]?.scopeMetrics[0]?.metrics),
      );
    });
  }

  it('is what the kit writes for a whole request', () => {
    const time: [number, number] = [NOON, 0];
    // 2026-11-01
    const start: [number, number] = [(DAY - 24) * 86_400, 0];
    const theirs = written({
      resource: {
        attributes: {
          'service.name': 'ax',
          'process.runtime.name': 'nodejs',
          'service.version': '2.0.0',
          'process.runtime.version': '20',
          'os.type': 'linux',
        },
      } as unknown as ResourceMetrics['resource'],
      scopeMetrics: [
        {
          scope: { name: 'ax' },
          metrics: [
            {
              dataPointType: DataPointType.SUM,
              descriptor: { name: 'error.count', description: 'Errors.', unit: '1', valueType: 0 },
              aggregationTemporality: 1,
              isMonotonic: true,
              dataPoints: [
                { startTime: start, endTime: [DAY * 86_400, 0], attributes: { code: 'io' }, value: 3 },
                { startTime: start, endTime: time, attributes: { code: 'io' }, value: 8 },
              ],
            },
          ],
        },
      ],
    });
    const days = [
      { day: DAY - 1, sum: 3 },
      { day: DAY, sum: 5 },
    ];
    const ours = otlpRequests(
      [
        {
          metric: 'error.count',
          unit: '1',
          description: 'Errors.',
          dimensions: { code: 'io', version: '2.0.0', node: '20', platform: 'linux' },
          days,
        },
      ],
      ALL,
    );
    const numbers = (key: string, value: unknown): unknown => (key === 'asInt' ? Number(value) : value);
    expect(JSON.parse(JSON.stringify(ours), numbers)).toEqual([without(theirs, 'droppedAttributesCount')]);
  });

  it('tells the total at the end of each day, so that to send a day again changes nothing', () => {
    const days = [
      { day: DAY - 3, sum: 30, histogram: values(10, 20) },
      { day: DAY, sum: 5, histogram: values(5) },
    ];
    const points = (request: ReturnType<typeof otlpRequests>): unknown[] =>
      request[0]?.resourceMetrics[0]?.scopeMetrics[0]?.metrics[0]?.exponentialHistogram?.dataPoints ?? [];
    const [first, second] = points(otlpRequests([series(days)], ALL));
    const startTimeUnixNano = `${(DAY - 24) * 86_400}000000000`;
    expect(first).toMatchObject({
      startTimeUnixNano,
      timeUnixNano: `${(DAY - 2) * 86_400}000000000`,
      count: '2',
      sum: 30,
    });
    expect(second).toMatchObject({ startTimeUnixNano, timeUnixNano: `${NOON}000000000`, count: '3', sum: 35, min: 5 });
    expect(points(otlpRequests([series(days)], { ...ALL, now: NOON + 60 }))[0]).toEqual(first);
  });

  it('begins again with each month, and knows only whole ones', () => {
    const days = [DAY - 60, DAY - 26, DAY - 25, DAY - 24, DAY, DAY + 1].map((day) => ({ day, sum: 2 }));
    const told = (options: Partial<typeof ALL>): unknown =>
      otlpRequests([series(days)], { ...ALL, ...options })
        .flatMap(({ resourceMetrics }) => resourceMetrics[0]?.scopeMetrics[0]?.metrics[0]?.sum?.dataPoints ?? [])
        .map(({ startTimeUnixNano, timeUnixNano, asInt }) => [startTimeUnixNano, timeUnixNano, asInt])
        .map(([start, time, sum]) => [iso(start), iso(time), sum]);
    const november = [
      ['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z', '2'],
      ['2026-11-01T00:00:00.000Z', '2026-11-25T12:00:00.000Z', '4'],
    ];
    const october = [
      ['2026-10-01T00:00:00.000Z', '2026-10-31T00:00:00.000Z', '2'],
      ['2026-10-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z', '4'],
    ];
    const september = ['2026-09-01T00:00:00.000Z', '2026-09-27T00:00:00.000Z', '2'];
    expect(told({})).toEqual([september, ...october, ...november]);
    expect(told({ wholeSince: DAY - 60 })).toEqual([...october, ...november]);
    expect(told({ since: DAY - 25 })).toEqual([october[1], ...november]);
  });

  it('is cut into requests of so many points', () => {
    const days = Array.from({ length: 7 }, (_, at) => ({ day: DAY - 7 + at, sum: 1, histogram: values(1) }));
    const all = [series(days, { command: 'def' }), series(days, { command: 'refs' })];
    const requests = otlpRequests(all, { ...ALL, pointsAtOnce: 5 });
    const sizes = requests.map(
      ({ resourceMetrics }) => resourceMetrics[0]?.scopeMetrics[0]?.metrics[0]?.exponentialHistogram?.dataPoints.length,
    );
    expect(sizes).toEqual([5, 5, 4]);
    expect(otlpRequests([], ALL)).toEqual([]);
  });

  it('has a resource for each version of the program', () => {
    const days = [{ day: DAY, sum: 1, histogram: values(1) }];
    const all = ['1', '2', '1'].map((version, at) => series(days, { version, command: `c${at}` }));
    const [request] = otlpRequests(all, ALL);
    expect(request?.resourceMetrics.map(({ scopeMetrics }) => scopeMetrics[0]?.metrics.length)).toEqual([1, 1]);
  });

  it('goes to the path of metrics, unless there is one', () => {
    expect(
      ['http://x.test:4318', 'http://x.test:4318/?a=b', 'http://x.test/in/v1/metrics'].map(
        (text) => otlpUrl(new URL(text)).href,
      ),
    ).toEqual(['http://x.test:4318/v1/metrics', 'http://x.test:4318/v1/metrics?a=b', 'http://x.test/in/v1/metrics']);
  });

  it('knows when a server has not taken all', () => {
    const answers = [undefined, {}, { partialSuccess: {} }, { partialSuccess: null }, 'text', null];
    expect(answers.map(otlpRejection)).toEqual(answers.map(() => 0));
    expect(otlpRejection({ partialSuccess: { rejectedDataPoints: '3', errorMessage: 'too old' } })).toBe(3);
  });
});

function iso(nanoseconds: unknown): string {
  return new Date(Number(nanoseconds) / 1e6).toISOString();
}

function without(json: unknown, name: string): unknown {
  return JSON.parse(JSON.stringify(json), (key, value) => (key === name ? undefined : value));
}
