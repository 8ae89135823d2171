import { FLAGS } from '../../flags/index.ts';
import { type Command, define } from '../command.ts';
import { amount } from '../text.ts';
import { findFlags } from './find-flags.ts';
import { warnOfFlags } from './warn-of-flags.ts';

/** `ax flags list` */
export const command: Command = define({
  name: 'flags list',
  summary: 'List feature flags and what they are here',
  description:
    'Every flag of this version: whether it is on in the current directory, why, what it divides when it is on in a part, who answers for it and until when. A flag that is planned does nothing yet.',
  input: {},
  examples: [{ line: 'ax flags list', does: 'all of them' }],
  result:
    '{flags:[{name,value,variant,reason,decidedBy,says,default,kind,owner,unit,expires,planned,description}],problems}; reason is STATIC, DEFAULT, TARGETING_MATCH, SPLIT, DISABLED or ERROR; problems is their number (ax flags lint)',
  async run(ctx) {
    const { flags } = await findFlags(ctx);
    await warnOfFlags(flags.problems(), ctx.notice);
    const rows = FLAGS.map((flag) => {
      const { value, variant, reason, trace } = flags.evaluate(flag.name);
      const { step = 'default', says = '' } = trace.at(-1) ?? {};
      const { name, kind, owner, unit, description, expires = null, planned = false } = flag;
      return {
        ...{ name, value, variant, reason, decidedBy: step, says, default: flag.default },
        ...{ kind, owner, unit, expires, planned, description },
      };
    });
    return { flags: rows, problems: flags.problems().length };
  },
  print({ flags, problems }, out) {
    const width = Math.max(...flags.map(({ name }) => name.length));
    for (const { name, value, decidedBy, says, reason, description, planned } of flags) {
      const why = decidedBy === 'default' ? 'by default' : `${decidedBy}: ${says}`;
      const state = out.style(reason === 'ERROR' ? 'bad' : value ? 'good' : 'dim', value ? 'on ' : 'off');
      out.line(
        `${state} ${out.style('name', name.padEnd(width))}  ${why}${planned ? '; planned, it does nothing yet' : ''}`,
      );
      out.line(`    ${' '.repeat(width)}  ${out.style('dim', description)}`);
    }
    if (problems > 0) out.line(`${out.style('warn', amount(problems, 'problem'))}: ax flags lint`);
  },
});
