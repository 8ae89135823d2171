import { editDistance } from '../model/index.ts';

/** Sub-words with their counts. */
type Vocabulary = ReadonlyMap<string, number>;

/** The words of a vocabulary by length and first letter, and by length and last letter. Kept as long as it is. */
const groupsOf: WeakMap<Vocabulary, ReadonlyMap<string, readonly string[]>> = new WeakMap();

/**
 * The three known sub-words nearest to `word`: one slip away, from 8 letters two, with the same first or last letter;
 * of equally near ones the more frequent first.
 */
export function nearestSubWords(word: string, vocabulary: Vocabulary): { word: string; distance: number }[] {
  const limit = word.length >= 8 ? 2 : 1;
  const letters = letterSet(word);
  const found = new Map<string, { word: string; distance: number; count: number }>();
  const groups = groupsOf.get(vocabulary) ?? groupWords(vocabulary);
  groupsOf.set(vocabulary, groups);
  for (let length = word.length - limit; length <= word.length + limit; length++) {
    for (const group of [groups.get(`${length}${word[0]}`), groups.get(`${word.at(-1)}${length}`)]) {
      for (const candidate of group ?? []) {
        // A slip changes at most two letters of the set: most candidates are refused without measuring the distance.
        if (bits(letterSet(candidate) ^ letters) > 2 * limit) continue;
        const distance = editDistance(word, candidate, limit);
        if (distance === 0 || distance > limit) continue;
        found.set(candidate, { word: candidate, distance, count: vocabulary.get(candidate)! });
      }
    }
  }
  return [...found.values()]
    .sort((a, b) => a.distance - b.distance || b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, 3);
}

function groupWords(vocabulary: Vocabulary): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const word of vocabulary.keys()) {
    for (const key of [`${word.length}${word[0]}`, `${word.at(-1)}${word.length}`]) {
      const group = groups.get(key);
      if (group) group.push(word);
      else groups.set(key, [word]);
    }
  }
  return groups;
}

function letterSet(word: string): number {
  let set = 0;
  for (let i = 0; i < word.length; i++) set |= 1 << (word.charCodeAt(i) & 31);
  return set;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}
