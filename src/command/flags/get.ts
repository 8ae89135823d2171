import { flagNamed } from '../../flags/index.ts';
import { type Command, define } from '../command.ts';
import { findFlags, NAME, nearFlag, VIEWPOINT } from './find-flags.ts';
import { warnOfFlags } from './warn-of-flags.ts';

/** `ax flags get` */
export const command: Command = define({
  name: 'flags get',
  summary: 'Show what one feature flag is here',
  description:
    'Prints on or off. With --unit, --user, --cohort and --at it is looked at from elsewhere: for another id, as another user, on another day. A name that no flag has is off, with reason ERROR and exit status 2.',
  input: { name: NAME, ...VIEWPOINT },
  examples: [
    { line: 'ax flags get ranking-next', does: 'on or off' },
    { line: 'ax flags get ranking-next --unit 42 --json', does: 'for the question with this id' },
  ],
  result: '{name,value,variant,reason,decidedBy,known}',
  async run(ctx, input) {
    const { flags } = await findFlags(ctx, input);
    await warnOfFlags(flags.problems(), ctx.notice);
    const { value, variant, reason, trace } = flags.evaluate(input.name, input.unit);
    const known = flagNamed(input.name) !== undefined;
    if (!known) ctx.notice(`ax: there is no flag "${input.name}" (${nearFlag(input.name)})`);
    return { name: input.name, value, variant, reason, decidedBy: trace.at(-1)?.step ?? 'default', known };
  },
  print: ({ variant }, out) => out.line(variant),
  status: ({ known }) => (known ? 0 : 2),
});
