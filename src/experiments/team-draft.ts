export function teamDraft<T>(
  lists: readonly (readonly T[])[],
  limit: number,
  random: () => number,
): { item: T; team: number }[] {
  const drafted: { item: T; team: number }[] = [];
  const taken = new Set<T>();
  const counts = lists.map(() => 0);
  while (drafted.length < limit) {
    const fewest = Math.min(...counts);
    const teams = counts.flatMap((count, team) => (count === fewest ? [team] : []));
    const team = teams[Math.floor(random() * teams.length)]!;
    const item = lists[team]!.find((each) => !taken.has(each));
    if (item === undefined) break;
    taken.add(item);
    counts[team]!++;
    drafted.push({ item, team });
  }
  return drafted;
}
