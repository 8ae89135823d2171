import { kill } from '../../flags/managing.ts';
import { type Command, define } from '../command.ts';
import { findFlags, keeping, keptIn, knownFlag, NAME } from './find-flags.ts';

/** `ax flags kill` */
export const command: Command = define({
  name: 'flags kill',
  summary: 'Switch a feature flag off on this machine, at once',
  description:
    'Whatever the configuration files say, the flag is off in every project on this machine from the next run on, also with later versions, until ax flags revive. Only --feature and AX_FEATURE_NAME win over it. For everybody who works on a project: ax flags disable.',
  input: { name: NAME, reason: { type: 'string', placeholder: 'TEXT', doc: 'Why, for ax flags history.' } },
  examples: [{ line: 'ax flags kill ranking-next --reason "wrong order"', does: 'off here, and why' }],
  result: '{name,variant,reason,decidedBy,says}',
  async run(ctx, { name, reason = '' }) {
    knownFlag(name);
    const directory = keptIn(await findFlags(ctx));
    keeping(() => kill(directory, name, reason, Date.now(), ctx.runtime.version()));
    const { variant, trace, ...after } = (await findFlags(ctx)).flags.evaluate(name);
    const { step: decidedBy = 'default', says = '' } = trace.at(-1) ?? {};
    return { name, variant, reason: after.reason, decidedBy, says };
  },
  print({ name, variant, decidedBy, says }, out) {
    out.line(`${out.style('name', name)} is ${variant} on this machine (${decidedBy}: ${says})`);
    out.line(out.style('dim', `back again: ax flags revive ${name}`));
  },
});
