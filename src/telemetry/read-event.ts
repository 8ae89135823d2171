import type { ErrorEvent, Event } from './event.ts';
import { FORMAT } from './recorder.ts';
import type { TelemetrySchema, Words } from './schema.ts';

/** What stands for a word that this program does not know: that of a newer program, or none at all. */
export const OTHER = 'other';

const MOST = 1e12;

/**
 * Reads a line of a spool file. Every word that is not in the schema becomes `other`, so that nothing else is ever kept.
 * Undefined when the line is damaged, or of another form.
 */
export function readEvent(line: string, schema: TelemetrySchema): Event | undefined {
  const given = parse(line);
  if (given?.v !== FORMAT || !isAmount(given.t) || !isVersion(given.ax) || !isAmount(given.n)) return undefined;
  const { t, ax, n, s, c, w, o, d, q, p, k, l, f, e } = given;
  const event: Event = {
    v: FORMAT,
    ...{ t, ax, n: Math.floor(n), os: word(given.os, schema.platforms) },
    c: c === '' ? '' : word(c, schema.commands),
  };
  if (isAmount(s)) event.s = Math.floor(s);
  if (w !== undefined) event.w = word(w, schema.surfaces) as NonNullable<Event['w']>;
  if (o !== undefined) {
    if (!isAmount(d)) return undefined;
    event.o = word(o, schema.outcomes) as NonNullable<Event['o']>;
    event.d = d;
  }
  if (Array.isArray(q) && isAmount(q[2])) {
    event.q = [word(q[0], schema.queries), word(q[1], schema.results), q[2]] as NonNullable<Event['q']>;
  }
  if (p !== undefined) event.p = amounts(p, schema.phases);
  if (k !== undefined) event.k = amounts(k, schema.counters);
  if (l !== undefined) event.l = amounts(l, schema.languages);
  if (f !== undefined) event.f = variants(f, schema);
  const error = e === undefined ? undefined : readError(e, schema);
  if (error) event.e = error;
  return event;
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function readError(given: unknown, schema: TelemetrySchema): ErrorEvent | undefined {
  if (!isRecord(given) || typeof given.fingerprint !== 'string' || !/^[0-9a-f]{12}$/.test(given.fingerprint)) {
    return undefined;
  }
  const frames = Array.isArray(given.frames) ? given.frames : [];
  return {
    class: word(given.class, schema.errorClasses) as ErrorEvent['class'],
    code: word(given.code, schema.errorCodes) as ErrorEvent['code'],
    fingerprint: given.fingerprint,
    frames: frames.filter((frame) => typeof frame === 'string' && /^[a-z0-9/-]{1,60}\.[jt]s:\d{1,6}$/.test(frame)),
  };
}

function word(given: unknown, known: Words): string {
  return typeof given === 'string' && Object.hasOwn(known, given) ? given : OTHER;
}

function amounts(given: unknown, known: Words): Record<string, number> {
  const read: Record<string, number> = {};
  for (const [name, value] of Object.entries(isRecord(given) ? given : {})) {
    const key = word(name, known);
    if (isAmount(value)) read[key] = (read[key] ?? 0) + value;
  }
  return read;
}

function variants(given: unknown, { flags }: TelemetrySchema): Record<string, string> {
  const pairs = Object.entries(isRecord(given) ? given : {});
  return Object.fromEntries(
    pairs.filter((pair): pair is [string, string] => {
      const known = Object.hasOwn(flags, pair[0]) ? flags[pair[0]] : undefined;
      return known?.includes(String(pair[1])) === true;
    }),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= MOST;
}

function isVersion(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,5}\.\d{1,5}\.\d{1,5}(-(alpha|beta|rc)\.\d{1,4})?$/.test(value);
}
