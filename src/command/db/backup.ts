import { resolve } from 'node:path';
import { backUp } from '../../project/upkeep.ts';
import { type Command, define } from '../command.ts';
import { careFor, WHICH } from './care.ts';
import { DB_EXITS } from './exits.ts';
import { printBackup } from './shown.ts';

/** `ax db backup` */
export const command: Command = define({
  name: 'db backup',
  summary: 'Write a checked copy of the databases',
  description:
    'The copy is what the database is at one moment, also beside a process that writes. It is checked and on the disk before it gets its name; beside it lies a description with its SHA-256, schema version and rows. Backups go to .automatosx/backups/<time>.db.',
  input: {
    ...WHICH,
    output: {
      type: 'string',
      short: 'o',
      placeholder: 'FILE',
      complete: 'file',
      doc: 'Write it there; no file is replaced.',
    },
    compress: { type: 'boolean', doc: 'With gzip, as NAME.db.gz.' },
  },
  examples: [
    { line: 'ax db backup', does: 'a backup among the others' },
    { line: 'ax db backup --database index --compress --output before-update.db.gz', does: 'a small one elsewhere' },
  ],
  result:
    '{backups:[{path,name,database,createdAt,reason,bytes,sha256,compressed,schemaVersion,applicationId,rows,contentHash,program}]}',
  killable: true,
  exits: DB_EXITS,
  async run(ctx, { database, output, compress, ...which }) {
    const care = await careFor(ctx, which);
    return {
      backups: backUp(care, database, {
        output: output === undefined ? undefined : resolve(ctx.cwd, output),
        compress,
      }),
    };
  },
  print({ backups }, out) {
    if (backups.length === 0) out.line('there is no database yet; ax index makes one');
    for (const backup of backups) printBackup(backup, `Backup of ${backup.database}`, out);
  },
});
