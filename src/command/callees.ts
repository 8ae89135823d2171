import { CALLS_RESULT, CALLS_TIERS, printCalls, statusOfCalls } from './calls.ts';
import { type Command, define } from './command.ts';
import { DEPTH_FIELD, SYMBOL_FIELD, TIER_FIELD } from './linked.ts';
import { projectSymbol } from './place.ts';

/** `ax callees` */
export const command: Command = define({
  name: 'callees',
  summary: 'Show what a function calls',
  description: `The functions that SYMBOL calls, with the places of the calls, in source order. ${CALLS_TIERS}`,
  input: { symbol: SYMBOL_FIELD, depth: DEPTH_FIELD, tier: TIER_FIELD },
  examples: [
    { line: 'ax callees startServer', does: 'directly' },
    { line: 'ax callees Server.listen --depth 3', does: 'up to three calls away' },
  ],
  result: CALLS_RESULT,
  async run(ctx, { symbol, depth, tier }) {
    const project = await ctx.project();
    const asked = projectSymbol({ cwd: ctx.cwd, root: project.root }, symbol);
    return await project.callees(asked, { depth, tier, ...ctx.options() });
  },
  print: (answer, out) => printCalls(answer, 'callees', out),
  status: statusOfCalls,
});
