import type { ConfigDocument, Fault, Key, Value } from './document.ts';

const MOST = 20;

/** Keys that are in a mapping already. Of TOML, whose tables come in pieces, the language itself tells. */
export function duplicateKeys(documents: readonly ConfigDocument[], text: string): Fault[] {
  const faults: Fault[] = [];

  function visit(value: Value | undefined): void {
    if (value?.kind === 'sequence') for (const item of value.items) visit(item);
    if (value?.kind !== 'mapping') return;
    const seen = new Map<string, Key>();
    for (const { path, value: below } of value.entries) {
      const key = path[0];
      if (key?.same !== undefined && !REPEATED.has(key.name)) {
        const first = seen.get(key.same);
        if (!first) seen.set(key.same, key);
        else if (faults.length < MOST) faults.push(duplicateFault(key, first, text));
      }
      visit(below);
    }
  }

  for (const { root, whole } of documents) if (!whole) visit(root);
  return faults;
}

/** Stands for comments where there are none. */
const REPEATED: ReadonlySet<string> = new Set(['//']);

/** Says that a key is there already. */
export function duplicateFault(key: Key, first: Key, text: string): Fault {
  const line = text.slice(0, first.start).split('\n').length;
  const message = `${JSON.stringify(key.name)} is there twice; the first is in line ${line}`;
  return { code: 'duplicate-key', message, at: key.start };
}
