import { readState, startExperiment } from '../../experiments/index.ts';
import { appendToHistory } from '../../flags/managing.ts';
import { AxError } from '../../model/index.ts';
import { type Command, define } from '../command.ts';
import { findFlags, keeping, keptIn } from '../flags/find-flags.ts';
import { experimentsIn, knownExperiment, NAME } from './find-experiments.ts';

/** With fewer runs of one way nothing is said of a difference. */
const LEAST_EACH = 20;

/** `ax experiment start` */
export const command: Command = define({
  name: 'experiment start',
  summary: 'Start an experiment on this machine',
  description:
    'From now on the flag of the experiment is divided on this machine, where nothing else says what it is (ax flags explain). What was measured under an earlier start stays, and is no part of this one. Without --size a verdict may be looked at as often as you like. With --size N a verdict is given once, when there are N measurements: it needs fewer of them, and there is none before.',
  input: {
    name: NAME,
    share: {
      type: 'integer',
      min: 1,
      max: 99,
      placeholder: 'PCT',
      doc: 'Percentage that gets the treatment. Default: 50.',
    },
    size: {
      type: 'integer',
      min: 10,
      placeholder: 'N',
      doc: 'Declare that N measurements decide: runs of both ways, or preferences.',
    },
  },
  examples: [
    { line: 'ax experiment start ranking-next', does: 'mix both rankings in the results of ax find' },
    { line: 'ax experiment start raw-walk --share 20', does: 'a fifth of all runs gets the treatment' },
  ],
  result: '{name,flag,startedAt,share,size,here:{divided,decidedBy,says}}; here is what holds in this directory',
  async run(ctx, { name, share, size }) {
    const definition = knownExperiment(name);
    const { flag, method } = definition;
    if (share !== undefined && method === 'interleaving')
      throw new AxError('usage', `${name} has no share`, 'both ways answer each question together');
    const fewest =
      ((size ?? Number.POSITIVE_INFINITY) * Math.min(share ?? definition.share, 100 - (share ?? definition.share))) /
      100;
    if (method === 'division' && fewest < LEAST_EACH)
      throw new AxError(
        'usage',
        `of ${size} runs too few would take one of the ways`,
        `it takes ${LEAST_EACH} of each`,
      );
    const directory = experimentsIn(ctx);
    const version = ctx.runtime.version();
    const now = Date.now();
    const wanted = { share: share ?? definition.share, size, version, now };
    if (!keeping(() => startExperiment(directory, name, wanted))) throw refusal(name, readState(directory, name));
    const found = await findFlags(ctx);
    noteInHistory(keptIn(found), { flag, now, version, detail: `${name} started` });
    const { trace } = found.flags.evaluate(flag);
    const { step = 'default', says = '' } = trace.at(-1) ?? {};
    return {
      ...{ name, flag, startedAt: new Date(now).toISOString(), share: wanted.share, size: size ?? null },
      here: { divided: step === 'experiment', decidedBy: step, says },
    };
  },
  print({ name, flag, here, size }, out) {
    out.line(
      `${out.style('name', name)} runs on this machine${size === null ? '' : `, until there are ${size} measurements`}`,
    );
    if (!here.divided)
      out.line(
        out.style('warn', `but not here, where something else decides on ${flag} (${here.decidedBy}: ${here.says})`),
      );
    out.line(out.style('dim', `how it stands: ax experiment status ${name}`));
  },
});

/** Why it cannot be started: what runs. */
function refusal(name: string, found: ReturnType<typeof readState>): AxError {
  if (found === 'damaged')
    return new AxError('io', `the file of ${name} cannot be read`, `ax experiment stop ${name} puts it aside`);
  const { startedAt, share, size } = typeof found === 'object' ? found.state : {};
  const since =
    startedAt === undefined ? '' : `, since ${new Date(startedAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const how = share === undefined || share === 50 ? '' : `, with ${share} % on`;
  const until = size === undefined ? '' : `, until there are ${size} measurements`;
  return new AxError('usage', `${name} runs already${since}${how}${until}`, `ax experiment stop ${name}`);
}

/** The history is for people: an experiment that was started runs without it. */
export function noteInHistory(
  directory: string,
  { flag, now, version, detail }: { flag: string; now: number; version: string; detail: string },
): void {
  try {
    appendToHistory(directory, { at: now, flag, what: 'experiment', detail, version });
  } catch {
    // The disk is full, or it is not ours.
  }
}
