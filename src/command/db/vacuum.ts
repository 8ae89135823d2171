import { vacuumDatabases } from '../../project/upkeep.ts';
import { type Command, define } from '../command.ts';
import { bytes, seconds } from '../text.ts';
import { careFor, SCRIPTS, WHICH } from './care.ts';
import { DB_EXITS } from './exits.ts';
import { titled } from './shown.ts';

/** `ax db vacuum` */
export const command: Command = define({
  name: 'db vacuum',
  summary: 'Make the databases as small as they can be',
  description:
    'Rewrites them without unused pages. The index gives most of them back by itself; this is for a disk that is nearly full, and needs twice the size of the database while it runs.',
  input: { ...WHICH, ...SCRIPTS },
  examples: [{ line: 'ax db vacuum', does: 'all databases' }],
  result: '{databases:[{database,path,before,after,elapsedMs}]}',
  killable: true,
  exits: DB_EXITS,
  async run(ctx, { database, ...which }) {
    const care = await careFor(ctx, which);
    return { databases: await vacuumDatabases(care, database) };
  },
  print({ databases }, out) {
    if (databases.length === 0) out.line('there is no database yet; ax index makes one');
    for (const { database, path, before, after, elapsedMs } of databases) {
      titled(out, database, path);
      out.line(`${bytes(before)} -> ${bytes(after)} in ${seconds(elapsedMs)}`);
    }
  },
});
