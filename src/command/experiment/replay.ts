import { setImmediate as turn } from 'node:timers/promises';
import { compareReplayed, pInWords, type Replayed } from '../../experiments/index.ts';
import { AxError } from '../../model/index.ts';
import type { Project } from '../../project/index.ts';
import { seededRandom } from '../../statistics/index.ts';
import { type Command, type Context, define } from '../command.ts';
import { amount, clip, visible } from '../text.ts';
import { knownExperiment, NAME } from './find-experiments.ts';

/** How far down the right answer is looked for. */
const DEPTH = 100;
/** So many queries are shown. */
const EXAMPLES = 5;

/** `ax experiment replay` */
export const command: Command = define({
  name: 'experiment replay',
  summary: 'Compare both ways on questions drawn from this project, now',
  description:
    'Draws definitions from the index by chance, asks for each by its documentation or by words of its signature, without its name, and looks at which place it comes back, by both ways. The difference is tested by turning the signs of pairs (a permutation test). Nobody has to have asked anything before, and nothing is written. Questions made from documentation are no questions of people: a ranking that wins here is worth an experiment, not yet better.',
  input: {
    name: NAME,
    queries: {
      type: 'integer',
      min: 1,
      max: 100_000,
      default: 200,
      placeholder: 'N',
      doc: 'So many questions; fewer where there is little to ask for.',
    },
    seed: {
      type: 'integer',
      min: 0,
      max: 4_294_967_295,
      default: 1,
      placeholder: 'S',
      doc: 'The same seed draws the same questions.',
    },
  },
  examples: [
    { line: 'ax experiment replay ranking-next --queries 20', does: 'twenty questions' },
    { line: 'ax experiment replay ranking-next --seed 7 --json', does: 'other questions, for a program' },
  ],
  result:
    '{name,seed,asked,queries,reciprocalRank:{off,on,difference,interval:[low,high],p},first:{…},wins,losses,ties,milliseconds:{off,on},examples:[{query,target,rank:{off,on},took:{off,on}}]}; a rank is null when it is not among the first 100',
  async run(ctx, { name, queries, seed }) {
    const { method } = knownExperiment(name);
    if (method !== 'interleaving')
      throw new AxError('usage', `${name} cannot be replayed`, 'only rankings can: ax experiment replay ranking-next');
    const project = await ctx.project();
    const drawn = await project.sampleQueries({ count: queries, random: seededRandom(seed), ...ctx.options() });
    const replayed: Replayed[] = [];
    for (const sampled of drawn.queries) replayed.push(await replay(ctx, project, sampled, replayed.length));
    const { examples, ...result } = compareReplayed(replayed, seed, EXAMPLES);
    const shown = examples.map((each) => ({
      ...each,
      rank: { off: each.rank.off ?? null, on: each.rank.on ?? null },
    }));
    return { name, seed, asked: queries, ...result, examples: shown };
  },
  print({ name, asked, queries, reciprocalRank, first, wins, losses, ties, milliseconds, examples }, out) {
    if (queries === 0) {
      out.line('there is nothing to ask for: no definitions with documentation or signatures');
      return;
    }
    const few = queries < asked ? ` (of ${asked} wanted)` : '';
    out.line(`${out.style('name', name)}: ${amount(queries, 'question')}${few}, of both ways`);
    const row = (what: string, off: string, on: string, rest: string): void =>
      out.line(`${what.padEnd(20)} ${off.padStart(8)} ${on.padStart(8)}  ${rest}`.trimEnd());
    row('', 'off', 'on', '');
    for (const [what, each] of [['mean reciprocal rank', reciprocalRank] as const, ['first result', first] as const]) {
      const [low, high] = each.interval;
      const rest = `${signed(each.difference)} (${signed(low)} to ${signed(high)}), ${pInWords(each.p)}`;
      row(what, each.off.toFixed(3), each.on.toFixed(3), rest);
    }
    row('median ms', milliseconds.off.toFixed(1), milliseconds.on.toFixed(1), '');
    out.line(`further up ${wins}, further down ${losses}, the same ${ties}`);
    if (examples.length > 0) out.line(out.style('bold', 'largest differences (place by off -> by on)'));
    for (const { query, target, rank } of examples) {
      out.line(`  ${place(rank.off)} -> ${place(rank.on)}  ${clip(visible(query), out.width - 16)}`);
      out.line(out.style('dim', `      ${visible(target)}`));
    }
  },
  status: ({ queries }) => (queries > 0 ? 0 : 1),
});

async function replay(
  ctx: Context,
  project: Project,
  { query, target }: { query: string; target: { key: string; path: string; line: number; qualifiedName: string } },
  at: number,
): Promise<Replayed> {
  // Answers do not wait for anything, and Ctrl-C comes between two turns.
  await turn();
  ctx.signal.throwIfAborted();
  // Files were looked at when the questions were drawn; who is asked first reads for the other. Nobody asks these
  // questions, so they are not counted as such.
  const { observer: _, ...asking } = ctx.options();
  const options = { ...asking, refresh: false, limit: DEPTH, first: at % 2 === 0 ? 'present' : 'next' } as const;
  const { rankings } = await project.compareRankings(query, options);
  const { present, next } = rankings;
  const rankOf = (results: readonly { key: string }[]): number | undefined => {
    const found = results.findIndex(({ key }) => key === target.key);
    return found < 0 ? undefined : found + 1;
  };
  return {
    query,
    target: `${target.path}:${target.line} ${target.qualifiedName}`,
    rank: { off: rankOf(present.results), on: rankOf(next.results) },
    took: { off: present.elapsedMs, on: next.elapsedMs },
  };
}

function place(rank: number | null): string {
  return (rank === null ? '>100' : String(rank)).padStart(4);
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(3)}`;
}
