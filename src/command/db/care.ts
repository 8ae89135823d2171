import { type Care, type DatabaseChoice, openCare } from '../../project/upkeep.ts';
import type { Context } from '../command.ts';

/** Which databases a command is about: fields of every `ax db` command that has some. */
export const WHICH = {
  database: {
    type: 'choice',
    choices: ['index', 'telemetry', 'all'],
    placeholder: 'NAME',
    doc: 'Only this database; all that exist when left out.',
  },
  file: {
    type: 'string',
    placeholder: 'FILE',
    complete: 'file',
    doc: 'This database file, in place of those of the project.',
  },
} as const;

/** Where the scripts come from: for those who write migrations. */
export const SCRIPTS = {
  migrations: {
    type: 'string',
    placeholder: 'DIR',
    complete: 'directory',
    doc: 'Scripts to use in place of those of ax; for those who write migrations.',
  },
} as const;

/** What {@link WHICH} and {@link SCRIPTS} say. */
export interface Which {
  database?: DatabaseChoice | undefined;
  file?: string | undefined;
  migrations?: string | undefined;
}

/** For whom and with what the work is done. Throws AxError 'invalid-config'. */
export async function careFor(
  { cwd, env, given, runtime, signal, notice }: Context,
  { file, migrations }: Which,
): Promise<Care> {
  return await openCare({
    ...{ cwd, env, flags: await given(), programVersion: runtime.version(), platform: runtime.platform },
    ...{ migrations, file, signal, onNotice: notice },
  });
}
