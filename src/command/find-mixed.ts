import { interleave } from '../experiments/index.ts';
import { isFailure } from '../flags/index.ts';
import type { AnswerOptions, FindAnswer, FindMode, Project } from '../project/index.ts';

/** The flag whose two ways are mixed. */
const MIXED_FLAG = 'ranking-next';

type Options = AnswerOptions & { limit: number; offset: number; mode: FindMode };

/**
 * Answers a query of a person by both rankings in one list, while an experiment wants that. The same question has the
 * same list all day, so that pages go on where others end. When the next ranking fails, the present one answers alone.
 */
export async function findMixed(project: Project, query: string, options: Options): Promise<FindAnswer> {
  const { root, flags } = project;
  const question = query.trim();
  const { limit, offset } = options;
  const { trials } = flags;
  const chances = trials?.chances(MIXED_FLAG, root, question) ?? Math.random;
  try {
    const { rankings, ...answer } = await project.compareRankings(query, {
      ...options,
      ...{ limit: offset + limit, offset: 0 },
      first: chances() < 0.5 ? 'present' : 'next',
    });
    const { present, next } = rankings;
    const mixed = interleave(present.results, next.results, offset + limit, chances);
    const took = { off: present.elapsedMs, on: next.elapsedMs };
    const shown = mixed.map(({ result: { path, line, qualifiedName }, from }) => ({ path, line, qualifiedName, from }));
    const isRanked = present.intent !== 'text' && present.intent !== 'regex';
    // Later pages are of a list that was counted.
    if (offset === 0 && isRanked) trials?.shown(MIXED_FLAG, { project: root, question, results: shown, took });
    const results = mixed.slice(offset).map(({ result: { key: _, ...result } }) => result);
    return { ...answer, intent: present.intent, total: present.total, results };
  } catch (error) {
    if (!isFailure(error)) throw error;
    flags.failed(MIXED_FLAG);
    const answer = await project.find(query, { ...options, ranking: 'present' });
    const took = { off: answer.elapsedMs, on: undefined };
    trials?.shown(MIXED_FLAG, { project: root, question, results: [], took });
    return answer;
  }
}
