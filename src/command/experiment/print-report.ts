import { changeInWords, experimentNamed, pInWords } from '../../experiments/index.ts';
import type { Out } from '../out.ts';
import type { ExperimentReport } from './report-of.ts';

/** The verdict, in the style it deserves. */
export function printVerdict({ verdict: { status }, says }: ExperimentReport, out: Out): void {
  const style = ({ better: 'good', worse: 'bad', guardrail: 'bad', blocked: 'bad' } as const)[status as 'better'];
  out.line(`    ${style ? out.style(style, says) : says}`);
}

/** When it began and, where it has, ended. */
export function timesOf({ state, startedAt, stoppedAt, size, share, method }: ExperimentReport): string {
  const day = (iso: string | null): string => iso?.slice(0, 10) ?? '';
  const times =
    state === 'running' ? `runs since ${day(startedAt)}` : `ran from ${day(startedAt)} to ${day(stoppedAt)}`;
  const parts = [state === 'merged' ? '' : times, method === 'division' ? `${share} % on` : ''];
  if (size !== null) parts.push(`decided at ${size}`);
  return parts.filter((part) => part !== '').join(', ');
}

/** All of a report. */
export function printReport(report: ExperimentReport, out: Out): void {
  const { experiment, verdict, machines, same, open } = report;
  const definition = experimentNamed(experiment);
  out.line(`${out.style('name', experiment)}  ${out.style('dim', timesOf(report))}`);
  if (definition) out.line(`    ${definition.question}`);
  printVerdict(report, out);
  const [comparison] = verdict.comparisons;
  if (!definition || !comparison) return;
  const row = (name: string, text: string): void => out.line(`    ${out.style('bold', name.padEnd(12))} ${text}`);
  for (const each of comparison.metrics)
    row(each.metric, `${changeInWords(definition.primary, each)}, ${pInWords(each.adjusted)}`);
  for (const each of comparison.guardrails) {
    const metric = definition.guardrails.find(({ name }) => name === each.metric);
    if (metric) row(each.metric, `${changeInWords(metric, each)}${each.harmed ? out.style('bad', '  worse') : ''}`);
  }
  const seen = verdict.exposures.map((each) => `${each.variant} ${each.exposures}`).join(', ');
  row(definition.method === 'interleaving' ? 'came first' : 'runs', `${seen} (${pInWords(verdict.sampleRatio.p)})`);
  if (definition.method === 'interleaving') {
    const sums = { wins: 0, losses: 0, ties: 0 };
    for (const { variants } of machines) {
      const totals = variants.on?.metrics[definition.primary.name];
      if (totals?.kind !== 'preference') continue;
      for (const key of ['wins', 'losses', 'ties'] as const) sums[key] += totals[key];
    }
    row('lists', `on ${sums.wins}, off ${sums.losses}, undecided ${sums.ties}, both alike ${same}`);
  }
  if (open > 0) row('not counted', `${open} that go on or were stopped`);
  if (verdict.machines > 1)
    row(
      'machines',
      `${verdict.machines}${verdict.acrossMachines ? ', each of them one of many' : ', too few to know how they differ'}`,
    );
  const how = {
    'at-any-time': 'the verdict holds however often it is looked at',
    'at-once': 'the declared number is reached: this verdict is the last',
  }[verdict.method];
  const waits = report.size !== null && verdict.status === 'not-enough-data' && comparison.n < report.size;
  out.line(out.style('dim', `    ${waits ? `there is a verdict when there are ${report.size} of them` : how}`));
}
