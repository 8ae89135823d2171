import { stopExperiment } from '../../experiments/index.ts';
import { flagsDirectory } from '../../flags/table.ts';
import { AxError } from '../../model/index.ts';
import { type Command, define } from '../command.ts';
import { keeping } from '../flags/find-flags.ts';
import { experimentsIn, foreignExperiments, knownExperiment, NAME } from './find-experiments.ts';
import { noteInHistory } from './start.ts';

/** `ax experiment stop` */
export const command: Command = define({
  name: 'experiment stop',
  summary: 'Stop an experiment on this machine',
  description:
    'The flag is again what it is without the experiment. What was measured stays and can be reported; what is needed to see which results somebody goes on with is removed. A file of the experiment that cannot be read is put aside.',
  input: { name: NAME },
  examples: [
    {
      line: 'ax experiment stop ranking-next',
      does: 'the flag is no longer divided',
    },
  ],
  result: '{name,flag,stoppedAt}',
  async run(ctx, { name }) {
    const directory = experimentsIn(ctx);
    // One that another version has started can be stopped by any; its flag is not known here.
    const { flag } = foreignExperiments(directory).includes(name) ? { flag: name } : knownExperiment(name);
    const now = Date.now();
    if (!keeping(() => stopExperiment(directory, name, now)))
      throw new AxError('not-found', `${name} does not run`, 'ax experiment list');
    const kept = flagsDirectory(ctx.env, ctx.runtime.platform);
    if (kept !== undefined)
      noteInHistory(kept, { flag, now, version: ctx.runtime.version(), detail: `${name} stopped` });
    return { name, flag, stoppedAt: new Date(now).toISOString() };
  },
  print: ({ name }, out) => out.line(`${name} has stopped: ax experiment report ${name}`),
});
