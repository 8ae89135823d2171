import { dashboardOf } from '../../telemetry/reading.ts';
import { type Command, define } from '../command.ts';
import { count } from '../text.ts';
import { withTelemetry } from './open-telemetry.ts';
import { dateOf, daysSince, SINCE_FIELD } from './since.ts';

/** `ax telemetry languages` */
export const command: Command = define({
  name: 'telemetry languages',
  summary: 'Show which languages were parsed, and how much of each',
  description: 'Files that were read and parsed on this machine; one that changes often counts often.',
  input: { since: SINCE_FIELD },
  examples: [{ line: 'ax telemetry languages', does: 'the last 30 days' }],
  result: '{since,until,languages:[{language,share,total,days:[files]}]}; share is from 0 to 1',
  async run(ctx, { since }) {
    return await withTelemetry(ctx, ({ store }) => {
      const { from, until, languages } = dashboardOf(store, daysSince(since, store.today));
      return { since: dateOf(from), until: dateOf(until), languages };
    });
  },
  print({ since, languages }, out) {
    if (languages.length === 0) out.line(`nothing was parsed since ${since}`);
    const width = Math.max(0, ...languages.map(({ language }) => language.length));
    for (const { language, share, total } of languages) {
      const percent = `${(share * 100).toFixed(1)} %`.padStart(8);
      out.line(`${out.style('name', language.padEnd(width))}${percent}${count(total).padStart(12)}`);
    }
  },
});
