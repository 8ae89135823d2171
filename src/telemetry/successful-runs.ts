import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spoolFiles } from './fold.ts';
import { spoolDirectory } from './recorder.ts';

/** How many runs that ended well the spool knows of, counted up to `most`. */
export function successfulRuns(directory: string, most: number): number {
  let runs = 0;
  for (const name of spoolFiles(directory).reverse()) {
    const text = readFileSync(join(spoolDirectory(directory), name), 'utf8');
    runs += text.split('"o":"ok"', most + 1).length - 1;
    if (runs >= most) break;
  }
  return Math.min(runs, most);
}
