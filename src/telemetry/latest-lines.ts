import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from './fold.ts';
import { spoolDirectory, spoolFile } from './recorder.ts';

/** The last `most` lines that were recorded, as they are on the disk, oldest first. */
export function latestLines(directory: string, most: number): string[] {
  const folder = spoolDirectory(directory);
  const dayOf = (name: string): number => spoolFile(name)?.day ?? -1;
  const names = namesIn(folder).filter((name) => spoolFile(name));
  let lines: string[] = [];
  for (const name of names.sort((a, b) => dayOf(b) - dayOf(a))) {
    const text = readFileSync(join(folder, name), 'utf8');
    lines = [...text.split('\n').filter((line) => line !== ''), ...lines];
    if (lines.length >= most) break;
  }
  return lines.slice(-most);
}
