import { restoreDatabase } from '../../project/upkeep.ts';
import { type Command, define } from '../command.ts';
import { seconds, visible } from '../text.ts';
import { careFor, SCRIPTS, WHICH } from './care.ts';
import { DB_EXITS } from './exits.ts';
import { printBackup, titled } from './shown.ts';

/** `ax db restore` */
export const command: Command = define({
  name: 'db restore',
  summary: 'Put a backup in the place of a database',
  description:
    'The backup, by its name or path, is checked to the end first; a damaged, foreign or newer one is refused, and nothing has changed then. A backup of the present state is written before. Killed at any moment, the database is as before or as the backup. Of an index, files that have changed since are read again with the next question.',
  input: {
    backup: {
      type: 'string',
      required: true,
      positional: 'one',
      placeholder: 'BACKUP',
      complete: 'file',
      doc: 'Its name in ax db backups, or a path.',
    },
    ...WHICH,
    noBackup: { type: 'boolean', doc: 'Write no backup of the present state.' },
    ...SCRIPTS,
  },
  examples: [
    { line: 'ax db backup --database index --output now.db', does: 'a backup' },
    { line: 'ax db restore now.db', does: 'and back to it' },
  ],
  result: '{database,path,restored,safety,setAside,elapsedMs}',
  killable: true,
  exits: DB_EXITS,
  async run(ctx, { backup: from, database, noBackup, ...which }) {
    const care = await careFor(ctx, which);
    return await restoreDatabase(care, database, { from, cwd: ctx.cwd, noBackup });
  },
  print({ database, path, restored, safety, setAside, elapsedMs }, out) {
    titled(out, database, path);
    if (safety) printBackup(safety, 'Backup of the state before', out);
    if (setAside !== null) out.line(`The damaged file is kept: ${out.style('path', visible(setAside))}`);
    printBackup(restored, 'Restored from backup', out);
    out.line(`Restore complete in ${seconds(elapsedMs)}`);
  },
});
