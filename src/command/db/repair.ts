import { type Repaired, repairDatabases } from '../../project/upkeep.ts';
import { type Command, define } from '../command.ts';
import type { Out } from '../out.ts';
import { amount, seconds, visible } from '../text.ts';
import { careFor, SCRIPTS, WHICH } from './care.ts';
import { DB_EXITS } from './exits.ts';
import { titled } from './shown.ts';

/** `ax db repair` */
export const command: Command = define({
  name: 'db repair',
  summary: 'Build a damaged database again, keeping what can be kept',
  description:
    'Reads the databases to the end. Nothing is done to a sound one. A damaged index is made again from the sources, so nothing is lost but the time; the little in it that is not made of them is taken over. From any other database all rows that can still be read go into a new one, and the damaged file is kept beside it.',
  input: { ...WHICH, ...SCRIPTS },
  examples: [{ line: 'ax db repair', does: 'look, and repair what needs it' }],
  result: '{databases:[{database,path,findings,rebuilt,takenOver,salvaged:[{table,rows,whole}],aside}]}',
  exits: DB_EXITS,
  async run(ctx, { database, ...which }) {
    const care = await careFor(ctx, which);
    const rebuild = async () => {
      const { signal, onProgress } = ctx.options();
      const project = await ctx.project();
      return await project.index({ full: true, ...(signal && { signal }), ...(onProgress && { onProgress }) });
    };
    return { databases: await repairDatabases(care, database, rebuild) };
  },
  print({ databases }, out) {
    if (databases.length === 0) out.line('there is no database yet; ax index makes one');
    for (const each of databases) printRepaired(each, out);
  },
});

const LOST = 'what is not made of them could not be read and is lost: the id of the repository';

function printRepaired({ database, path, findings, rebuilt, takenOver, salvaged, aside }: Repaired, out: Out): void {
  titled(out, database, path);
  if (findings.length === 0) out.line('sound: nothing to repair');
  for (const finding of findings) out.line(`${out.style('bad', 'damaged')} ${visible(finding)}`);
  if (rebuilt) {
    const { files, elapsedMs } = rebuilt;
    out.line(
      `built again from ${amount(files.indexed, 'file')} in ${seconds(elapsedMs)}; ${takenOver ? 'nothing is lost' : LOST}`,
    );
  }
  for (const { table, rows, whole } of salvaged) {
    const rest = whole ? 'all' : 'what could be read; there may have been more';
    out.line(`${visible(table)}: ${amount(rows, 'row')} (${rest})`);
  }
  if (aside !== null) out.line(`the damaged file is kept: ${out.style('path', visible(aside))}`);
}
