import { type Migrated, migrateDatabases } from '../../project/upkeep.ts';
import { type Command, define } from '../command.ts';
import type { Out } from '../out.ts';
import { seconds } from '../text.ts';
import { careFor, SCRIPTS, WHICH } from './care.ts';
import { DB_EXITS, exitOf } from './exits.ts';
import { migrationName, printBackup, printDryRun, titled } from './shown.ts';

/** `ax db migrate` */
export const command: Command = define({
  name: 'db migrate',
  summary: 'Bring the databases to the schema of this program',
  description:
    'Writes a backup, then applies what is pending, all of it in one transaction: when one migration fails, or the process is killed, the database is as it was. Several processes may do this at once; each migration is applied once. Before the transaction ends, foreign keys, integrity, the assertions of the scripts and the schema that must have come out are checked.\n--dry-run does all of it on a copy and says what would come out; the database stays as it is, byte by byte.',
  input: {
    ...WHICH,
    to: { type: 'integer', min: 0, placeholder: 'N', doc: 'Stop at this migration; default the newest.' },
    dryRun: { type: 'boolean', short: 'n', doc: 'Do it on a copy and say what would come out.' },
    noBackup: { type: 'boolean', doc: 'Write no backup.' },
    allowOutOfOrder: { type: 'boolean', doc: 'Also apply a migration that is older than one that was applied.' },
    ...SCRIPTS,
  },
  examples: [
    { line: 'ax db migrate --dry-run', does: 'what would be done' },
    { line: 'ax db migrate', does: 'do it' },
  ],
  result:
    '{databases:[{database,path,from,to,backup,migrations:[{number,name,state,outOfOrder,appliedAt,milliseconds,program,checksum,expectedChecksum}],elapsedMs,dryRun:null|{ok,error,schema:[{kind,name,change,from,to}],rows:{TABLE:{before,after}},digest,milliseconds,bytesNeeded,bytesFree}}]}',
  killable: true,
  exits: DB_EXITS,
  async run(ctx, { database, to, dryRun, noBackup, allowOutOfOrder, ...which }) {
    const care = await careFor(ctx, which);
    const how = { to, dryRun, noBackup, allowOutOfOrder };
    return { databases: await migrateDatabases(care, database, how) };
  },
  print({ databases }, out) {
    if (databases.length === 0) out.line('there is no database yet; ax index makes one');
    for (const migrated of databases) printMigrated(migrated, out);
  },
  status: ({ databases }: { databases: Migrated[] }) =>
    Math.max(0, ...databases.map(({ dryRun }) => (dryRun?.error ? exitOf(dryRun.error.code) : 0))),
});

function printMigrated({ database, path, from, to, backup, migrations, elapsedMs, dryRun }: Migrated, out: Out): void {
  titled(out, database, path);
  if (dryRun) {
    if (dryRun.ok && migrations.length === 0) out.line(`nothing to do: schema ${from} is current`);
    else {
      out.line('[DRY RUN] Would apply:');
      for (const migration of migrations) out.line(`  - ${migrationName(migration)}`);
      printDryRun(dryRun, out);
    }
    out.line('No changes made (dry-run mode)');
    return;
  }
  if (backup) printBackup(backup, 'Backup', out);
  for (const migration of migrations) {
    out.line(`${out.style('good', '✓')} ${migrationName(migration)} (${migration.milliseconds} ms)`);
  }
  if (migrations.length === 0) out.line(`nothing to do: schema ${from} is current`);
  else out.line(`Migration complete in ${seconds(elapsedMs)}: schema ${from} -> ${to}`);
}
