import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Event } from './event.ts';
import { readEvent } from './read-event.ts';
import { FORMAT, spoolDirectory, spoolFile } from './recorder.ts';
import type { TelemetrySchema } from './schema.ts';

/** How far a spool file has been folded. */
export interface Watermark {
  /** Tells the file from another one that takes its name. */
  identity: string;
  /** Bytes folded. */
  offset: number;
}

/** Lines that were read out of a spool file. */
export interface SpoolPart {
  events: Event[];
  damaged: number;
  watermark: Watermark;
  /** True when there may be more to be read at once. */
  more: boolean;
}

const MOST_BYTES = 1024 * 1024;
const LINE_END = 10;
const IDENTIFYING = 64;

/** Names of the spool files whose lines this program can read, the oldest day first. */
export function spoolFiles(directory: string): string[] {
  const days = new Map<string, number>();
  for (const name of namesIn(spoolDirectory(directory))) {
    const file = spoolFile(name);
    if (file && file.format <= FORMAT) days.set(name, file.day);
  }
  return [...days].sort(([, a], [, b]) => a - b).map(([name]) => name);
}

/** The names in the spool; [] when there is none. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * Reads what stands in a spool file behind the watermark, up to the last line end and a megabyte at most. Undefined when
 * there is nothing. A line without an end is waited for.
 */
export function readSpool(
  directory: string,
  name: string,
  known: Watermark | undefined,
  schema: TelemetrySchema,
): SpoolPart | undefined {
  const descriptor = openSync(join(spoolDirectory(directory), name), 'r');
  try {
    const isSame = known !== undefined && identityOf(descriptor, known.offset) === known.identity;
    const offset = isSame ? known.offset : 0;
    const buffer = Buffer.alloc(MOST_BYTES);
    const bytes = buffer.subarray(0, readSync(descriptor, buffer, 0, MOST_BYTES, offset));
    const isFull = bytes.length === MOST_BYTES;
    const end = bytes.lastIndexOf(LINE_END) + 1;
    // So long a line is none of ours, wherever it ends.
    const taken = end === 0 && isFull ? bytes.length : end;
    if (taken === 0) return undefined;
    const part: SpoolPart = {
      ...{ events: [], damaged: 0, more: isFull },
      watermark: { identity: identityOf(descriptor, offset + taken), offset: offset + taken },
    };
    for (const line of bytes.toString('utf8', 0, taken).split('\n')) {
      if (line === '') continue;
      const event = readEvent(line, schema);
      if (event) part.events.push(event);
      else part.damaged++;
    }
    return part;
  } finally {
    closeSync(descriptor);
  }
}

/** A sum over the first bytes of a file: it stays when the file is copied or grows. */
function identityOf(descriptor: number, offset: number): string {
  const buffer = Buffer.alloc(Math.min(IDENTIFYING, offset));
  const length = readSync(descriptor, buffer, 0, buffer.length, 0);
  return createHash('sha256').update(buffer.subarray(0, length)).digest('hex').slice(0, 16);
}
