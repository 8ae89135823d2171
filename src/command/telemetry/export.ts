import { resolve } from 'node:path';
import { AxError } from '../../model/index.ts';
import {
  countedSeries,
  dashboardOf,
  dashboardPage,
  exportCsv,
  exportJson,
  httpUrl,
  type OtlpRequest,
  type OtlpSending,
  otlpDocument,
  otlpRequests,
  SERIES_DAYS,
  sendOtlp,
  type TelemetryExport,
} from '../../telemetry/reading.ts';
import { type Command, define } from '../command.ts';
import { createFileSink } from '../export-sink.ts';
import { amount, bytes, count } from '../text.ts';
import { withTelemetry } from './open-telemetry.ts';
import { daysSince, SINCE_FIELD } from './since.ts';

type Result =
  | TelemetryExport
  | OtlpRequest
  | OtlpSending
  | { format: 'json' | 'csv' | 'html' | 'otlp'; path: string | null; bytes: number };

/** Points in one request: some hundred kilobytes. */
const POINTS_AT_ONCE = 1000;

/** `ax telemetry export` */
export const command: Command = define({
  name: 'telemetry export',
  summary: 'Write what was counted for other programs, or send it to a collector of yours',
  description:
    'json has everything exactly, histograms included, so that exports of several machines can be added up; csv is a table with a line for each day of each series; html is a page for the browser that loads nothing (ax telemetry serve shows the same); otlp is what an OpenTelemetry collector takes (OTLP/HTTP in JSON). With --otlp it is sent to the collector at URL (/v1/metrics when URL has no path), also in mode local: it is yours. There is a point for each day, the running total of its month, so that sending them again changes nothing; they carry no id, so that a collector for several machines must add what tells them apart.\nWithout -o it is written to standard output.',
  input: {
    format: { type: 'choice', choices: ['json', 'csv', 'html', 'otlp'], default: 'json', doc: 'What to write.' },
    html: { type: 'boolean', doc: 'Short for --format html.' },
    output: { type: 'string', short: 'o', placeholder: 'FILE', complete: 'file', doc: 'Write to FILE.' },
    since: { ...SINCE_FIELD, default: '90d' },
    otlp: { type: 'string', placeholder: 'URL', doc: 'Send to the OpenTelemetry collector at URL.' },
  },
  examples: [
    { line: 'ax telemetry export -o telemetry.json', does: 'everything, exactly' },
    { line: 'ax telemetry export --format csv', does: 'a table' },
    { line: 'ax telemetry export --format html -o telemetry.html', does: 'a page with charts' },
    {
      line: 'ax telemetry export --otlp http://localhost:4318 || echo "no collector"',
      does: 'to a collector on this machine',
    },
  ],
  result:
    'the document, for json and otlp; with -o {format,path,bytes}; with --otlp {endpoint,requests,points,bytes,attempts,rejected}',
  async run(ctx, { output, since, otlp, ...input }): Promise<Result> {
    if (otlp !== undefined && output !== undefined) throw new AxError('usage', 'either -o or --otlp, not both');
    const format = formatOf(input, otlp);
    const endpoint = otlp === undefined ? undefined : httpUrl(otlp, '--otlp');
    const path = output === undefined ? null : resolve(ctx.cwd, output);
    const { write } = ctx;
    const isText = format === 'csv' || format === 'html';
    if (isText && !endpoint && !path && !write) {
      const hint = `ax telemetry export --format ${format} -o FILE --json`;
      throw new AxError('usage', 'with --json a file must be named', hint);
    }
    return await withTelemetry(ctx, async ({ store }): Promise<Result> => {
      const days = { since: store.today - daysSince(since, store.today) + 1 };
      const points = { ...days, now: Date.now() / 1000, wholeSince: store.today - SERIES_DAYS };
      if (endpoint) {
        const onRetry = (why: string): void => ctx.notice(`${why}; trying again`);
        const requests = otlpRequests(countedSeries(store.daily()), { ...points, pointsAtOnce: POINTS_AT_ONCE });
        return await sendOtlp({ requests, endpoint, signal: ctx.signal, onRetry });
      }
      if (isText) {
        const page = (): string =>
          dashboardPage(dashboardOf(store, daysSince(since, store.today)), ctx.runtime.version()).html;
        const text = Buffer.from(format === 'csv' ? exportCsv(store.daily(days)) : page());
        if (path) writeFile(path, text);
        else write?.(text);
        return { format, path, bytes: text.length };
      }
      const document =
        format === 'json'
          ? exportJson(store.daily(days), store.errors(days))
          : otlpDocument(countedSeries(store.daily()), points);
      if (!path) return document;
      const text = Buffer.from(`${JSON.stringify(document)}\n`);
      writeFile(path, text);
      return { format, path, bytes: text.length };
    });
  },
  print(result, out) {
    if ('endpoint' in result) {
      const { points, requests, rejected, endpoint } = result;
      const but = rejected > 0 ? `, but it did not want ${count(rejected)} of them` : '';
      out.line(`sent ${amount(points, 'point')} in ${amount(requests, 'request')} to ${endpoint}${but}`);
    } else if (!('path' in result)) {
      out.line(JSON.stringify(result));
    } else if (result.path !== null) {
      out.line(`${result.path}: ${bytes(result.bytes)}`);
    }
  },
  status: (result) => ('endpoint' in result && result.rejected > 0 ? 3 : 0),
});

/** What to write. Throws AxError `usage` for what goes against --html. */
function formatOf<Format extends string>(
  { format, html }: { format: Format; html: boolean },
  otlp: string | undefined,
): Format | 'html' {
  if (!html) return format;
  const other = otlp === undefined ? '--format' : '--otlp';
  const isAlone = otlp === undefined && (format === 'html' || format === 'json');
  if (!isAlone) throw new AxError('usage', `either --html or ${other}, not both`);
  return 'html';
}

function writeFile(path: string, text: Uint8Array): void {
  const sink = createFileSink(path);
  try {
    sink.begin();
    sink.write(text);
    sink.finish(() => {});
  } finally {
    sink.close();
  }
}
