import type { CallsAnswer } from '../project/index.ts';
import { type Command, define } from './command.ts';
import { DEPTH_FIELD, hiddenText, SYMBOL_FIELD, statusOfNone, TIER_FIELD } from './linked.ts';
import type { Out } from './out.ts';
import { projectSymbol } from './place.ts';
import { doubt, placeOf } from './text.ts';

/** What tells `ax callers` and `ax callees` apart. */
interface CallsCommand {
  name: 'callers' | 'callees';
  summary: string;
  /** What is listed, as a sentence. */
  lists: string;
  /** The symbol of the first example. */
  example: string;
}

/** Makes `ax callers` or `ax callees`. */
export function callsCommand({ name, summary, lists, example }: CallsCommand): Command {
  return define({
    name,
    summary,
    description: `${lists} The tier of a call says how sure it is: exact, inferred or possible; of several calls on the way the least sure one counts.`,
    input: { symbol: SYMBOL_FIELD, depth: DEPTH_FIELD, tier: TIER_FIELD },
    examples: [
      { line: `ax ${name} ${example}`, does: 'directly' },
      { line: `ax ${name} Server.listen --depth 3`, does: 'up to three calls away' },
    ],
    result:
      '{symbol,definitions:[…],calls:[{from:{…},to:{…},sites:[{path,line,column}],tier,depth,passed?}],suppressed:{inferred,possible},index}',
    async run(ctx, { symbol, depth, tier }) {
      const project = await ctx.project();
      const asked = projectSymbol({ cwd: ctx.cwd, root: project.root }, symbol);
      return await project[name](asked, { depth, tier, ...ctx.options() });
    },
    print: (answer, out) => printCalls(answer, name, out),
    status: ({ calls, suppressed, index }) => statusOfNone(calls.length, suppressed, index),
  });
}

/** Prints the answer of `ax callers` or `ax callees`: one line a call, deeper ones indented. */
function printCalls(answer: CallsAnswer, what: 'callers' | 'callees', out: Out): void {
  const { symbol, definitions, calls, suppressed, index } = answer;
  const counts: Record<string, number> = {};
  for (const call of calls) {
    counts[call.tier] = (counts[call.tier] ?? 0) + call.sites.length;
    const other = what === 'callers' ? call.from : call.to;
    const notes = [call.tier === 'exact' ? '' : call.tier, call.passed ? 'passed as a value' : ''];
    if (call.depth > 1)
      notes.push(what === 'callers' ? `calls ${call.to.qualifiedName}` : `from ${call.from.qualifiedName}`);
    const [first, ...more] = call.sites;
    const at = first ? placeOf(first, out) : '';
    if (more.length > 0) notes.push(`and ${more.length} more`);
    const tail = notes.filter((note) => note !== '').join(', ');
    const name = `${out.style('kind', other.kind)} ${out.style('name', other.qualifiedName)}`;
    out.line(`${'  '.repeat(call.depth - 1)}${at}  ${name}${tail === '' ? '' : `  ${out.style('dim', tail)}`}`);
  }
  if (definitions.length === 0 && calls.length === 0) out.line(`no definition of ${symbol}`);
  else if (calls.length === 0 && suppressed.possible + suppressed.inferred === 0) out.line(`no ${what} of ${symbol}`);
  else if (calls.length === 0) out.line(`no ${what} of ${symbol} that are certain`);
  const hidden = hiddenText(counts, suppressed);
  if (hidden !== '') out.line(out.style('dim', hidden));
  if (calls.length === 0 && doubt(index) !== '') out.line(doubt(index));
}
