import { STEPS } from '../../flags/managing.ts';
import { type Command, define } from '../command.ts';
import { findFlags, knownFlag, NAME, VIEWPOINT } from './find-flags.ts';
import { warnOfFlags } from './warn-of-flags.ts';
import { watchOf } from './watched.ts';

/** `ax flags explain` */
export const command: Command = define({
  name: 'flags explain',
  summary: 'Show why a feature flag is what it is',
  description:
    'Prints every step that was asked, in their order, and the one that decided. Beside it what is known of runs under the flag with this version: how many there were, how many failed, and how strong the evidence is that it fails too often (100 rolls it back).',
  input: { name: NAME, ...VIEWPOINT },
  examples: [
    { line: 'ax flags explain semantic-search', does: 'why it is on or off' },
    {
      line: 'ax flags explain semantic-search --at 2027-01-31 --user ada',
      does: 'what it is for another user, on that day',
    },
  ],
  result:
    '{name,value,variant,reason,default,safe,kind,owner,unit,expires,planned,description,trace:[{step,decides,says}],watched:{runs,failed,eValue,trippedAt}|null}',
  async run(ctx, input) {
    const {
      name,
      kind,
      owner,
      unit,
      safe,
      description,
      expires = null,
      planned = false,
      ...flag
    } = knownFlag(input.name);
    const found = await findFlags(ctx, input);
    await warnOfFlags(found.flags.problems(), ctx.notice);
    const { value, variant, reason, trace } = found.flags.evaluate(name, input.unit);
    return {
      ...{
        name,
        value,
        variant,
        reason,
        default: flag.default,
        safe,
        kind,
        owner,
        unit,
        expires,
        planned,
        description,
      },
      trace,
      watched: watchOf(found.directory, name, ctx.runtime.version()),
    };
  },
  print({ name, variant, reason, description, planned, owner, expires, trace, watched, ...flag }, out) {
    out.line(`${out.style('name', name)} is ${out.style(flag.value ? 'good' : 'warn', variant)} (${reason})`);
    out.line(
      out.style('dim', `${description} Owner: ${owner}; ${expires ? `expires ${expires}` : 'does not expire'}.`),
    );
    if (planned) out.line(out.style('warn', 'It is planned: nothing in this version asks for it.'));
    const width = Math.max(...STEPS.map((step) => step.length));
    for (const { step, decides, says } of trace)
      out.line(
        `${decides ? out.style('good', '->') : '  '} ${step.padEnd(width)}  ${decides ? says : out.style('dim', says)}`,
      );
    if (watched && watched.runs > 0)
      out.line(`watched: ${watched.failed} of ${watched.runs} runs failed, evidence ${watched.eValue} of 100`);
  },
});
