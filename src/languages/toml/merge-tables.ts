import type { Entry, Fault, Key, Mapping, Value } from '../json/document.ts';
import { duplicateFault } from '../json/duplicate-keys.ts';

/**
 * How a table has come to be. One that only a longer name has made can still get its header; one made by dots in the key
 * of a pair cannot, nor can one that is written as a value.
 */
type Origin = 'implied' | 'header' | 'dots' | 'value';

/** A table, or the list of tables of `[[name]]`, as the parts of the file make it. */
interface Table {
  origin: Origin;
  mapping: Mapping;
  /** What is in it, by name. */
  inside: Map<string, Inside>;
}

interface Inside {
  key: Key;
  /** Undefined for a value that is no table. */
  table?: Table;
  isList?: boolean;
}

const MOST = 20;

/** The file as one table, and the keys and tables that are defined in it more than once. */
export function mergeTables(entries: readonly Entry[], text: string): { whole: Mapping; faults: Fault[] } {
  const faults: Fault[] = [];
  const root = newTable('header', { start: 0, end: text.length });

  function twice(key: Key, first: Key): void {
    if (faults.length < MOST) faults.push(duplicateFault(key, first, text));
  }

  /** The table of a key in another, made if there is none; undefined where something else is. */
  function step(from: Table, key: Key, origin: 'implied' | 'dots'): Table | undefined {
    const known = from.inside.get(key.name);
    if (!known) return add(from, key, newTable(origin, key));
    const isClosed = known.table?.origin === 'value' || (origin === 'dots' && known.table?.origin === 'header');
    if (known.table && !isClosed && !(origin === 'dots' && known.isList)) return known.table;
    twice(key, known.key);
    return undefined;
  }

  function pair(entry: Entry, into: Table): void {
    let table: Table | undefined = into;
    for (const key of entry.path.slice(0, -1)) table &&= step(table, key, 'dots');
    const key = entry.path.at(-1)!;
    const known = table?.inside.get(key.name);
    if (known) twice(key, known.key);
    if (!table || known) return;
    const { value } = entry;
    if (value?.kind === 'mapping') pairs(value.entries, add(table, key, newTable('value', value)));
    else {
      table.inside.set(key.name, { key });
      table.mapping.entries.push({ path: [key], value: merged(value), start: entry.start, end: entry.end });
    }
  }

  /** Inline tables in a list. */
  function merged(value: Value | undefined): Value | undefined {
    if (value?.kind === 'sequence') return { ...value, items: value.items.map((item) => merged(item)!) };
    if (value?.kind !== 'mapping') return value;
    const table = newTable('value', value);
    pairs(value.entries, table);
    return table.mapping;
  }

  function pairs(list: readonly Entry[], into: Table): void {
    for (const entry of list) pair(entry, into);
  }

  function header(entry: Entry): void {
    let around: Table | undefined = root;
    for (const key of entry.path.slice(0, -1)) around &&= step(around, key, 'implied');
    const own = around && (entry.table === 'array' ? listed(entry, around) : named(entry, around));
    // What is below a header that is there twice is looked at for itself.
    pairs(entry.value?.kind === 'mapping' ? entry.value.entries : [], own ?? newTable('header', entry));
  }

  function named({ path, value }: Entry, around: Table): Table | undefined {
    const key = path.at(-1)!;
    const known = around.inside.get(key.name);
    if (!known) return add(around, key, newTable('header', value ?? key));
    if (known.table?.origin === 'implied' && !known.isList) {
      known.table.origin = 'header';
      return known.table;
    }
    twice(key, known.key);
    return undefined;
  }

  function listed({ path, value }: Entry, around: Table): Table | undefined {
    const key = path.at(-1)!;
    const known = around.inside.get(key.name);
    const table = newTable('header', value ?? key);
    if (known && !known.isList) {
      twice(key, known.key);
      return undefined;
    }
    if (known) {
      const list = around.mapping.entries.find((entry) => entry.path[0] === known.key)!.value;
      if (list?.kind === 'sequence') list.items.push(table.mapping);
      known.table = table;
      return table;
    }
    around.inside.set(key.name, { key, table, isList: true });
    const list: Value = { kind: 'sequence', items: [table.mapping], start: key.start, end: key.end };
    around.mapping.entries.push({ path: [key], value: list, start: key.start, end: key.end });
    return table;
  }

  for (const entry of entries) {
    if (entry.table) header(entry);
    else pair(entry, root);
  }
  return { whole: root.mapping, faults };
}

function newTable(origin: Origin, { start, end }: { start: number; end: number }): Table {
  return { origin, mapping: { kind: 'mapping', entries: [], start, end }, inside: new Map() };
}

function add(around: Table, key: Key, table: Table): Table {
  around.inside.set(key.name, { key, table });
  around.mapping.entries.push({ path: [key], value: table.mapping, start: key.start, end: key.end });
  return table;
}
