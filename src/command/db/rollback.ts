import { type DatabaseRolledBack, describeLoss, rollBackDatabases } from '../../project/upkeep.ts';
import { type Command, define } from '../command.ts';
import type { Out } from '../out.ts';
import { seconds, visible } from '../text.ts';
import { careFor, SCRIPTS, WHICH } from './care.ts';
import { DB_EXIT, DB_EXITS } from './exits.ts';
import { migrationName, printBackup, titled } from './shown.ts';

/** `ax db rollback` */
export const command: Command = define({
  name: 'db rollback',
  summary: 'Take the databases back to an older schema',
  description:
    'For going back to an older ax. The down scripts run when they are proven to bring back the older schema and lose nothing; else the backup from before the migration is restored, when nothing was written since; else it is refused, with the rows that would be lost, until --accept-data-loss. A backup of the present state is written first.',
  input: {
    ...WHICH,
    to: {
      type: 'integer',
      min: 0,
      placeholder: 'N',
      doc: 'The migration to go back to; default the one before the last.',
    },
    dryRun: { type: 'boolean', short: 'n', doc: 'Say how it would be done.' },
    acceptDataLoss: { type: 'boolean', doc: 'Do it although data are lost.' },
    noBackup: { type: 'boolean', doc: 'Write no backup of the present state.' },
    ...SCRIPTS,
  },
  examples: [
    {
      line: 'ax db rollback --database index --dry-run --accept-data-loss',
      does: 'how the last migration would be taken back',
    },
    { line: 'ax db rollback --database index --accept-data-loss', does: 'take it back' },
    { line: 'ax db migrate', does: 'and forward again' },
  ],
  result:
    '{databases:[{database,path,plan:{from,to,way:"none"|"down"|"backup"|"refused",undo,proven,problem,loss,backup},undone:[{number,name,…}],safety,elapsedMs}]}',
  killable: true,
  exits: DB_EXITS,
  async run(ctx, { database, to, dryRun, acceptDataLoss, noBackup, ...which }) {
    const care = await careFor(ctx, which);
    const how = { to, dryRun, acceptDataLoss, noBackup };
    return { dryRun, databases: await rollBackDatabases(care, database, how) };
  },
  print({ dryRun, databases }, out) {
    if (databases.length === 0) out.line('there is no database yet; ax index makes one');
    for (const each of databases) printRolledBack(each, dryRun, out);
  },
  status: ({ databases }: { dryRun: boolean; databases: DatabaseRolledBack[] }) =>
    Math.max(0, ...databases.map(exitOfPlan)),
});

function printRolledBack(
  { database, path, plan, undone, safety, elapsedMs }: DatabaseRolledBack,
  dryRun: boolean,
  out: Out,
): void {
  const { from, to, way, undo, loss, problem, backup } = plan;
  titled(out, database, path);
  if (way === 'none') {
    out.line(`nothing to undo: schema ${from}`);
    return;
  }
  if (dryRun) {
    out.line(`[DRY RUN] Would go back from schema ${from} to ${to}:`);
    for (const migration of undo) out.line(`  - ${migrationName(migration)}`);
    const ways = { down: 'by the down scripts', backup: `by the backup ${backup?.name}`, refused: 'is refused' };
    out.line(`  ${ways[way]}${problem === '' ? '' : `, since ${visible(problem)}`}`);
    if (loss.length > 0) out.line(`  lost: ${visible(describeLoss(loss))}`);
    out.line('No changes made (dry-run mode)');
    return;
  }
  if (safety) printBackup(safety, 'Backup of the state before', out);
  for (const migration of undone) out.line(`${out.style('good', '✓')} ${migrationName(migration)} undone`);
  if (way === 'backup' && backup) printBackup(backup, 'Restored from backup', out);
  if (loss.length > 0) out.line(`lost, as accepted: ${visible(describeLoss(loss))}`);
  out.line(`Rollback complete in ${seconds(elapsedMs)}: schema ${from} -> ${to}`);
}

/** Of a dry run: the status that the real run would have. */
function exitOfPlan({ plan: { way, proven, backup } }: DatabaseRolledBack): number {
  if (way !== 'refused') return 0;
  return proven || backup ? DB_EXIT.dataLoss : DB_EXIT.failed;
}
