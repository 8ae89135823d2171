import { newMigration } from '../../project/upkeep.ts';
import { type Command, define } from '../command.ts';
import { careFor, SCRIPTS } from './care.ts';
import { DB_EXITS } from './exits.ts';

/** `ax db new` */
export const command: Command = define({
  name: 'db new',
  summary: 'Begin a migration: numbered scripts for up and down',
  description:
    'For those who work on ax: writes NNN_name.up.sql and NNN_name.down.sql under the next number, into migrations/index of the project (with --database telemetry into migrations/telemetry), or into another directory. How to go on is described in docs/contributing/migrations.md.',
  input: {
    name: {
      type: 'string',
      required: true,
      positional: 'joined',
      placeholder: 'NAME',
      doc: 'What it does, such as add_owner or "add owner".',
    },
    database: {
      type: 'choice',
      choices: ['index', 'telemetry'],
      default: 'index',
      placeholder: 'NAME',
      doc: 'The database it is for.',
    },
    ...SCRIPTS,
  },
  examples: [{ line: 'ax db new add owner --migrations scripts', does: 'two scripts to fill in' }],
  result: '{number,name,up,down}',
  exits: DB_EXITS,
  async run(ctx, { name, database, migrations }) {
    const care = await careFor(ctx, { migrations });
    return newMigration(care, database, name);
  },
  print({ up, down }, out) {
    out.line(`wrote ${out.style('path', up)}`);
    out.line(`wrote ${out.style('path', down)}`);
  },
});
