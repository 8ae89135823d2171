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

/** OTLP's name for running totals. */
const CUMULATIVE = 2;
const DAY = 86_400;
const PROGRAM = 'ax';

/** Dimensions that say what was running, and what they are called as attributes of a resource. */
const RESOURCE: Readonly<Record<string, string>> = {
  version: 'service.version',
  node: 'process.runtime.version',
  platform: 'os.type',
};

/** Which points are made. */
export interface OtlpOptions {
  /** Seconds since 1970. */
  now: number;
  /** The first day, since which everything is still there: months that began earlier are left out. */
  wholeSince: number;
  /** The first day of which points are wanted. */
  since: number;
  /** How many points are in one request at most. */
  pointsAtOnce: number;
}

/**
 * Series as requests of OTLP/HTTP in JSON. There is one point a day: the running total since the month began (UTC), at the
 * end of the day, or at `now` while it has not ended. So a total never changes once its day has ended, and where it begins
 * again it is said by the start time. 64-bit numbers are decimal strings, as the JSON form of Protocol Buffers has them.
 */
export function otlpRequests(series: readonly CountedSeries[], options: OtlpOptions): OtlpRequest[] {
  const { pointsAtOnce } = options;
  const all = series.flatMap((each) => pointsOf(each, options).map((point) => ({ each, point })));
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
export function otlpDocument(
  series: readonly CountedSeries[],
  options: Omit<OtlpOptions, 'pointsAtOnce'>,
): OtlpRequest {
  return otlpRequests(series, { ...options, pointsAtOnce: Number.POSITIVE_INFINITY })[0] ?? { resourceMetrics: [] };
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

function pointsOf({ dimensions, days }: CountedSeries, { now, since, wholeSince }: OtlpOptions): Point[] {
  const attributes = Object.entries(dimensions)
    .filter(([name]) => RESOURCE[name] === undefined)
    .map(([name, value]) => attribute(name, value));
  const points: Point[] = [];
  let month = Number.NaN;
  let total = emptyHistogram();
  let sum = 0;
  for (const { day, sum: added, histogram } of days) {
    const start = monthOf(day);
    if (start < wholeSince || day * DAY > now) continue;
    if (start !== month) {
      month = start;
      total = emptyHistogram();
      sum = 0;
    }
    sum += added;
    if (histogram) merge(total, histogram);
    if (day < since) continue;
    const startTimeUnixNano = nanoseconds(start * DAY);
    const timeUnixNano = nanoseconds(Math.min(now, (day + 1) * DAY));
    const value = histogram ? histogramPoint(total) : { asInt: String(Math.round(sum)) };
    points.push({ attributes, startTimeUnixNano, timeUnixNano, ...value });
  }
  return points;
}

/** The first day of the month of a day. */
function monthOf(day: number): number {
  const date = new Date(day * DAY * 1000);
  return day - date.getUTCDate() + 1;
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
