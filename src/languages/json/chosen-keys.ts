import type { ConfigDocument, Entry, Value } from './document.ts';

/** A key that becomes a definition. */
export interface ChosenKey {
  entry: Entry;
  /** Position of the key around it among the chosen ones, -1 at the top of its document. */
  parent: number;
  /** Position of its document. */
  document: number;
}

/** The keys of a file that become definitions, in source order, and the number of those that do not. */
export interface ChosenKeys {
  chosen: ChosenKey[];
  left: number;
}

/** So many keys of a file are definitions at most. */
const MOST = 5_000;
/** Those of a file that a program made, which nobody reads. */
const MOST_GENERATED = 500;
/** What comes after so many items of a list, documents of a file or tables of one name is data like those before. */
const MOST_ITEMS = 100;
const LONGEST_NAME = 200;

/**
 * A file of data would fill the index with its keys. So many as there is room for are taken, whole levels of nesting from
 * the top; of the items of a long list the first.
 */
export function chooseKeys(documents: readonly ConfigDocument[], generated: boolean): ChosenKeys {
  const most = generated ? MOST_GENERATED : MOST;
  const found: (ChosenKey & { level: number })[] = [];
  const levels: number[] = [];
  let left = 0;

  function visit(value: Value | undefined, parent: number, document: number, level: number, isData: boolean): void {
    if (value?.kind === 'sequence') {
      for (const [i, item] of value.items.entries()) visit(item, parent, document, level, isData || i >= MOST_ITEMS);
    }
    if (value?.kind !== 'mapping') return;
    const tables = new Map<string, number>();
    for (const entry of value.entries) {
      const name = entry.path.at(-1);
      const isName =
        name !== undefined && name.name !== '<<' && name.start < name.end && name.end - name.start <= LONGEST_NAME;
      let beyond = isData;
      if (entry.table === 'array') {
        const path = entry.path.map((key) => key.name).join('\0');
        const count = (tables.get(path) ?? 0) + 1;
        tables.set(path, count);
        beyond ||= count > MOST_ITEMS;
      }
      if (!isName) visit(entry.value, parent, document, level, beyond);
      else if (beyond) {
        left++;
        visit(entry.value, parent, document, level, true);
      } else {
        levels[level] = (levels[level] ?? 0) + 1;
        const own = found.push({ entry, parent, document, level }) - 1;
        visit(entry.value, own, document, level + 1, false);
      }
    }
  }

  for (const [i, { root }] of documents.entries()) visit(root, -1, i, 0, i >= MOST_ITEMS);
  let room = most;
  let depth = 0;
  while (depth < levels.length && levels[depth]! <= room) room -= levels[depth++]!;
  // Of a first level that is too long, its beginning.
  let first = depth === 0 ? most : 0;
  const place = new Int32Array(found.length);
  const chosen: ChosenKey[] = [];
  for (const [i, { entry, parent, document, level }] of found.entries()) {
    if (level < depth || (depth === 0 && level === 0 && first-- > 0)) {
      place[i] = chosen.push({ entry, parent: parent < 0 ? -1 : place[parent]!, document }) - 1;
    } else left++;
  }
  return { chosen, left };
}
