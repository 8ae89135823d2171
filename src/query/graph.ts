import { cycles, shortestCycle, shortestPath } from '../link/index.ts';
import type { QueryContext } from './context.ts';
import type { CycleResult } from './import-answers.ts';
import { indexedFile } from './indexed-file.ts';
import { type OrphansAnswer, orphans } from './orphans.ts';

/** Answer of `graphCycles`. */
export interface CyclesAnswer {
  cycles: CycleResult[];
}

/** Answer of `graphPath`. */
export interface PathAnswer {
  from: string;
  to: string;
  /** The files on a shortest way, both ends included; empty when there is none. */
  path: string[];
}

/** Answer of `graphExport`: the files, and who imports whom, as places in `files`. */
export interface GraphAnswer {
  files: string[];
  edges: [from: number, to: number][];
}

/** Each group of files that import each other in a circle, once, with a shortest circle in it. */
async function graphCycles(context: QueryContext): Promise<CyclesAnswer> {
  const graph = (await context.linking()).graph();
  const paths = (files: readonly number[]): string[] => files.map((file) => graph.paths[file]!);
  return {
    cycles: cycles(graph).map((group) => ({ files: paths(group), cycle: paths(shortestCycle(group, graph.out)) })),
  };
}

/** What {@link graph} answers, by what is asked. */
export interface GraphQuestions {
  cycles: CyclesAnswer;
  path: PathAnswer;
  orphans: OrphansAnswer;
  export: GraphAnswer;
}

/** The files of a way that is asked for. */
export interface PathEnds {
  from?: string;
  to?: string;
}

/** Asks the import graph. Throws AxError 'not-found' for a file that is not in the index. */
export async function graph<K extends keyof GraphQuestions>(
  what: K,
  context: QueryContext,
  { from = '', to = '' }: PathEnds = {},
): Promise<GraphQuestions[K]> {
  const asked: { [Q in keyof GraphQuestions]: () => Promise<GraphQuestions[Q]> } = {
    cycles: () => graphCycles(context),
    path: () => graphPath(from, to, context),
    orphans: async () => orphans(context, await context.linking()),
    export: () => graphExport(context),
  };
  return await asked[what]();
}

/** A shortest way along imports. Throws AxError 'not-found' for a file that is not in the index. */
async function graphPath(from: string, to: string, context: QueryContext): Promise<PathAnswer> {
  const ends = [from, to].map((path) => indexedFile(path, context).path) as [string, string];
  const graph = (await context.linking()).graph();
  const found = shortestPath(graph.indexOf(ends[0]), graph.indexOf(ends[1]), graph.out);
  return { from: ends[0], to: ends[1], path: (found ?? []).map((file) => graph.paths[file]!) };
}

/** The whole import graph: files that use others or are used. */
async function graphExport(context: QueryContext): Promise<GraphAnswer> {
  const graph = (await context.linking()).graph();
  const { ends, files } = graph.whole();
  const isLinked = new Uint8Array(graph.paths.length);
  for (const to of files) isLinked[to] = 1;
  for (let file = 0; file < ends.length; file++) if (ends[file]! > (ends[file - 1] ?? 0)) isLinked[file] = 1;
  const linked = [...graph.paths.keys()].filter((file) => isLinked[file] === 1);
  const places = new Map(linked.map((file, place) => [file, place]));
  return {
    files: linked.map((file) => graph.paths[file]!),
    edges: linked.flatMap((file, place) =>
      Array.from(graph.out(file).slice().sort(), (to): [number, number] => [place, places.get(to)!]),
    ),
  };
}
