import { AxError } from '../../model/index.ts';
import {
  type AnyBackup,
  backupsOf,
  prune,
  removeBackup,
  type VerifiedBackup,
  verifyBackups,
} from '../../project/upkeep.ts';
import { type Command, define } from '../command.ts';
import type { Out } from '../out.ts';
import { amount, bytes, visible } from '../text.ts';
import { careFor, WHICH } from './care.ts';
import { DB_EXIT, DB_EXITS } from './exits.ts';

type Result =
  | { action: 'list'; backups: AnyBackup[] }
  | { action: 'verify'; backups: (AnyBackup & { findings: string[] })[] }
  | { action: 'delete' | 'prune'; removed: AnyBackup[] };

/** So many backups of each database stay when nothing else is said. */
const KEPT = 10;

/** `ax db backups` */
export const command: Command = define({
  name: 'db backups',
  summary: 'List, check and remove backups',
  description:
    'list shows the newest first. verify reads one, or all, to the end and compares it with its description: exit status 16 when one cannot be restored. delete removes one, prune all but the newest of each database. Of those that were made by themselves the ten newest stay when another one is made; others stay until they are removed.',
  input: {
    action: {
      type: 'choice',
      choices: ['list', 'verify', 'delete', 'prune'],
      default: 'list',
      positional: 'one',
      placeholder: 'ACTION',
      doc: 'What to do.',
    },
    name: { type: 'string', positional: 'one', placeholder: 'BACKUP', doc: 'The backup, for verify and delete.' },
    keep: { type: 'integer', min: 0, placeholder: 'N', doc: `For prune: how many stay; default ${KEPT}.` },
    ...WHICH,
  },
  examples: [
    { line: 'ax db backups', does: 'which there are' },
    { line: 'ax db backups verify', does: 'check all of them' },
    { line: 'ax db backups prune --keep 3', does: 'keep the three newest' },
  ],
  result:
    'list: {backups:[{path,name,database,createdAt,reason,bytes,sha256,compressed,schemaVersion,…}|{path,name,bytes,problem}]}; verify: {backups:[{…,findings}]}; delete, prune: {removed:[…]}',
  killable: true,
  exits: DB_EXITS,
  async run(ctx, { action, name, keep, database, ...which }): Promise<Result> {
    const care = await careFor(ctx, which);
    if (name !== undefined && (action === 'list' || action === 'prune')) {
      throw new AxError('usage', `${action} takes no BACKUP`, 'ax db backups --help');
    }
    if (keep !== undefined && action !== 'prune') {
      throw new AxError('usage', `${action} takes no --keep`, 'ax db backups --help');
    }
    if (action === 'list') return { action, backups: backupsOf(care, database) };
    if (action === 'prune') return { action, removed: prune(care, database, keep ?? KEPT) };
    if (action === 'verify') {
      const checked = await verifyBackups(care, database, name);
      return { action, backups: checked.map(({ backup, findings }: VerifiedBackup) => ({ ...backup, findings })) };
    }
    if (name === undefined) throw new AxError('usage', 'BACKUP is missing', 'ax db backups delete BACKUP');
    return { action, removed: [removeBackup(care, database, name)] };
  },
  print(result, out) {
    if (result.action === 'list' || result.action === 'verify') {
      if (result.backups.length === 0) out.line('there are no backups yet; ax db backup writes one');
      for (const backup of result.backups) printOne(backup, out);
    } else {
      for (const { name } of result.removed) out.line(`removed ${visible(name)}`);
      if (result.removed.length === 0) out.line('nothing to remove');
    }
  },
  status: (result: Result) =>
    result.action === 'verify' && result.backups.some(({ findings }) => findings.length > 0) ? DB_EXIT.damaged : 0,
});

function printOne(backup: AnyBackup & { findings?: string[] }, out: Out): void {
  const { name, bytes: size, findings } = backup;
  const about =
    'problem' in backup
      ? out.style('warn', backup.problem)
      : `${backup.database}, schema ${backup.schemaVersion}, ${backup.reason}, ${amount(total(backup.rows), 'row')}`;
  const verdict =
    findings === undefined ? '' : findings.length === 0 ? out.style('good', '✓ ') : out.style('bad', '✗ ');
  out.line(`${verdict}${out.style('path', visible(name))}  ${bytes(size).padStart(8)}  ${about}`);
  for (const finding of findings ?? []) out.line(`  ${visible(finding)}`);
}

function total(rows: Record<string, number>): number {
  return Object.values(rows).reduce((sum, n) => sum + n, 0);
}
