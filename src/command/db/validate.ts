import type { DatabaseValidation } from '../../project/upkeep.ts';
import { type Command, define } from '../command.ts';
import { careFor, SCRIPTS, WHICH } from './care.ts';
import { DB_EXITS } from './exits.ts';
import { titled } from './shown.ts';

/** `ax db validate` */
export const command: Command = define({
  name: 'db validate',
  summary: 'Examine pending migrations and the databases before anything is changed',
  description:
    'Runs the pending migrations on a copy and looks at what they do to the data that are there: what would be lost, refused or left dangling, and whether down and up again give the same schema. Also compares the checksums of what was applied and the schema that must have come out, and checks foreign keys and integrity. The rules are described in docs/reference/migration-lint.md.\nExit status: 0 when nothing is wrong, 14 for findings, 12 for a changed migration, 16 for damage.',
  input: { ...WHICH, ...SCRIPTS },
  examples: [{ line: 'ax db validate', does: 'the databases of the project' }],
  result:
    '{databases:[{database,path,ok,findings:[{rule,severity,migration,path,line,message,hint}],checksums,digest:{expected,found,ok},upDownUp:[{migration,ok,message}],foreignKeys,integrity}]}',
  exits: DB_EXITS,
  async run(ctx, { database, ...which }) {
    const { care, upkeep } = await careFor(ctx, which);
    return { databases: upkeep.validateDatabases(care, database) };
  },
  print({ databases }, out) {
    for (const each of databases) out.line(JSON.stringify(each));
  },
  status: ({ databases }: { databases: DatabaseValidation[] }) => (databases.every(({ ok }) => ok) ? 0 : 14),
});
