import { setTimeout as pause } from 'node:timers/promises';
import { AxError } from '../model/index.ts';

/** How long and how often sending is tried. */
export interface Patience {
  /** Attempts at most, the first counted. */
  attempts: number;
  /** Longest time for one attempt, from connecting to the end of the answer, in milliseconds. */
  attemptMs: number;
  /** Longest time for everything, pauses included, in milliseconds. */
  totalMs: number;
  /** The first pause, in milliseconds; each next one is twice as long, and all are shortened by chance. */
  pauseMs: number;
}

/** What is sent, and where. */
export interface Post {
  url: URL;
  /** A JSON document; these bytes go over the wire as they are. */
  body: Uint8Array;
  /** Headers beside those of every request. */
  headers?: Readonly<Record<string, string>>;
  signal: AbortSignal;
  patience?: Patience;
  /** Told before each pause why another attempt is needed. */
  onRetry?(why: string): void;
}

/** A server took it. */
export interface Taken {
  status: number;
  /** The answer as JSON; undefined when it was empty. */
  answer: unknown;
  attempts: number;
}

/** What the command line is patient with: nobody waits longer than half a minute. */
export const PATIENCE: Patience = { attempts: 4, attemptMs: 10_000, totalMs: 30_000, pauseMs: 500 };

/** Answers that ask to come again, as OTLP/HTTP names them. */
const COME_AGAIN = new Set([429, 502, 503, 504]);

/** Longest answer that is read, in bytes. */
const LONGEST_ANSWER = 65_536;

/** One attempt that failed; `again` tells whether another one makes sense, `after` how long the server wants to wait. */
interface Failure {
  why: string;
  again: boolean;
  after?: number | undefined;
}

/**
 * Posts a JSON document until a server has taken it: status 2xx, and an answer that is empty or whole and JSON. Anything
 * else is no success, whatever its status: a redirect (nothing is ever sent to another address), a page of a portal, an
 * answer of a wrong length. What may pass by itself is tried again. Throws AxError `io` when it was not taken,
 * `interrupted` when `signal` aborts.
 */
export async function post(work: Post): Promise<Taken> {
  const { url, signal, patience = PATIENCE, onRetry } = work;
  const end = performance.now() + patience.totalMs;
  for (let attempt = 1; ; attempt++) {
    const left = end - performance.now();
    const result = await once(work, Math.min(patience.attemptMs, left));
    if (signal.aborted) throw new AxError('interrupted', 'interrupted');
    if (!('why' in result)) return { ...result, attempts: attempt };
    const wait = result.after ?? patience.pauseMs * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
    const late = performance.now() + wait >= end;
    if (!result.again || attempt >= patience.attempts || late) {
      const often = attempt > 1 ? ` (${attempt} attempts)` : '';
      throw new AxError(
        'io',
        `${shownUrl(url)}: ${result.why}${often}`,
        result.again ? 'nothing is lost: try later' : '',
      );
    }
    onRetry?.(result.why);
    await pause(wait, undefined, { signal }).catch(() => {
      throw new AxError('interrupted', 'interrupted');
    });
  }
}

/** An address as it may be shown: without what may be secret in it. */
export function shownUrl({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname}`;
}

/** The address that a user wrote. Throws AxError `invalid-config`, where `name` says what was given. */
export function httpUrl(text: string, name: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && (url.protocol === 'http:' || url.protocol === 'https:') && url.host !== '') return url;
  throw new AxError('invalid-config', `${name} is no address of http or https: ${JSON.stringify(text)}`);
}

async function once({ url, body, headers, signal }: Post, within: number): Promise<Omit<Taken, 'attempts'> | Failure> {
  // Only what sends loads the network.
  const { request } = url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  const deadline = AbortSignal.timeout(Math.max(1, Math.ceil(within)));
  return new Promise((resolve) => {
    const sent = request(url, {
      method: 'POST',
      agent: false,
      signal: AbortSignal.any([signal, deadline]),
      headers: {
        'user-agent': 'ax',
        accept: 'application/json',
        ...headers,
        'content-type': 'application/json',
        'content-length': body.length,
      },
    });
    const fail = (error: unknown): void => {
      resolve(deadline.aborted ? { why: 'no answer in time', again: true } : failureOf(error));
      sent.destroy();
    };
    sent.on('error', fail);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('error', fail);
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length <= LONGEST_ANSWER) return;
        resolve({ why: 'the answer is too long', again: false });
        sent.destroy();
      });
      response.on('end', () => {
        const { statusCode = 0, headers } = response;
        resolve(judge(statusCode, headers['retry-after'], Buffer.concat(chunks).toString()));
        sent.destroy();
      });
    });
    sent.end(body);
  });
}

function judge(status: number, retryAfter: string | undefined, text: string): Omit<Taken, 'attempts'> | Failure {
  if (COME_AGAIN.has(status)) return { why: `the server answers ${status}`, again: true, after: waitOf(retryAfter) };
  if (status >= 300 && status < 400)
    return { why: `the server answers ${status}; redirects are not followed`, again: false };
  if (status < 200 || status >= 300) return { why: `the server answers ${status}`, again: false };
  if (text.trim() === '') return { status, answer: undefined };
  try {
    return { status, answer: JSON.parse(text) };
  } catch {
    return { why: `the server answers ${status} with something that is not JSON: it may be a portal`, again: false };
  }
}

/** Milliseconds that a server asks to wait: seconds or a date. */
function waitOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/** A certificate that is wrong, or an answer that is not HTTP, will be so again. */
function failureOf(error: unknown): Failure {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const again =
    /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)/.test(code);
  if (code.startsWith('HPE_')) return { why: 'the answer is no HTTP, or of another length', again: false };
  return { why: WORDS[code] ?? (code === '' ? message : `${message} (${code})`), again };
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection broke before the answer was whole',
  EPROTO: 'the server does not speak TLS',
  EPIPE: 'the connection broke before the answer was whole',
  ENOTFOUND: 'the host is not known, or there is no network',
  EAI_AGAIN: 'the host is not known, or there is no network',
};
