import type { Judged, Report } from '../judged.ts';
import { type IndexFacts, rowidColumn } from '../table-facts.ts';

/** New indexes that serve no question which the table cannot answer as fast without them. */
export function redundantIndexes({ statements, past, present }: Judged, report: Report): void {
  const known = new Set([...past.values()].flatMap(({ indexes }) => indexes.map(({ name }) => name)));
  for (const [key, table] of present) {
    for (const index of table.indexes) {
      if (known.has(index.name) || !index.explicit || index.partial) continue;
      const by = statements.find(
        ({ action }) => action.kind === 'create-index' && action.name === index.name.toLowerCase(),
      );
      const other = table.indexes.find((each) => each !== index && covers(each, index, table.indexes));
      const rowid = rowidColumn(table);
      const isRowid = index.keys.length === 1 && index.keys[0]?.name === rowid?.name.toLowerCase();
      if (!by || (!other && !isRowid)) continue;
      const what = other
        ? other.explicit
          ? `index ${other.name}`
          : `a constraint of ${table.name}`
        : 'the primary key';
      report(
        'redundant-index',
        by,
        `index ${index.name} on ${key} is not needed: ${what} begins with the same columns`,
        'leave it out: it takes space and makes every write slower',
      );
    }
  }
}

function covers(other: IndexFacts, index: IndexFacts, all: readonly IndexFacts[]): boolean {
  if (other.partial || index.keys.some(({ name }) => name === '')) return false;
  const same = index.keys.every((key, at) => JSON.stringify(key) === JSON.stringify(other.keys[at]));
  if (!same) return false;
  if (index.unique && !(other.unique && other.keys.length === index.keys.length)) return false;
  // Of two that are equal the second one is too many; `all` has the newest first.
  const equal = other.keys.length === index.keys.length && other.unique === index.unique && other.explicit;
  return !equal || all.indexOf(other) > all.indexOf(index);
}
