import { dashboardOf } from '../../telemetry/reading.ts';
import { type Command, define } from '../command.ts';
import { sparkline } from '../sparkline.ts';
import { count } from '../text.ts';
import { withTelemetry } from './open-telemetry.ts';
import { dateOf, daysSince, SINCE_FIELD } from './since.ts';

/** `ax telemetry stats` */
export const command: Command = define({
  name: 'telemetry stats',
  summary: 'Show which commands were used, how they ended, what they did',
  description:
    'Counts of this machine. A command that is asked in a batch counts, too. A feature is named with the runs in which it was not as by default.',
  input: { since: SINCE_FIELD },
  examples: [
    { line: 'ax telemetry stats', does: 'the last 30 days' },
    { line: 'ax telemetry stats --since 7d --json', does: 'a week, for programs' },
  ],
  result:
    '{since,until,runs,commands:[{command,total,outcomes:{outcome:runs},days:[runs]}],features:[{feature,variant,total,days:[runs]}],work:{counter:{total,days:[n]}},damaged}',
  async run(ctx, { since }) {
    return await withTelemetry(ctx, ({ store }) => {
      const { from, until, usage, features, work, damaged } = dashboardOf(store, daysSince(since, store.today));
      const runs = usage.reduce((sum, { total }) => sum + total, 0);
      return { since: dateOf(from), until: dateOf(until), runs, commands: usage, features, work, damaged };
    });
  },
  print({ since, until, runs, commands, features, work, damaged }, out) {
    out.line(`${count(runs)} runs from ${since} to ${until}`);
    const named = features.map((use) => ({ ...use, name: `${use.feature} ${use.variant}` }));
    const width = Math.max(
      8,
      ...[...commands.map(({ command }) => command), ...named.map(({ name }) => name)].map((text) => text.length),
    );
    // Where a line has no room for all days, the last ones are shown.
    const room = Math.max(0, Math.min(30, out.width - width - 40));
    for (const { command, total, outcomes, days } of commands) {
      const others = Object.entries(outcomes).filter(([outcome, n]) => outcome !== 'ok' && n > 0);
      const how = others.map(([outcome, n]) => `${count(n)} ${outcome}`).join(', ');
      const line = `${out.style('name', command.padEnd(width))} ${count(total).padStart(8)}${room > 0 ? `  ${sparkline(days.slice(-room))}` : ''}`;
      out.line(how ? `${line}  ${out.style('dim', how)}` : line);
    }
    for (const { name, total } of named) out.line(`${name.padEnd(width)} ${count(total).padStart(8)}`);
    for (const [counter, { total }] of Object.entries(work)) {
      if (total > 0) out.line(`${counter.replaceAll('_', ' ').padEnd(width)} ${count(total).padStart(8)}`);
    }
    if (damaged > 0) out.line(out.style('warn', `${count(damaged)} damaged records were left out`));
  },
});
