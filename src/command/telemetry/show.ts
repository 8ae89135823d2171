import { EMPTY_REPORT, latestLines, nextReport, type Report } from '../../telemetry/reading.ts';
import { type Command, define } from '../command.ts';
import { withTelemetry } from './open-telemetry.ts';

type Result = Report | { directory: string; mode: string; lines: string[] };

/** How many recorded lines are shown. */
const MOST_LINES = 20;

/** `ax telemetry show` */
export const command: Command = define({
  name: 'telemetry show',
  summary: 'Show what is recorded and what would be sent, as it is',
  description:
    'Prints the newest lines that were recorded, as they are on the disk. With --next-report it prints the report that ax telemetry submit would send next, byte for byte, also with --json; once printed it stays the same until it is sent. What was recorded before ax telemetry on is in no report.',
  input: { nextReport: { type: 'boolean', doc: 'Print the report that would be sent next.' } },
  examples: [
    { line: 'ax telemetry show', does: 'what was recorded last' },
    { line: 'ax telemetry show --next-report', does: 'exactly what would be sent' },
    { line: 'ax telemetry show --next-report | sha256sum', does: 'the hash that ax telemetry submit tells' },
  ],
  result: '{directory,mode,lines:[text]}; with --next-report the report: {report,weeks:[{from,cells}],errors}',
  async run(ctx, input): Promise<Result> {
    return await withTelemetry(ctx, ({ directory, decision: { mode, reason }, store }) => {
      if (!input.nextReport) return { directory, mode, lines: latestLines(directory, MOST_LINES) };
      if (mode !== 'on') {
        ctx.notice(`nothing would be sent: telemetry is ${mode} (${reason})`);
        return EMPTY_REPORT;
      }
      const { text, counts } = nextReport(store);
      if (counts === 0) ctx.notice('nothing to send: nothing new happened often enough while telemetry was on');
      return JSON.parse(text) as Report;
    });
  },
  print(result, out) {
    if ('report' in result) out.line(JSON.stringify(result));
    else for (const line of result.lines) out.line(line);
  },
});
