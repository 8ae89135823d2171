import type { Report } from '../judged.ts';
import type { Run } from '../run.ts';

/** Statements that write more than the given number of bytes; an index is no such thing, it can be had in no other way. */
export function rewrites({ written }: Run, maxBytes: number, report: Report): void {
  for (const [statement, bytes] of written) {
    const { kind, table } = statement.action;
    if (bytes <= maxBytes || !['insert', 'update', 'delete', 'add-column', 'drop-column'].includes(kind)) continue;
    const megabytes = (bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0);
    report(
      'full-rewrite',
      statement,
      `writes ${megabytes} MB${table ? ` to ${table}` : ''} in one transaction: it takes long, others wait, and the disk needs that much room`,
      'add a column with a constant default instead, or let the program convert rows when it next writes them',
    );
  }
}
