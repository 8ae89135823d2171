import type { Variant } from './experiment.ts';
import { teamDraft } from './team-draft.ts';

/** A result of a mixed list, and whose it is: undefined where both ways begin alike. */
export interface Mixed<R> {
  result: R;
  from: Variant | undefined;
}

/**
 * The lists of both ways as one, at most `limit` long: first what both begin with, which is nobody's, then by
 * Team-Draft, so that each way places as many of its results as the other, and none is favoured. Results are the same
 * when their keys are.
 */
export function interleave<R extends { key: string }>(
  off: readonly R[],
  on: readonly R[],
  limit: number,
  random: () => number,
): Mixed<R>[] {
  const longest = Math.min(off.length, on.length, limit);
  let common = 0;
  while (common < longest && off[common]?.key === on[common]?.key) common++;
  const both = off.slice(0, common).map((result): Mixed<R> => ({ result, from: undefined }));
  // Two equal lists have nothing left; of one that only goes on where the other ends, the rest is no preference either.
  const rest = [off.slice(common), on.slice(common)] as const;
  if (rest[0].length === 0 || rest[1].length === 0) {
    const more = [...rest[0], ...rest[1]].slice(0, limit - common);
    return [...both, ...more.map((result): Mixed<R> => ({ result, from: undefined }))];
  }
  const results = new Map([...rest[0], ...rest[1]].map((result) => [result.key, result]));
  const keys = rest.map((each) => each.map(({ key }) => key));
  const drafted = teamDraft(keys, limit - common, random);
  return [
    ...both,
    ...drafted.map(({ item, team }): Mixed<R> => ({ result: results.get(item)!, from: team === 0 ? 'off' : 'on' })),
  ];
}
