import type { BackupInfo, DryRun, SchemaChange } from '../../project/upkeep.ts';
import type { Out } from '../out.ts';
import { bytes, count, visible } from '../text.ts';

/** The line above what is said of a database. */
export function titled(out: Out, database: string, path: string): void {
  out.line(`${out.style('bold', database)} ${out.style('path', visible(path))}`);
}

/** The line of a backup that was made. */
export function printBackup({ path, bytes: size }: Pick<BackupInfo, 'path' | 'bytes'>, word: string, out: Out): void {
  out.line(`${word}: ${out.style('path', visible(path))} (${bytes(size)})`);
}

/** The name of a migration as its scripts have it. */
export function migrationName({ number, name }: { number: number; name: string }): string {
  return `${String(number).padStart(3, '0')}_${name}`;
}

/** What a dry run has found: changes of the schema, of rows, time, or why it would fail. */
export function printDryRun({ ok, error, schema, rows, milliseconds }: DryRun, out: Out): void {
  for (const change of schema) out.line(`  - ${sentence(change)}`);
  for (const [table, { before, after }] of Object.entries(rows)) {
    if (before !== after) out.line(`  - ${visible(table)}: ${count(before)} rows, then ${count(after)}`);
  }
  if (ok) out.line(`  takes about ${milliseconds} ms`);
  else if (error)
    out.line(`${out.style('bad', '✗')} would fail: ${visible(error.message)}${error.hint ? ` (${error.hint})` : ''}`);
}

const VERBS = { added: 'creates', removed: 'removes', changed: 'changes' } as const;

function sentence({ kind, name, change, from, to }: SchemaChange): string {
  const how = change === 'changed' && from !== undefined && to !== undefined ? `: ${from} -> ${to}` : '';
  return visible(`${VERBS[change]} ${kind.replace('-', ' ')} ${name}${how}`);
}
