import { type Command, define } from '../command.ts';
import { shownPath } from '../place.ts';
import { amount } from '../text.ts';
import { findFlags } from './find-flags.ts';
import { placed } from './problem-line.ts';

/** `ax flags lint` */
export const command: Command = define({
  name: 'flags lint',
  summary: 'Check what is written about feature flags',
  description:
    'Looks through the configuration files, the environment and --feature for flags that do not exist, percentages, times and lists that cannot be read, ramps that go back, and requirements that lead in a circle. Where something is wrong the default of the flag holds.',
  input: {},
  examples: [{ line: 'ax flags lint', does: 'what is wrong, with path and line' }],
  result:
    '{problems:[{flag,path,line,message,hint}]}; path is from the root of the project on, "" (and line 0) for the environment and options',
  async run(ctx) {
    const { flags, root } = await findFlags(ctx);
    const problems = await Promise.all(flags.problems().map(placed));
    return { problems: problems.map((each) => ({ ...each, path: shownPath(root, each.path) })) };
  },
  print({ problems }, out) {
    for (const { path, line, message, hint } of problems) {
      const place = path === '' ? '' : `${out.style('path', path)}:${line}: `;
      out.line(`${place}${message}${hint ? ` (${hint})` : ''}`);
    }
    out.line(problems.length === 0 ? 'nothing is wrong' : amount(problems.length, 'problem'));
  },
  status: ({ problems }) => (problems.length > 0 ? 2 : 0),
});
