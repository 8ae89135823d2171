/** Gives names numbers without making a string for every occurrence. One table serves many files, one at a time. */
export interface NameTable {
  /** Starts a file. */
  reset(text: string): void;
  /** The number of the name written at [start, end) of the text; new names get the next number. */
  intern(start: number, end: number): number;
  /** The names so far, by number. */
  names(): string[];
}

/** Makes an empty table. */
export function createNameTable(): NameTable {
  let text = '';
  let names: string[] = [];
  // Open addressing; an entry is number + 1. `starts` and `hashes` are by number.
  let entries = new Int32Array(1 << 12);
  let starts = new Int32Array(1 << 11);
  let hashes = new Int32Array(1 << 11);

  function grow(): void {
    entries = new Int32Array(entries.length * 2);
    const mask = entries.length - 1;
    for (let id = 0; id < names.length; id++) {
      let at = hashes[id]! & mask;
      while (entries[at] !== 0) at = (at + 1) & mask;
      entries[at] = id + 1;
    }
    const longer = new Int32Array(starts.length * 2);
    longer.set(starts);
    starts = longer;
    const more = new Int32Array(hashes.length * 2);
    more.set(hashes);
    hashes = more;
  }

  function same(id: number, start: number, length: number): boolean {
    if (names[id]!.length !== length) return false;
    const other = starts[id]!;
    for (let i = 0; i < length; i++) if (text.charCodeAt(start + i) !== text.charCodeAt(other + i)) return false;
    return true;
  }

  return {
    reset: (next) => {
      text = next;
      names = [];
      entries.fill(0);
    },
    intern: (start, end) => {
      let hash = end - start;
      for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
      hash ^= hash >>> 15;
      const mask = entries.length - 1;
      let at = hash & mask;
      for (let entry = entries[at]!; entry !== 0; entry = entries[at]!) {
        if (hashes[entry - 1] === hash && same(entry - 1, start, end - start)) return entry - 1;
        at = (at + 1) & mask;
      }
      const id = names.length;
      names.push(text.slice(start, end));
      entries[at] = id + 1;
      starts[id] = start;
      hashes[id] = hash;
      if (names.length * 2 >= entries.length) grow();
      return id;
    },
    names: () => names,
  };
}
