import { dashboardOf, newsOf } from '../../telemetry/reading.ts';
import { type Command, define } from '../command.ts';
import { ago, amount } from '../text.ts';
import { withTelemetry } from './open-telemetry.ts';
import { dateOf, daysSince, SINCE_FIELD } from './since.ts';

/** `ax telemetry errors` */
export const command: Command = define({
  name: 'telemetry errors',
  summary: 'Show what was refused or failed, and since when',
  description:
    'Errors by their code and, where it is a fault, the places in the code of ax; no messages are kept. The latest comes first. One that was never seen before this week, or before this version, is called new.',
  input: { since: SINCE_FIELD },
  examples: [{ line: 'ax telemetry errors --since 7d', does: 'those of a week' }],
  result:
    '{since,until,errors:[{fingerprint,version,class,code,frames:[file:line],firstSeen,lastSeen,count,news:"week"|"version"|null}]}; times are ISO 8601',
  async run(ctx, { since }) {
    return await withTelemetry(ctx, ({ store }) => {
      const { from, until, errors } = dashboardOf(store, daysSince(since, store.today));
      const time = (seconds: number): string => new Date(seconds * 1000).toISOString();
      const shown = errors.map(({ consent: _, firstSeen, lastSeen, ...rest }) => {
        return { ...rest, firstSeen: time(firstSeen), lastSeen: time(lastSeen) };
      });
      return { since: dateOf(from), until: dateOf(until), errors: shown };
    });
  },
  print({ since, errors }, out) {
    if (errors.length === 0) out.line(`no errors since ${since}`);
    for (const { class: kind, code, version, count, firstSeen, lastSeen, frames, news } of errors) {
      const what = newsOf({ news, version });
      const style = kind === 'refusal' ? 'warn' : 'bad';
      const when = `last ${ago(lastSeen, Date.now())}, first ${ago(firstSeen, Date.now())}`;
      const name = `${out.style(style, code)}${code === kind ? '' : ` (${kind})`}`;
      const times = amount(count, 'time');
      out.line(`${name}${what && `, ${out.style('bold', what)}:`} ${times}, ${when}, ax ${version}`);
      for (const frame of frames) out.line(`    ${out.style('dim', frame)}`);
    }
  },
});
