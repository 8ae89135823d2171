import { type Command, define } from '../command.ts';
import { CHANGE_RESULT, changeFlag, printChange, USER_FILE } from './change-flag.ts';
import { NAME } from './find-flags.ts';

/** `ax flags disable` */
export const command: Command = define({
  name: 'flags disable',
  summary: 'Switch a feature flag off in a configuration file',
  description:
    'Writes "enabled": false into the file of the project, which others get with the repository (with --user into your own). Nothing else that stands there is lost.',
  input: { name: NAME, ...USER_FILE },
  examples: [
    { line: 'ax flags disable ranking-next', does: 'for the project' },
    { line: 'ax flags disable ranking-next --user', does: 'for you, in all projects' },
  ],
  result: CHANGE_RESULT,
  run: async (ctx, input) =>
    await changeFlag(ctx, input, { enabled: false }, { what: 'disabled', detail: where(input.user) }),
  print: printChange,
});

function where(user: boolean): string {
  return user ? 'in the file of the user' : 'in the file of the project';
}
