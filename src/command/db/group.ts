import type { Command } from '../command.ts';
import { group } from '../group.ts';

/** `ax db` */
export const command: Command = group({
  name: 'db',
  summary: 'Look after the databases: migrations, backups, repair',
  description:
    'The index and what is counted on this machine are SQLite databases. Their schemas change by numbered migrations, which run by themselves, after a backup, when a newer ax first writes; these commands do it by hand, take it back, and look after backups.\nExit statuses beyond those of other commands: 10 migrations are pending, 11 the database is newer than this program, 12 a migration was changed after it was applied, 13 a pending migration is older than one that was applied, 14 validate has found faults, 15 another process holds the database for too long, 16 the database or the backup is damaged, 17 no space is left, 18 not a database of ax, 19 it would lose data, 20 a migration fails.',
  examples: [{ line: 'ax db', does: 'the commands for databases' }],
});
