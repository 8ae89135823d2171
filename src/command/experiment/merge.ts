import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  type ExperimentDefinition,
  experimentNamed,
  type MachineTotals,
  type MetricTotals,
  mergeMachines,
  planOf,
  verdictInWords,
  verdictOf,
} from '../../experiments/index.ts';
import { AxError } from '../../model/index.ts';
import { type Command, define } from '../command.ts';
import { printReport } from './print-report.ts';
import { REPORT_RESULT } from './report.ts';
import type { ExperimentReport } from './report-of.ts';

/** `ax experiment merge` */
export const command: Command = define({
  name: 'experiment merge',
  summary: 'Put reports of several machines together',
  description:
    'Reads what ax experiment report NAME --json has written on several machines, and reports of all of them together; with three and more the machine is a random effect, so that one that differs from all others does not decide. A machine that is there twice counts once. Merged reports can be merged again.',
  input: {
    files: {
      type: 'list',
      positional: 'rest',
      placeholder: 'FILE',
      required: true,
      complete: 'file',
      doc: 'Reports of one experiment.',
    },
  },
  examples: [
    {
      line: 'ax experiment report raw-walk --json > mine.json && ax experiment merge mine.json',
      does: 'with those of others beside it: of all of them',
    },
  ],
  result: REPORT_RESULT,
  async run(ctx, { files }): Promise<ExperimentReport> {
    const reports = await Promise.all(files.map((file) => readReport(resolve(ctx.cwd, file), file)));
    const [first, ...others] = reports;
    if (!first) throw new AxError('usage', 'FILE is missing', 'ax experiment merge FILE…');
    const other = others.find(({ experiment, share }) => experiment !== first.experiment || share !== first.share);
    if (other) {
      const what = ({ experiment, share }: Report): string => `${experiment} with ${share} %`;
      throw new AxError('usage', `these reports do not go together: ${what(first)}, ${what(other)}`);
    }
    const definition = experimentNamed(first.experiment);
    if (!definition) throw new AxError('not-found', `there is no experiment "${first.experiment}"`);
    checkKinds(definition, reports);
    const machines = mergeMachines(...reports.map((report) => report.machines));
    const { share } = first;
    const verdict = judged(() => verdictOf(planOf(definition, { share, size: undefined }), machines));
    // A report that is there twice counts once, also in what stands beside its machines.
    const kept = reports.filter((report) => report.machines.some((machine) => machines.includes(machine)));
    const sum = (key: 'same' | 'open'): number => kept.reduce((total, report) => total + report[key], 0);
    const { name, flag, method } = definition;
    return {
      ...{ experiment: name, flag, method, state: 'merged', startedAt: null, stoppedAt: null, share, size: null },
      ...{ machines, same: sum('same'), open: sum('open'), verdict, says: verdictInWords(definition, verdict) },
    };
  },
  print: printReport,
});

/** Refuses totals of other metrics under the names of those of the experiment. */
function checkKinds({ primary, guardrails }: ExperimentDefinition, reports: readonly Report[]): void {
  const variants = reports.flatMap(({ machines }) => machines.flatMap((machine) => Object.values(machine.variants)));
  for (const { name, kind } of [primary, ...guardrails]) {
    const other = variants
      .map(({ metrics }) => metrics[name]?.kind)
      .find((each) => each !== undefined && each !== kind);
    if (other !== undefined)
      throw new AxError('usage', `these reports do not go together: ${name} is no ${other} here`);
  }
}

type Report = Pick<ExperimentReport, 'experiment' | 'share' | 'machines' | 'same' | 'open'>;

async function readReport(path: string, shown: string): Promise<Report> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new AxError(isMissing ? 'not-found' : 'io', `${shown} cannot be read: ${(error as Error).message}`);
  }
  const report = reportIn(text);
  if (!report)
    throw new AxError('usage', `${shown} is no report of an experiment`, 'ax experiment report NAME --json writes one');
  return report;
}

function reportIn(text: string): Report | undefined {
  try {
    const { experiment, share, machines, same, open } = JSON.parse(text.replace(/^\uFEFF/, ''));
    const isGood =
      typeof experiment === 'string' && isCount(share) && share > 0 && share < 100 && isCount(same) && isCount(open);
    return isGood && Array.isArray(machines) && machines.every(isMachine)
      ? { experiment, share, machines, same, open }
      : undefined;
  } catch {
    return undefined;
  }
}

function isMachine(value: unknown): value is MachineTotals {
  const { machine, days, variants } = (value ?? {}) as Partial<MachineTotals>;
  if (typeof machine !== 'string' || !isCount(days) || typeof variants !== 'object') return false;
  return Object.values(variants).every(({ exposures, metrics }) => {
    return isCount(exposures) && Object.values(metrics).every(isCounted);
  });
}

/** True for totals that somebody can have counted. */
function isCounted(totals: MetricTotals): boolean {
  if (totals.kind === 'proportion')
    return isCount(totals.n) && isCount(totals.successes) && totals.successes <= totals.n;
  if (totals.kind === 'preference') return [totals.wins, totals.losses, totals.ties].every(isCount);
  if (totals.kind !== 'latency' || !isCount(totals.n)) return false;
  const { n, sum, squares } = totals;
  if (!Number.isFinite(sum) || !Number.isFinite(squares)) return false;
  // The mean of squares is that of the mean at least, and the same of one value or none.
  const least = n === 0 ? 0 : (sum * sum) / n;
  const differs = squares - least;
  const rounding = 1e-9 * Math.max(1, least);
  return n === 0 ? sum === 0 && squares === 0 : differs >= -rounding && (n > 1 || differs <= rounding);
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Totals of other metrics under the same name cannot be added. */
function judged<T>(judge: () => T): T {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new AxError('usage', `these reports do not go together: ${error.message}`);
  }
}
