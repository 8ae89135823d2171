import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LAST_MS } from './run-lines.ts';

/** Something that was done to a flag on this machine. */
export interface HistoryEntry {
  /** Milliseconds since 1970. */
  at: number;
  flag: string;
  what: 'rolled back' | 'killed' | 'revived' | 'enabled' | 'disabled' | 'rollout' | 'experiment';
  /** In words. */
  detail: string;
  /** Version of the program that did it. */
  version: string;
}

const FILE = 'history.jsonl';

/** Takes note of something. Throws what the system says. */
export function appendToHistory(directory: string, entry: HistoryEntry): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  appendFileSync(join(directory, FILE), `${JSON.stringify(entry)}\n`, { mode: 0o600 });
}

const isText = (value: unknown): boolean => typeof value === 'string';

/** Everything noted, the latest first; lines that cannot be read are left out. */
export function readHistory(directory: string): HistoryEntry[] {
  let text: string;
  try {
    text = readFileSync(join(directory, FILE), 'utf8');
  } catch {
    return [];
  }
  return text
    .split('\n')
    .flatMap((line) => {
      try {
        const entry = JSON.parse(line) as HistoryEntry;
        return Math.abs(entry.at) <= LAST_MS && [entry.flag, entry.what, entry.detail].every(isText) ? [entry] : [];
      } catch {
        return [];
      }
    })
    .reverse();
}
