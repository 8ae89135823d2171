import { type DatabaseValidation, validateDatabases } from '../../project/upkeep.ts';
import { type Command, define } from '../command.ts';
import type { Out } from '../out.ts';
import { amount, visible } from '../text.ts';
import { careFor, SCRIPTS, WHICH } from './care.ts';
import { DB_EXIT, DB_EXITS } from './exits.ts';
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
  killable: true,
  exits: DB_EXITS,
  async run(ctx, { database, ...which }) {
    const care = await careFor(ctx, which);
    return { databases: validateDatabases(care, database) };
  },
  print({ databases }, out) {
    if (databases.length === 0) out.line('there is no database yet; ax index makes one');
    for (const each of databases) printValidation(each, out);
  },
  status: ({ databases }: { databases: DatabaseValidation[] }) => Math.max(0, ...databases.map(exitOfValidation)),
});

function printValidation(validation: DatabaseValidation, out: Out): void {
  const { database, path, findings, checksums, digest, upDownUp, foreignKeys, integrity } = validation;
  titled(out, database, path);
  const check = (ok: boolean, text: string): void =>
    out.line(`${ok ? out.style('good', '✓') : out.style('bad', '✗')} ${visible(text)}`);
  if (checksums === 'ok') check(true, 'what was applied has the text that this program has');
  else for (const line of checksums) check(false, line);
  check(
    digest.ok,
    digest.ok ? 'the schema is the one that the migrations make' : 'the schema is not the one that the migrations make',
  );
  check(integrity.length === 0, integrity[0] ?? 'integrity');
  check(foreignKeys.length === 0, foreignKeys[0] ?? 'foreign keys');
  for (const { migration, ok, message } of upDownUp) check(ok, `${migration} up, down, up${ok ? '' : `: ${message}`}`);
  for (const { rule, severity, migration, path: script, line, message, hint } of findings) {
    const where = script === undefined ? String(migration) : `${script}:${line}`;
    out.line(
      `${out.style(severity === 'error' ? 'bad' : 'warn', severity)} ${visible(where)} ${rule}: ${visible(message)}`,
    );
    if (hint !== '') out.line(`  ${visible(hint)}`);
  }
  out.line(findings.length === 0 ? 'no findings' : amount(findings.length, 'finding'));
}

function exitOfValidation({ ok, findings, checksums, integrity, foreignKeys }: DatabaseValidation): number {
  if (integrity.length > 0 || foreignKeys.length > 0) return DB_EXIT.damaged;
  if (checksums !== 'ok') return DB_EXIT.changed;
  return ok && findings.every(({ severity }) => severity !== 'error') ? 0 : DB_EXIT.lint;
}
