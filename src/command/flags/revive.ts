import { revive } from '../../flags/managing.ts';
import { type Command, define } from '../command.ts';
import { findFlags, keeping, keptIn, knownFlag, NAME } from './find-flags.ts';

/** `ax flags revive` */
export const command: Command = define({
  name: 'flags revive',
  summary: 'Let a feature flag be tried again that was rolled back or killed here',
  description:
    'Takes back ax flags kill, and forgets the runs for which the flag was rolled back; it is watched anew. Whether it is on is then for the configuration again.',
  input: { name: NAME },
  examples: [{ line: 'ax flags revive ranking-next', does: 'try it again' }],
  result: '{name,revived,variant,reason,decidedBy,says}; revived is false when nothing held it back',
  async run(ctx, { name }) {
    knownFlag(name);
    const before = await findFlags(ctx);
    const directory = keptIn(before);
    // This finds the runs that crashed since the last one: they are forgiven, too.
    before.flags.evaluate(name);
    const revived = keeping(() => revive(directory, name, Date.now(), ctx.runtime.version()));
    const { variant, reason, trace } = (await findFlags(ctx)).flags.evaluate(name);
    const { step: decidedBy = 'default', says = '' } = trace.at(-1) ?? {};
    return { name, revived, variant, reason, decidedBy, says };
  },
  print({ name, revived, variant, decidedBy, says }, out) {
    if (!revived) out.line(`nothing held ${name} back`);
    out.line(`${out.style('name', name)} is ${variant} (${decidedBy}: ${says})`);
  },
});
