import { type DatabaseStatus, databaseStatus } from '../../project/upkeep.ts';
import { type Command, define } from '../command.ts';
import type { Out } from '../out.ts';
import { amount, bytes } from '../text.ts';
import { careFor, SCRIPTS, WHICH } from './care.ts';
import { DB_EXIT, DB_EXITS } from './exits.ts';
import { titled } from './shown.ts';

/** `ax db status` */
export const command: Command = define({
  name: 'db status',
  summary: 'Show which migrations the databases have had',
  description:
    'Each migration is applied (with its date), pending, changed (applied with another text than this program has) or unknown (applied by a newer program). Nothing is changed and no lock is needed, so it answers beside whatever else goes on.\nExit status: 0 when all is current, 10 when migrations are pending, 11, 12 and 13 for a database that is newer, a changed migration and a late one, 16 when --check finds damage.',
  input: {
    ...WHICH,
    check: { type: 'boolean', doc: 'Also read the whole database and check its integrity.' },
    ...SCRIPTS,
  },
  examples: [
    { line: 'ax db status', does: 'migrations and sizes' },
    { line: 'ax db status --check --json', does: 'the same for programs, with the integrity' },
  ],
  result:
    '{databases:[{database,path,schema,newest,state:"current"|"pending"|"out-of-order"|"changed"|"newer",migrations:[{number,name,state:"applied"|"pending"|"changed"|"unknown",outOfOrder,appliedAt,milliseconds,program,checksum,expectedChecksum}],bytes,backups,integrity}]}',
  killable: true,
  exits: DB_EXITS,
  async run(ctx, input) {
    const care = await careFor(ctx, input);
    return { databases: databaseStatus(care, input.database, { check: input.check }) };
  },
  print({ databases }, out) {
    if (databases.length === 0) out.line('there is no database yet; ax index makes one');
    for (const [at, status] of databases.entries()) {
      if (at > 0) out.line();
      printStatus(status, out);
    }
  },
  status: ({ databases }: { databases: DatabaseStatus[] }) => Math.max(0, ...databases.map(exitOf)),
});

const MARKS = {
  applied: ['good', '✓'],
  pending: ['warn', '✗'],
  changed: ['bad', '!'],
  unknown: ['bad', '?'],
} as const;

function printStatus({ database, path, schema, newest, ...status }: DatabaseStatus, out: Out): void {
  titled(out, database, path);
  for (const { number, name, state, appliedAt, outOfOrder, program, checksum, expectedChecksum } of status.migrations) {
    const [style, mark] = MARKS[state];
    const late = outOfOrder ? ', out of order' : '';
    const said = {
      applied: `applied ${appliedAt.slice(0, 10)}${late}`,
      pending: 'pending',
      changed: `applied ${appliedAt.slice(0, 10)} with the checksum ${checksum.slice(0, 12)}, is now ${expectedChecksum.slice(0, 12)}`,
      unknown: `applied ${appliedAt.slice(0, 10)} by automatosx ${program}; this program does not know it`,
    }[state];
    out.line(`${out.style(style, mark)} ${String(number).padStart(3, '0')}_${name} ${out.style('dim', `(${said})`)}`);
  }
  const word = {
    current: 'current',
    pending: 'pending',
    'out-of-order': 'out of order',
    changed: 'changed',
    newer: 'newer',
  };
  out.line(
    `schema ${schema} of ${newest}, ${word[status.state]}; ${bytes(status.bytes)}, ${amount(status.backups, 'backup')}`,
  );
  for (const finding of status.integrity ?? []) out.line(`${out.style('bad', 'damaged')} ${finding}`);
  if (status.integrity?.length === 0) out.line('the integrity checks find nothing');
}

function exitOf({ state, integrity }: DatabaseStatus): number {
  if (integrity && integrity.length > 0) return DB_EXIT.damaged;
  return {
    current: 0,
    pending: DB_EXIT.pending,
    'out-of-order': DB_EXIT.outOfOrder,
    changed: DB_EXIT.changed,
    newer: DB_EXIT.newer,
  }[state];
}
