import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxError, EXIT_OF } from '../model/index.ts';
import type { ErrorEvent } from './event.ts';

/** The code of this package, as frames of a stack name it. */
const SOURCE = new URL('../', import.meta.url).href;
const MOST_FRAMES = 5;

/**
 * What may be told of an error: no word of its message, and frames only where they are files of this package. Undefined
 * when the user stopped the program.
 */
export function errorEvent(error: unknown): ErrorEvent | undefined {
  const code = error instanceof AxError ? error.code : 'internal';
  if (code === 'interrupted') return undefined;
  const status = code === 'internal' ? 3 : EXIT_OF[code];
  const kind = code === 'internal' ? 'internal' : status === 3 ? 'failure' : 'refusal';
  const frames = kind === 'refusal' ? [] : framesOf(error);
  return { class: kind, code, fingerprint: fingerprintOf([kind, code, ...frames].join('\n')), frames };
}

function framesOf(error: unknown): string[] {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return [];
  // The message may look like a frame.
  const said = error.stack.indexOf(error.message);
  const stack = said < 0 ? error.stack : error.stack.slice(said + error.message.length);
  const frames: string[] = [];
  for (const line of stack.split('\n')) {
    const at = line.indexOf(SOURCE);
    const place = at < 0 ? null : /^([a-z0-9/-]+\.[jt]s):(\d+):\d+\)?$/.exec(line.slice(at + SOURCE.length));
    if (!place || !isOurs(place[1]!)) continue;
    frames.push(`${place[1]}:${place[2]}`);
    if (frames.length === MOST_FRAMES) break;
  }
  return frames;
}

function isOurs(file: string): boolean {
  return statSync(fileURLToPath(new URL(file, SOURCE)), { throwIfNoEntry: false })?.isFile() === true;
}

/** Twelve hex digits (FNV-1a with two beginnings): tells errors from each other, not from an adversary. */
function fingerprintOf(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(i), 0x0100019d);
  }
  return (high >>> 0).toString(16).padStart(8, '0').slice(-4) + (low >>> 0).toString(16).padStart(8, '0');
}
