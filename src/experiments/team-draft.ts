/** A place of the ranking that was made, and the number (from 0) of the ranking that has chosen what stands there. */
export interface Drafted<Item> {
  item: Item;
  team: number;
}

/**
 * Makes one ranking of several, as captains choose teams (Team-Draft interleaving; Radlinski, Kurup and Joachims 2008):
 * among the rankings that have chosen least, chance decides which puts its best item that is not yet there into the next
 * place, until there are `length` items or none are left. Items are compared by identity, so hand in keys that are the
 * same in all rankings. `random` gives numbers in [0, 1); the same numbers make the same ranking.
 */
export function teamDraft<Item>(
  rankings: readonly (readonly Item[])[],
  length: number,
  random: () => number,
): Drafted<Item>[] {
  const drafted: Drafted<Item>[] = [];
  const there = new Set<Item>();
  const next = rankings.map(() => 0);
  const chosen = rankings.map(() => 0);
  while (drafted.length < length) {
    const able = rankings.flatMap((items, team) => {
      while (next[team]! < items.length && there.has(items[next[team]!]!)) next[team]!++;
      return next[team]! < items.length ? [team] : [];
    });
    if (able.length === 0) break;
    const least = Math.min(...able.map((team) => chosen[team]!));
    const turn = able.filter((team) => chosen[team] === least);
    const team = turn.length === 1 ? turn[0]! : turn[Math.floor(random() * turn.length)]!;
    const item = rankings[team]![next[team]!]!;
    drafted.push({ item, team });
    there.add(item);
    chosen[team]!++;
  }
  return drafted;
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
