import type { FlowAnswer } from '../project/index.ts';
import { type Command, define } from './command.ts';
import { printFlowGraph } from './flow-graph.ts';
import { printFlowTree } from './flow-tree.ts';
import { DEPTH_FIELD, hiddenText, SYMBOL_FIELD, statusOfNone, TIER_FIELD } from './linked.ts';
import type { Out } from './out.ts';
import { projectSymbol } from './place.ts';
import { doubt, placeOf } from './text.ts';

type Result = FlowAnswer & { format: 'tree' | 'mermaid' | 'dot' };

/** `ax flow` */
export const command: Command = define({
  name: 'flow',
  summary: 'Show the calls of a function as a tree, with branches and loops',
  description:
    'What SYMBOL calls, in the order of the source, then what is called there, and so on. A call that stands in a branch, a loop or a callback is shown in it. What is not of the project is a leaf; a function that is on the way already is named and not followed again. With --up the tree is that of its callers. Of several definitions of a NAME the best one is shown.\nCalls of which only the name is known are hidden and counted (--tier possible). Branches and loops are known in TypeScript, JavaScript, Python, Go, Java, C, C++, C#, Rust, PHP, Kotlin and Scala.',
  input: {
    symbol: SYMBOL_FIELD,
    direction: {
      type: 'choice',
      choices: ['down', 'up', 'both'],
      default: 'down',
      choiceFlags: ['What it calls (default).', 'Who calls it.', 'Who calls it, and what it calls.'],
      doc: 'Which way.',
    },
    depth: { ...DEPTH_FIELD, default: 3, doc: 'How many calls away.' },
    tier: TIER_FIELD,
    format: { type: 'choice', choices: ['tree', 'mermaid', 'dot'], default: 'tree', doc: 'How to draw it.' },
  },
  examples: [
    { line: 'ax flow startServer', does: 'what happens when it is called' },
    { line: 'ax flow parseHeader --up --depth 5', does: 'how one gets there' },
    { line: 'ax flow Server.listen --both --format mermaid', does: 'as a diagram' },
  ],
  result:
    '{symbol,direction,children:[{symbol,sites:[{path,line,column,in:[{kind,line,column,text}]}],tier,passed?,recursive?,cut?,children}],callers?,others,suppressed:{inferred,possible},format,index}; a symbol that is not of the project is {name,qualifiedName,external,module}',
  async run(ctx, { symbol, direction, depth, tier, format }): Promise<Result> {
    const project = await ctx.project();
    const asked = projectSymbol({ cwd: ctx.cwd, root: project.root }, symbol);
    const answer = await project.flow(asked, { direction, depth, tier, ...ctx.options() });
    return { ...answer, format };
  },
  print(answer, out) {
    const { symbol, others, format } = answer;
    if (symbol === null) out.line('no such definition');
    else if (format === 'tree') printFlowTree({ ...answer, symbol }, out);
    else printFlowGraph({ ...answer, symbol }, format, out);
    if (format !== 'tree') return;
    if (others.length > 0) {
      const [first, ...more] = others.map((other) => placeOf(other, out));
      out.line(out.style('dim', `also defined at ${first}${more.length > 0 ? ` and ${more.length} more places` : ''}`));
    }
    printHidden(answer, out);
  },
  status: ({ symbol, children, callers, suppressed, index }) =>
    statusOfNone(symbol === null ? 0 : children.length + (callers?.length ?? 0), suppressed, index),
});

function printHidden({ symbol, children, callers, suppressed, index }: FlowAnswer, out: Out): void {
  const counts: Record<string, number> = {};
  const count = (nodes: FlowAnswer['children']): void => {
    for (const { tier, children: below } of nodes) {
      counts[tier] = (counts[tier] ?? 0) + 1;
      count(below);
    }
  };
  count([...children, ...(callers ?? [])]);
  const none = Object.keys(counts).length === 0;
  const hidden = hiddenText(counts, suppressed);
  if (hidden !== '') out.line(out.style('dim', hidden));
  else if (none && symbol !== null) out.line('no calls');
  if (none && doubt(index) !== '') out.line(doubt(index));
}
