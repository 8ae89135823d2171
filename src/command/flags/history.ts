import { readHistory } from '../../flags/managing.ts';
import { type Command, define } from '../command.ts';
import { visible } from '../text.ts';
import { findFlags, knownFlag } from './find-flags.ts';

/** `ax flags history` */
export const command: Command = define({
  name: 'flags history',
  summary: 'Show what was done to feature flags on this machine',
  description:
    'What was rolled back, killed, revived, switched and rolled out here by this program, the latest first. What others have changed in the file of the project is in the history of the repository.',
  input: {
    name: { type: 'string', positional: 'one', placeholder: 'NAME', complete: 'flag', doc: 'Only this flag.' },
    limit: { type: 'integer', min: 1, default: 20, placeholder: 'N', doc: 'Show at most N entries.' },
  },
  examples: [{ line: 'ax flags history', does: 'the latest of all flags' }],
  result: '{history:[{at,flag,what,detail,version}],total}; at is ISO 8601',
  async run(ctx, { name, limit }) {
    if (name !== undefined) knownFlag(name);
    const { directory } = await findFlags(ctx);
    const all = directory === undefined ? [] : readHistory(directory);
    const wanted = all.filter(({ flag }) => name === undefined || flag === name);
    const history = wanted.slice(0, limit).map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() }));
    return { history, total: wanted.length };
  },
  print({ history, total }, out) {
    for (const { at, flag, what, detail } of history)
      out.line(
        `${at.slice(0, 16).replace('T', ' ')}  ${out.style('name', flag)}  ${what}${detail ? `: ${visible(detail)}` : ''}`,
      );
    if (total === 0) out.line('nothing was done to flags here');
    else if (total > history.length) out.line(out.style('dim', `${total - history.length} more (--limit)`));
  },
});
