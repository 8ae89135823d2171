import { AxError } from '../../model/index.ts';
import { type Command, define } from '../command.ts';
import { CHANGE_RESULT, changeFlag, printChange, USER_FILE } from './change-flag.ts';
import { NAME } from './find-flags.ts';

/** `ax flags rollout` */
export const command: Command = define({
  name: 'flags rollout',
  summary: 'Switch a feature flag on for a percentage',
  description:
    'Writes "enabled": true and the percentage into the file of the project, which others get with the repository (with --user into your own); a ramp that stands there is taken out. What the percentage is of depends on the flag: installations, repositories, runs or questions (ax flags explain). Who has it on at one percentage has it on at every higher one. Percentages go down to 0.001.',
  input: {
    name: NAME,
    percent: { type: 'string', positional: 'one', placeholder: 'PCT', required: true, doc: '0 to 100.' },
    ...USER_FILE,
  },
  examples: [
    { line: 'ax flags rollout ranking-next 10', does: 'for a tenth of all questions' },
    { line: 'ax flags rollout ranking-next 100', does: 'for all' },
  ],
  result: CHANGE_RESULT,
  async run(ctx, input) {
    const percent = percentOf(input.percent);
    const members = { enabled: true, rollout: percent, ramp: undefined };
    return await changeFlag(ctx, input, members, { what: 'rollout', detail: `to ${percent} %` });
  },
  print: printChange,
});

function percentOf(text: string): number {
  const digits = /^(\d{1,3}(?:\.\d{1,3})?)\s*%?$/.exec(text.trim());
  const percent = Number(digits?.[1] ?? Number.NaN);
  if (!(percent >= 0 && percent <= 100))
    throw new AxError('usage', `PCT is a percentage from 0 to 100, not "${text}"`, 'with up to three decimals');
  return percent;
}
