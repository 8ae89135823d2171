import { dashboardOf, type Latency } from '../../telemetry/reading.ts';
import { type Command, define } from '../command.ts';
import type { Out } from '../out.ts';
import { sparkline } from '../sparkline.ts';
import { count } from '../text.ts';
import { withTelemetry } from './open-telemetry.ts';
import { printRegressions, shownRegressions } from './regressions.ts';
import { dateOf, daysSince, SINCE_FIELD } from './since.ts';

/** `ax telemetry performance` */
export const command: Command = define({
  name: 'telemetry performance',
  summary: 'Show how long commands, questions and their parts took',
  description:
    'Milliseconds of this machine: the middle (p50), and what 95 and 99 of 100 did not exceed, in the last seven days and in the 28 days before them; at most 1.1 % off. The start of the process is a part of its own. Bars are the p50 of each day. What became slower or faster comes last.',
  input: { since: SINCE_FIELD },
  examples: [{ line: 'ax telemetry performance', does: 'this week and the four before it' }],
  result:
    '{since,until,commands:[{name,week:{count,p50,p95,p99},before,days:[{count,p50,p95,p99}]}],queries,phases,regressions}; days have one entry for each day, null where nothing was counted',
  async run(ctx, { since }) {
    return await withTelemetry(ctx, ({ store }) => {
      const board = dashboardOf(store, daysSince(since, store.today));
      const { from, until, commands, queries, phases } = board;
      const regressions = shownRegressions(board.regressions);
      return { since: dateOf(from), until: dateOf(until), commands, queries, phases, regressions };
    });
  },
  print({ commands, queries, phases, regressions }, out) {
    table('command', commands, out);
    table('question', queries, out);
    table('part', phases, out);
    if (regressions.length > 0) out.line();
    printRegressions(regressions, out);
  },
});

function table(title: string, rows: readonly Latency[], out: Out): void {
  if (rows.length === 0) return;
  const width = Math.max(18, ...rows.map(({ name }) => name.length));
  const heads = ['runs', 'p50', 'p95', 'p99', 'runs', 'p50', 'p95', 'p99'].map((head) => head.padStart(8)).join('');
  out.line(out.style('dim', `${''.padEnd(width)}${'this week'.padStart(32)}${'four weeks before'.padStart(32)}`));
  out.line(out.style('dim', `${title.padEnd(width)}${heads}`));
  const room = Math.max(0, Math.min(30, out.width - width - heads.length - 2));
  for (const { name, week, before, days } of rows) {
    const cells = [week, before].flatMap(({ count: n, p50, p95, p99 }) => [count(n), ...[p50, p95, p99].map(ms)]);
    const bars = room > 0 ? `  ${sparkline(days.slice(-room).map(({ p50 }) => p50))}` : '';
    out.line(`${out.style('name', name.padEnd(width))}${cells.map((cell) => cell.padStart(8)).join('')}${bars}`);
  }
}

function ms(value: number | null): string {
  if (value === null) return '-';
  return value >= 100 ? count(value) : String(value);
}
