import { EXPERIMENTS, readState } from '../../experiments/index.ts';
import { type Command, define } from '../command.ts';
import { experimentsIn, hasHome, warnOfForeign } from './find-experiments.ts';

/** `ax experiment list` */
export const command: Command = define({
  name: 'experiment list',
  summary: 'List experiments and whether they run on this machine',
  description:
    'Every experiment of this version: the flag it is about, the question, how it is measured (interleaving: both ways in one list; division: each run gets one of them by chance), what counts and what must not become worse.',
  input: {},
  examples: [{ line: 'ax experiment list', does: 'all of them' }],
  result:
    '{experiments:[{name,flag,question,method,unit,variants:{off,on},primary:{name,kind,better,description},guardrails:[…],state,startedAt,stoppedAt,share,size}]}; state is none, running, stopped or damaged',
  async run(ctx) {
    const directory = hasHome(ctx) ? experimentsIn(ctx) : undefined;
    if (directory !== undefined) warnOfForeign(directory, ctx.notice);
    const experiments = EXPERIMENTS.map((definition) => {
      const found = directory === undefined ? 'none' : readState(directory, definition.name);
      const state = typeof found === 'object' ? found.state : undefined;
      return {
        ...definition,
        state: !state ? (found as 'none' | 'damaged') : state.stoppedAt === undefined ? 'running' : 'stopped',
        startedAt: state ? new Date(state.startedAt).toISOString() : null,
        stoppedAt: state?.stoppedAt === undefined ? null : new Date(state.stoppedAt).toISOString(),
        share: state?.share ?? definition.share,
        size: state?.size ?? null,
      };
    });
    return { experiments };
  },
  print({ experiments }, out) {
    for (const { name, question, state, startedAt, stoppedAt, primary, guardrails, variants } of experiments) {
      const word = { none: 'does not run', running: `runs since ${day(startedAt)}`, stopped: '', damaged: '' }[state];
      const says =
        state === 'stopped' ? `ran from ${day(startedAt)} to ${day(stoppedAt)}` : word || 'its file cannot be read';
      out.line(`${out.style('name', name)}  ${out.style(state === 'running' ? 'good' : 'dim', says)}`);
      out.line(`    ${question}`);
      out.line(out.style('dim', `    off: ${variants.off}; on: ${variants.on}`));
      const kept = guardrails.map((each) => each.name).join(', ');
      out.line(out.style('dim', `    what counts: ${primary.name}; must not become worse: ${kept}`));
    }
  },
});

function day(iso: string | null): string {
  return iso?.slice(0, 10) ?? '';
}
