import { AxError } from '../../model/index.ts';
import { type Command, define } from '../command.ts';
import { experimentsIn, knownExperiment, NAME } from './find-experiments.ts';
import { printReport } from './print-report.ts';
import { reportOf } from './report-of.ts';

/** The shape of a report. */
export const REPORT_RESULT: string =
  '{experiment,flag,method,state,startedAt,stoppedAt,share,size,machines:[{machine,days,variants:{off,on}}],same,open,verdict:{status,method,final,alpha,machines,acrossMachines,exposures:[{variant,exposures,weight}],sampleRatio:{chiSquare,p},comparisons:[{variant,status,n,enough,daysLeft,metrics:[{metric,kind,n,control,treatment,difference,ratio,p,adjusted,favours}],guardrails:[{metric,kind,n,control,treatment,difference,ratio,p,harmed}]}]},says}; a difference and a ratio are {estimate,low,high}';

/** `ax experiment report` */
export const command: Command = define({
  name: 'experiment report',
  summary: 'Show all that an experiment has measured, and what follows',
  description:
    'The verdict; what counts and what must not become worse, with intervals; how often each way was taken, and how likely that is by chance (below 0.001 there is no verdict: something is wrong with the measuring). With --json it is what ax experiment merge puts together: counts and sums, and a random id that was made for this experiment.',
  input: { name: NAME },
  examples: [
    { line: 'ax experiment report raw-walk', does: 'for people' },
    { line: 'ax experiment report raw-walk --json > mine.json', does: 'to be merged with those of others' },
  ],
  result: REPORT_RESULT,
  async run(ctx, { name }) {
    const definition = knownExperiment(name);
    const report = reportOf(experimentsIn(ctx), definition, Date.now());
    if (report === 'none') throw new AxError('not-found', `${name} has not run here`, `ax experiment start ${name}`);
    if (report === 'damaged')
      throw new AxError('io', `the file of ${name} cannot be read`, `ax experiment stop ${name} puts it aside`);
    return report;
  },
  print: printReport,
});
