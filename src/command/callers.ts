import { CALLS_RESULT, CALLS_TIERS, printCalls, statusOfCalls } from './calls.ts';
import { type Command, define } from './command.ts';
import { DEPTH_FIELD, SYMBOL_FIELD, TIER_FIELD } from './linked.ts';
import { projectSymbol } from './place.ts';

/** `ax callers` */
export const command: Command = define({
  name: 'callers',
  summary: 'Show who calls a function',
  description: `Functions with a call of SYMBOL, and those that give it away as a value (passed), with the places. Module-level code is <module>. ${CALLS_TIERS}\nA call is of the member that the declared type has. With --dispatch also those count that may reach SYMBOL, or what overrides or implements it, when the program runs: the calls of members of the same name in the types above and below, all of them inferred.`,
  input: {
    symbol: SYMBOL_FIELD,
    depth: DEPTH_FIELD,
    tier: TIER_FIELD,
    dispatch: {
      type: 'boolean',
      doc: 'Also calls through the types above and below: overridden and overriding members.',
    },
  },
  examples: [
    { line: 'ax callers parseHeader', does: 'directly' },
    { line: 'ax callers Server.listen --depth 3', does: 'up to three calls away' },
    { line: 'ax callers Server.listen --dispatch', does: 'also those that know only a base type or interface' },
  ],
  result: CALLS_RESULT,
  async run(ctx, { symbol, depth, tier, dispatch }) {
    const project = await ctx.project();
    const asked = projectSymbol({ cwd: ctx.cwd, root: project.root }, symbol);
    return await project.callers(asked, { depth, tier, dispatch, ...ctx.options() });
  },
  print: (answer, out) => printCalls(answer, 'callers', out),
  status: statusOfCalls,
});
