import type { OtlpRequest } from './otlp.ts';
import { otlpRejection, otlpUrl } from './otlp.ts';
import { type Patience, post, shownUrl } from './post.ts';

/** What goes to which collector. */
export interface OtlpWork {
  requests: readonly OtlpRequest[];
  endpoint: URL;
  signal: AbortSignal;
  patience?: Patience;
  /** Told before each pause why another attempt is needed. */
  onRetry?(why: string): void;
}

/** What a collector has been sent. */
export interface OtlpSending {
  /** The address, without what may be secret in it. */
  endpoint: string;
  requests: number;
  points: number;
  /** Points that the collector did not want. */
  rejected: number;
  bytes: number;
  attempts: number;
}

/** Sends requests to a collector, one after the other. Throws AxError as `post`; what was sent by then stays sent. */
export async function sendOtlp({ requests, endpoint, ...how }: OtlpWork): Promise<OtlpSending> {
  const url = otlpUrl(endpoint);
  const sent: OtlpSending = { endpoint: shownUrl(url), requests: 0, points: 0, rejected: 0, bytes: 0, attempts: 0 };
  for (const request of requests) {
    const body = Buffer.from(JSON.stringify(request));
    const { answer, attempts } = await post({ url, body, ...how });
    sent.requests++;
    sent.points += pointsIn(request);
    sent.rejected += otlpRejection(answer);
    sent.bytes += body.length;
    sent.attempts += attempts;
  }
  return sent;
}

function pointsIn({ resourceMetrics }: OtlpRequest): number {
  const metrics = resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((each) => each.metrics));
  return metrics.reduce((n, { sum, exponentialHistogram }) => n + (sum ?? exponentialHistogram)!.dataPoints.length, 0);
}
