/** Several rankings made into one, and whose each place is. */
export interface Interleaved<Result> {
  ranking: Result[];
  /** For each place, the number of the ranking (from 0) that has chosen what stands there. */
  teams: number[];
}

/**
 * Makes one ranking of several, as captains choose teams (Team-Draft interleaving, Radlinski, Kurup and Joachims 2008):
 * among the rankings that have chosen least, chance decides which puts its best result that is not yet there into the
 * next place, until there are `length` results or none are left. Results are compared by identity, so hand in keys that
 * are the same in all rankings. `random` gives numbers in [0, 1); the same numbers make the same ranking.
 */
export function teamDraft<Result>(
  rankings: readonly (readonly Result[])[],
  length: number,
  random: () => number,
): Interleaved<Result> {
  const ranking: Result[] = [];
  const teams: number[] = [];
  const there = new Set<Result>();
  const next = rankings.map(() => 0);
  const chosen = rankings.map(() => 0);
  while (ranking.length < length) {
    const able = rankings.flatMap((results, team) => {
      while (next[team]! < results.length && there.has(results[next[team]!]!)) next[team]!++;
      return next[team]! < results.length ? [team] : [];
    });
    if (able.length === 0) break;
    const least = Math.min(...able.map((team) => chosen[team]!));
    const turn = able.filter((team) => chosen[team] === least);
    // One team alone needs no chance, and a random function may be asked as seldom as that.
    const team = turn.length === 1 ? turn[0]! : turn[Math.floor(random() * turn.length)]!;
    const result = rankings[team]![next[team]!]!;
    ranking.push(result);
    teams.push(team);
    there.add(result);
    chosen[team]!++;
  }
  return { ranking, teams };
}

/**
 * How many of the places that were used (opened, or asked about next) each of `count` rankings had chosen. A place
 * counts once, however often it was used; places that are not there count nothing.
 */
export function credits(teams: readonly number[], used: Iterable<number>, count: number): number[] {
  const each = Array.from({ length: count }, () => 0);
  for (const place of new Set(used)) {
    const team = teams[place];
    if (team !== undefined && team < count) each[team]!++;
  }
  return each;
}

/** Which ranking is preferred to which: all pairs `[better, worse]` of unequal credit. */
export function preferred(each: readonly number[]): [better: number, worse: number][] {
  return each.flatMap((mine, better) =>
    each.flatMap((other, worse): [number, number][] => (mine > other ? [[better, worse]] : [])),
  );
}
