import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { AxError } from '../model/index.ts';
import type { Mode } from './mode.ts';
import { choiceFile, PURPOSE } from './recorder.ts';

/** Writes down what the user has chosen, and that it is about what is sent today. Throws AxError `io`. */
export function writeChoice(directory: string, mode: Mode): void {
  const path = choiceFile(directory);
  // Of its own, since another process may choose at the same time.
  const temporary = `${path}.${Math.random().toString(36).slice(2)}`;
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, `${mode} ${PURPOSE}\n`, { mode: 0o600 });
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    const hint = `check its permissions, or set AX_TELEMETRY=${mode}`;
    throw new AxError('io', `cannot write ${path}: ${(cause as Error).message}`, hint, { cause });
  }
}
