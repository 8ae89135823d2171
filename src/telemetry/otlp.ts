import { emptyHistogram, HISTOGRAM_SCALE, type Histogram, merge } from './histogram.ts';

/** What was counted of one metric with the same dimensions, day by day, oldest first. */
export interface CountedSeries {
  /** Name of the metric. */
  metric: string;
  /** UCUM unit: `ms`, `1`. */
  unit: string;
  /** One line of meaning. */
  description: string;
  dimensions: Readonly<Record<string, string>>;
  days: readonly CountedDay[];
}

/** One day, as UTC days since 1970. Without a histogram only the sum counts, which is a whole number then. */
export interface CountedDay {
  day: number;
  sum: number;
  histogram?: Histogram | undefined;
}

/** JSON of an `ExportMetricsServiceRequest` of OTLP. */
export interface OtlpRequest {
  resourceMetrics: {
    resource: { attributes: Attribute[] };
    scopeMetrics: { scope: { name: string }; metrics: Metric[] }[];
  }[];
}

interface Metric {
  name: string;
  description: string;
  unit: string;
  sum?: { aggregationTemporality: number; isMonotonic: boolean; dataPoints: Point[] };
  exponentialHistogram?: { aggregationTemporality: number; dataPoints: Point[] };
}

interface Attribute {
  key: string;
  value: { stringValue: string };
}

interface Point {
  attributes: Attribute[];
  startTimeUnixNano: string;
  timeUnixNano: string;
  [field: string]: unknown;
}

/** Totals since the start time, so that to send the same days again changes nothing. */
const CUMULATIVE = 2;
const DAY = 86_400;
const PROGRAM = 'ax';

/** Dimensions that say what was running, and what they are called as attributes of a resource. */
const RESOURCE: Readonly<Record<string, string>> = {
  version: 'service.version',
  node: 'process.runtime.version',
  platform: 'os.type',
};

/**
 * Series as requests of OTLP/HTTP in JSON, with at most `pointsAtOnce` points each: one point a day with the running
 * total at the end of that day, or at `now` (seconds since 1970) while it has not ended. 64-bit numbers are decimal
 * strings, as the JSON form of Protocol Buffers writes them.
 */
export function otlpRequests(series: readonly CountedSeries[], now: number, pointsAtOnce = 1000): OtlpRequest[] {
  const all = series.flatMap((each) => pointsOf(each, now).map((point) => ({ each, point })));
  const requests: OtlpRequest[] = [];
  for (let from = 0; from < all.length; from += pointsAtOnce) {
    const resources = new Map<string, Map<string, Metric>>();
    for (const { each, point } of all.slice(from, from + pointsAtOnce)) {
      const key = JSON.stringify(resourceOf(each));
      const metrics = resources.get(key) ?? new Map<string, Metric>();
      resources.set(key, metrics);
      const metric = metrics.get(each.metric) ?? emptyMetric(each);
      metrics.set(each.metric, metric);
      (metric.sum ?? metric.exponentialHistogram)?.dataPoints.push(point);
    }
    const resourceMetrics = [...resources].map(([key, metrics]) => ({
      resource: { attributes: JSON.parse(key) as Attribute[] },
      scopeMetrics: [{ scope: { name: PROGRAM }, metrics: [...metrics.values()] }],
    }));
    requests.push({ resourceMetrics });
  }
  return requests;
}

/** All series as one document. */
export function otlpDocument(series: readonly CountedSeries[], now: number): OtlpRequest {
  return otlpRequests(series, now, Number.POSITIVE_INFINITY)[0] ?? { resourceMetrics: [] };
}

/** How many points of a request an OTLP server did not want, from its answer. Such a request must not be sent again. */
export function otlpRejection(answer: unknown): number {
  const { partialSuccess } = (answer ?? {}) as { partialSuccess?: { rejectedDataPoints?: unknown } | null };
  return Number(partialSuccess?.rejectedDataPoints ?? 0) || 0;
}

/** Where metrics are posted: a bare address gets the path that OTLP/HTTP has for them. */
export function otlpUrl(url: URL): URL {
  const full = new URL(url);
  if (full.pathname === '/') full.pathname = '/v1/metrics';
  return full;
}

function emptyMetric({ metric, unit, description, days }: CountedSeries): Metric {
  const points = { aggregationTemporality: CUMULATIVE, dataPoints: [] };
  const head = { name: metric, description, unit };
  return days[0]?.histogram
    ? { ...head, exponentialHistogram: points }
    : { ...head, sum: { ...points, isMonotonic: true } };
}

function resourceOf({ dimensions }: CountedSeries): Attribute[] {
  const known = Object.entries(RESOURCE).flatMap(([name, key]) => {
    const value = dimensions[name];
    return value === undefined ? [] : [attribute(key, value)];
  });
  return [attribute('service.name', PROGRAM), attribute('process.runtime.name', 'nodejs'), ...known];
}

function attribute(key: string, value: string): Attribute {
  return { key, value: { stringValue: value } };
}

function pointsOf({ dimensions, days }: CountedSeries, now: number): Point[] {
  const attributes = Object.entries(dimensions)
    .filter(([name]) => RESOURCE[name] === undefined)
    .map(([name, value]) => attribute(name, value));
  const startTimeUnixNano = nanoseconds((days[0]?.day ?? 0) * DAY);
  const total = emptyHistogram();
  let sum = 0;
  return days.map(({ day, sum: added, histogram }) => {
    const timeUnixNano = nanoseconds(Math.min(now, (day + 1) * DAY));
    const head = { attributes, startTimeUnixNano, timeUnixNano };
    sum += added;
    if (!histogram) return { ...head, asInt: String(Math.round(sum)) };
    merge(total, histogram);
    return { ...head, ...histogramPoint(total) };
  });
}

function histogramPoint({ count, sum, min, max, zeros, buckets }: Histogram): Record<string, unknown> {
  const indexes = [...buckets.keys()];
  const offset = indexes.length === 0 ? 0 : Math.min(...indexes);
  const length = indexes.length === 0 ? 0 : Math.max(...indexes) - offset + 1;
  const bucketCounts = Array.from({ length }, (_, at) => String(buckets.get(offset + at) ?? 0));
  return {
    count: String(count),
    sum,
    min,
    max,
    scale: HISTOGRAM_SCALE,
    zeroCount: String(zeros),
    positive: { offset, bucketCounts },
    negative: { offset: 0, bucketCounts: [] },
  };
}

function nanoseconds(seconds: number): string {
  return String(BigInt(Math.floor(seconds)) * 1_000_000_000n);
}
