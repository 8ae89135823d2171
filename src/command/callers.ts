import { printCalls } from './calls.ts';
import { type Command, define } from './command.ts';
import { DEPTH_FIELD, SYMBOL_FIELD, statusOfNone, TIER_FIELD } from './linked.ts';
import { projectSymbol } from './place.ts';

/** `ax callers` */
export const command: Command = define({
  name: 'callers',
  summary: 'Show who calls a function',
  description:
    'Functions with a call of SYMBOL, and those that give it away as a value (passed), with the places. Module-level code is <module>. The tier of a call says how sure it is: exact, inferred or possible; of several calls on the way the least sure one counts.',
  input: { symbol: SYMBOL_FIELD, depth: DEPTH_FIELD, tier: TIER_FIELD },
  examples: [
    { line: 'ax callers parseHeader', does: 'directly' },
    { line: 'ax callers Server.listen --depth 3', does: 'up to three calls away' },
  ],
  result:
    '{symbol,definitions:[…],calls:[{from:{…},to:{…},sites:[{path,line,column}],tier,depth,passed?}],suppressed:{inferred,possible},index}',
  async run(ctx, { symbol, depth, tier }) {
    const project = await ctx.project();
    const asked = projectSymbol({ cwd: ctx.cwd, root: project.root }, symbol);
    return await project.callers(asked, { depth, tier, ...ctx.options() });
  },
  print: (answer, out) => printCalls(answer, 'callers', out),
  status: ({ calls, suppressed, index }) => statusOfNone(calls.length, suppressed, index),
});
