import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { acquireLock } from '../database/writing.ts';
import { AxError } from '../model/index.ts';
import { type NextReport, nextReport, reportTaken } from './next-report.ts';
import { type Patience, post, shownUrl } from './post.ts';
import type { TelemetryStore } from './store.ts';

/** What sending needs. */
export interface SubmitOptions {
  store: TelemetryStore;
  /** Where telemetry is kept. */
  directory: string;
  endpoint: URL;
  signal: AbortSignal;
  patience?: Patience;
  /** Told before each pause why another attempt is needed. */
  onRetry?(why: string): void;
}

/** What was sent. */
export interface Submission {
  /** False when there was nothing to send. */
  sent: boolean;
  /** The address, without what may be secret in it. */
  endpoint: string;
  bytes: number;
  /** SHA-256 of the bytes, in hex. */
  sha256: string;
  /** How many counts were in it. */
  counts: number;
  attempts: number;
}

/**
 * Posts the next report, and remembers that it has arrived, so that nothing is sent twice: processes that do this at the
 * same time wait for each other. When an answer is lost, the next attempt sends the same bytes with
 * the same `Idempotency-Key`, a word made by chance for this report alone. Throws AxError `io` when the server has not taken it (nothing is lost then),
 * `locked`, `interrupted`.
 */
export async function submitReport(options: SubmitOptions): Promise<Submission> {
  const { store, directory, endpoint, signal, patience, onRetry } = options;
  store.fold();
  const about = aboutReport(nextReport(store), endpoint);
  if (about.counts === 0) return { ...about, sent: false, attempts: 0 };
  const lock = await acquireLock({ path: join(directory, 'submit.lock'), timeoutMs: 60_000, signal }).catch(
    (error: unknown) => {
      if (!(error instanceof AxError) || error.code !== 'locked') throw error;
      throw new AxError('locked', 'another process is sending a report', 'try again when it has ended');
    },
  );
  try {
    // Another process may have sent it in the meantime.
    const report = nextReport(store);
    const about = aboutReport(report, endpoint);
    if (about.counts === 0) return { ...about, sent: false, attempts: 0 };
    const body = Buffer.from(report.text);
    const { answer, attempts } = await post({
      url: endpoint,
      body,
      headers: { 'idempotency-key': report.key },
      signal,
      ...(patience && { patience }),
      ...(onRetry && { onRetry }),
    });
    if (answer !== null && typeof answer === 'object' && 'error' in answer && answer.error) {
      throw new AxError(
        'io',
        `${about.endpoint}: the server says yes and tells of an error`,
        'nothing is lost: try later',
      );
    }
    reportTaken(store);
    return { ...about, sent: true, attempts };
  } finally {
    lock.release();
  }
}

function aboutReport({ text, counts }: NextReport, endpoint: URL): Omit<Submission, 'sent' | 'attempts'> {
  const body = Buffer.from(text);
  const sha256 = createHash('sha256').update(body).digest('hex');
  return { endpoint: shownUrl(endpoint), bytes: body.length, sha256, counts };
}
