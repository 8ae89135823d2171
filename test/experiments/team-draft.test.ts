import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { credits, preferred, teamDraft } from '../../src/experiments/team-draft.ts';
import { binomialTest, seededRandom } from '../../src/statistics/index.ts';

const cases = JSON.parse(readFileSync(new URL('./team-draft.json', import.meta.url), 'utf8')) as {
  interleave: { lists: number[][]; length: number; possible: number[][] }[];
  evaluate: { ranking: number[]; teams: number[][]; clicks: number[]; prefer: [number, number][] }[];
};

const items = <Item>(drafted: readonly { item: Item }[]): Item[] => drafted.map(({ item }) => item);
const teamsOf = (drafted: readonly { team: number }[]): number[] => drafted.map(({ team }) => team);

/** All interleavings there are: every way in which chance can decide, of 6 in each decision (as halves and thirds need). */
function everyWay(lists: readonly (readonly number[])[], length: number): number[][] {
  const found = new Map<string, number[]>();
  const pending: number[][] = [[]];
  for (let path = pending.pop(); path; path = pending.pop()) {
    const decisions = path;
    let asked = 0;
    const ranking = items(teamDraft(lists, length, () => ((decisions[asked++] ?? 0) + 0.5) / 6));
    if (asked > decisions.length) for (let way = 0; way < 6; way++) pending.push([...decisions, way]);
    else found.set(ranking.join(), ranking);
  }
  return [...found.values()];
}

describe('team-draft interleaving', () => {
  for (const { lists, length, possible } of cases.interleave) {
    it(`makes all rankings that can be, and no others: ${JSON.stringify(lists)}, ${length}`, () => {
      expect(everyWay(lists, length).map(String).sort()).toEqual(possible.map(String).sort());
    });
  }

  for (const { ranking, teams, clicks, prefer } of cases.evaluate) {
    it(`is evaluated by what was used: ${JSON.stringify({ teams, clicks })}`, () => {
      const places = ranking.map((result) => teams.findIndex((team) => team.includes(result)));
      expect(preferred(credits(places, clicks, teams.length))).toEqual(prefer);
    });
  }

  it('says whose each place is, has each result once, and lets teams differ by one choice', () => {
    const random = seededRandom(1);
    for (let round = 0; round < 200; round++) {
      const lists = [0, 1, 2].map(() => {
        const left = Array.from({ length: 12 }, (_, at) => at);
        return Array.from({ length: 8 }, () => left.splice(Math.floor(random() * left.length), 1)[0]!);
      });
      const drafted = teamDraft(lists, 6, random);
      const [ranking, teams] = [items(drafted), teamsOf(drafted)];
      expect(new Set(ranking).size).toBe(ranking.length);
      expect(teams.length).toBe(ranking.length);
      for (const [place, result] of ranking.entries()) expect(lists[teams[place]!]).toContain(result);
      const counts = [0, 1, 2].map((team) => teams.filter((each) => each === team).length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
  });

  it('is the same for the same numbers, and gives each ranking the first place as often', () => {
    const lists = [
      ['a', 'b', 'c'],
      ['c', 'd', 'a'],
    ];
    expect(teamDraft(lists, 3, seededRandom(5))).toEqual(teamDraft(lists, 3, seededRandom(5)));
    const random = seededRandom(6);
    let first = 0;
    for (let round = 0; round < 2000; round++) if (teamDraft(lists, 3, random)[0]!.team === 0) first++;
    expect(binomialTest(first, 2000)).toBeGreaterThan(0.001);
  });

  it('makes nothing of nothing, and leaves out what is named twice', () => {
    expect(teamDraft([[], []], 5, Math.random)).toEqual([]);
    expect(teamDraft([], 5, Math.random)).toEqual([]);
    expect(items(teamDraft([['a', 'a', 'b']], 5, Math.random))).toEqual(['a', 'b']);
    expect(teamDraft([['a'], []], 0, Math.random)).toEqual([]);
  });

  it('counts a place once, and no place that is not there', () => {
    expect(credits([0, 1, 0], [0, 0, 2, 9, -1], 2)).toEqual([2, 0]);
  });

  it('tells 60 to 40 with 194 decisive queries', () => {
    const random = seededRandom(194);
    const lists = [Array.from({ length: 10 }, (_, at) => `a${at}`), Array.from({ length: 10 }, (_, at) => `b${at}`)];
    let found = 0;
    for (let experiment = 0; experiment < 400; experiment++) {
      let [wins, losses] = [0, 0];
      while (wins + losses < 194) {
        const teams = teamsOf(teamDraft(lists, 10, random));
        // Users go down the list and use a result of the second ranking with 15 %, of the first with 10 %.
        const used = teams.flatMap((team, place) => (random() < (team === 1 ? 0.15 : 0.1) ? [place] : [])).slice(0, 1);
        const [better] = preferred(credits(teams, used, 2));
        if (better?.[0] === 1) wins++;
        if (better?.[0] === 0) losses++;
      }
      if (wins > losses && binomialTest(wins, wins + losses) <= 0.05) found++;
    }
    // The power for which 194 is the size is 80 %.
    expect(found / 400).toBeGreaterThanOrEqual(0.75);
  });
});
