// How often each rule of the linker is right: of all references that it finds for the definitions of an accuracy set,
// the share that the set has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The least share of right references that a rule must reach to give that tier; `possible` promises nothing. */
const GATES = { exact: 0.995, inferred: 0.97 };
/** Of fewer references nothing is said of a rule. */
const FEWEST = 50;

/**
 * Counts what is right and wrong by language, tier and rule. `read` takes the truth of a repository (`gt/<repo>.jsonl.gz`
 * of the set), `judge` one found reference of a definition of it, with 0-based places; what the set does not decide is
 * left out. `lines` prints the counts, a rule below the gate of its tier with a mark; `below` has those.
 */
export function createRulePrecision(set) {
  const counts = new Map();
  let truth = new Map();
  let ignored = new Set();
  const keyOf = ([path, line, column]) => `${path}:${line}:${column}`;
  const isBelow = ({ tier, right, wrong }) =>
    right + wrong >= FEWEST && tier in GATES && right / (right + wrong) < GATES[tier];
  return {
    read(repo) {
      const rows = gunzipSync(readFileSync(join(set, 'gt', `${repo}.jsonl.gz`)))
        .toString()
        .trim()
        .split('\n')
        .map((row) => JSON.parse(row));
      ignored = new Set(rows.find(({ t }) => t === 'meta')?.excluded);
      truth = new Map(
        rows.flatMap(({ t, id, lang, file, line, col, refs, decls, unknown, related }) => {
          if (t !== 'def') return [];
          const undecided = [[file, line, col], ...decls, ...unknown, ...related].map(keyOf);
          return [[id, { lang, right: new Set(refs.map(keyOf)), undecided: new Set(undecided) }]];
        }),
      );
    },
    judge(id, place, { tier, rule }) {
      const { lang, right, undecided } = truth.get(id);
      const key = keyOf(place);
      if (!right.has(key) && (undecided.has(key) || ignored.has(place[0]))) return;
      const name = `${lang} ${tier} ${rule}`;
      const count = counts.get(name) ?? { lang, tier, rule, right: 0, wrong: 0 };
      counts.set(name, count);
      count[right.has(key) ? 'right' : 'wrong']++;
    },
    lines() {
      return [...counts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, count]) => {
          const { right, wrong } = count;
          const share = `${((100 * right) / (right + wrong)).toFixed(1)} %`.padStart(8);
          const mark = isBelow(count) ? '  BELOW ITS GATE' : '';
          return `${name.padEnd(48)}${String(right).padStart(7)} right${String(wrong).padStart(6)} wrong${share}${mark}`;
        });
    },
    below: () => [...counts.values()].filter(isBelow),
  };
}
