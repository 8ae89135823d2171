import type { OccurrenceColumns } from '../model/index.ts';
import type { NameTable } from './name-table.ts';

/** Growing columns of occurrences, used for one file after another. */
export interface Occurrences {
  reset(): void;
  /** How many there are so far. */
  readonly count: number;
  /** Appends one; `role` is an index into ROLES. */
  add(name: number, start: number, role: number): void;
  /** Exact copies of the columns, with the names of the table. */
  columns(names: NameTable): OccurrenceColumns;
}

/** Makes empty columns. */
export function createOccurrences(): Occurrences {
  let name = new Int32Array(1 << 12);
  let start = new Int32Array(1 << 12);
  let role = new Uint8Array(1 << 12);
  let count = 0;

  function grow(): void {
    const old = { name, start, role };
    name = new Int32Array(count * 2);
    start = new Int32Array(count * 2);
    role = new Uint8Array(count * 2);
    name.set(old.name);
    start.set(old.start);
    role.set(old.role);
  }

  return {
    get count() {
      return count;
    },
    reset: () => {
      count = 0;
    },
    add: (nameId, at, roleCode) => {
      if (count === name.length) grow();
      name[count] = nameId;
      start[count] = at;
      role[count++] = roleCode;
    },
    columns: (names) => ({
      names: names.names(),
      name: name.slice(0, count),
      start: start.slice(0, count),
      role: role.slice(0, count),
    }),
  };
}
