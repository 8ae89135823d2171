import { findRegressions, type Regression } from '../../telemetry/reading.ts';
import { type Command, define } from '../command.ts';
import type { Out } from '../out.ts';
import { withTelemetry } from './open-telemetry.ts';
import { dateOf } from './since.ts';

/** A change as JSON has it: its day as a date. */
export type ShownRegression = Omit<Regression, 'day'> & { since: string };

/** Changes as JSON has them. */
export function shownRegressions(regressions: readonly Regression[]): ShownRegression[] {
  return regressions.map(({ day, ...rest }) => ({ ...rest, since: dateOf(day) }));
}

/** Writes a line for each change. */
export function printRegressions(regressions: readonly ShownRegression[], out: Out): void {
  for (const { command, surface, kind, direction, since, version, before, after, ratio } of regressions) {
    const change = `${ratio > 1 ? '+' : '-'}${Math.abs(Math.round((ratio - 1) * 100))} %`;
    const how = out.style(direction === 'slower' ? 'bad' : 'good', `${direction} ${change}`);
    const cause = version === '' ? (kind === 'drift' ? 'little by little, ' : '') : `with version ${version}, `;
    const name = out.style('name', surface === 'cli' ? command : `${command} (${surface})`);
    out.line(`${name}: ${how}, ${cause}since ${since} (median ${milliseconds(before)}, now ${milliseconds(after)})`);
  }
}

/** `ax telemetry regressions` */
export const command: Command = define({
  name: 'telemetry regressions',
  summary: 'Show which commands became slower or faster, and since when',
  description:
    'Compares how long commands took on this machine: each version of ax with the one before it (by ranks, only when 3 days and 30 runs of both are there, with what days differ by themselves taken into account, less than 0.1 % by chance over all commands), and days with days, for changes that no version explains. Only changes of 5 % and more are shown. A series without a change raises an alarm in less than 1 of 100.',
  input: {},
  examples: [{ line: 'ax telemetry regressions', does: 'what became slower or faster within 90 days' }],
  result:
    '{regressions:[{kind:"version"|"step"|"drift",command,surface,direction:"slower"|"faster",since,version,before,after,ratio,p}]}; before and after are medians in milliseconds',
  async run(ctx) {
    return await withTelemetry(ctx, ({ store }) => {
      const found = findRegressions(store.daily({ metric: 'command.duration', until: store.today }));
      return { regressions: shownRegressions(found) };
    });
  },
  print({ regressions }, out) {
    if (regressions.length === 0) out.line('no command became slower or faster');
    printRegressions(regressions, out);
  },
});

function milliseconds(ms: number): string {
  return `${Number(ms.toPrecision(3))} ms`;
}
