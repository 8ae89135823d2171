import { EXPERIMENTS } from '../../experiments/index.ts';
import { type Command, define } from '../command.ts';
import { experimentsIn, knownExperiment, MAYBE_NAME, warnOfForeign } from './find-experiments.ts';
import { printVerdict, timesOf } from './print-report.ts';
import { type ExperimentReport, reportOf } from './report-of.ts';

/** `ax experiment status` */
export const command: Command = define({
  name: 'experiment status',
  summary: 'Show how an experiment stands',
  description:
    'The experiments that run or ran on this machine, each with its verdict until now: not enough data (and in how many days there may be), no difference, better, worse, something that must not become worse has, or blocked, when both ways are not divided as they should be. To look every day does not make it wrong.',
  input: { name: MAYBE_NAME },
  examples: [{ line: 'ax experiment status', does: 'all of them' }],
  result:
    '{experiments:[{experiment,state,status,says,report}]}; report is that of ax experiment report, null without one; state is none, running, stopped or damaged; status is blocked, guardrail, better, worse, not-enough-data or no-difference-yet, null when it never ran',
  async run(ctx, { name }) {
    const directory = experimentsIn(ctx);
    if (name === undefined) warnOfForeign(directory, ctx.notice);
    const wanted = name === undefined ? EXPERIMENTS : [knownExperiment(name)];
    const reports = wanted.map((definition) => ({ definition, report: reportOf(directory, definition, Date.now()) }));
    // What never ran is told of when it was asked for.
    const told = reports.filter(({ report }) => name !== undefined || report !== 'none');
    return { experiments: told.map(({ definition, report }) => shortened(definition.name, report)) };
  },
  print({ experiments }, out) {
    if (experiments.length === 0) out.line('no experiment runs or ran here: ax experiment list');
    for (const { experiment, state, report } of experiments) {
      if (report === null) {
        out.line(
          `${experiment}  ${state === 'none' ? 'does not run' : `its file cannot be read (ax experiment stop ${experiment} puts it aside)`}`,
        );
        continue;
      }
      out.line(`${out.style('name', experiment)}  ${out.style('dim', timesOf(report))}`);
      printVerdict(report, out);
    }
  },
});

/** How an experiment stands, in short. */
interface Standing {
  experiment: string;
  state: ExperimentReport['state'] | 'none' | 'damaged';
  status: ExperimentReport['verdict']['status'] | null;
  says: string;
  report: ExperimentReport | null;
}

function shortened(experiment: string, report: ExperimentReport | 'none' | 'damaged'): Standing {
  if (typeof report === 'string') return { experiment, state: report, status: null, says: '', report: null };
  return { experiment, state: report.state, status: report.verdict.status, says: report.says, report };
}
