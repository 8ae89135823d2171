import { type Command, define } from '../command.ts';
import { CHANGE_RESULT, changeFlag, printChange, USER_FILE } from './change-flag.ts';
import { NAME } from './find-flags.ts';

/** `ax flags enable` */
export const command: Command = define({
  name: 'flags enable',
  summary: 'Switch a feature flag on in a configuration file',
  description:
    'Writes "enabled": true into the file of the project, which others get with the repository (with --user into your own). A percentage, users, cohorts and times that stand there stay and hold. What is rolled back or killed on this machine stays off: ax flags revive.',
  input: { name: NAME, ...USER_FILE },
  examples: [
    { line: 'ax flags enable ranking-next', does: 'for the project' },
    { line: 'ax flags enable ranking-next --user', does: 'for you, in all projects' },
  ],
  result: CHANGE_RESULT,
  run: async (ctx, input) =>
    await changeFlag(ctx, input, { enabled: true }, { what: 'enabled', detail: where(input.user) }),
  print: printChange,
});

function where(user: boolean): string {
  return user ? 'in the file of the user' : 'in the file of the project';
}
