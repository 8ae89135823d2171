import type { FactSink } from '../spec.ts';
import { type ConfigDocument, type Entry, type Scalar, stringOf, type Value } from './document.ts';

/** Says what the `$ref` of JSON schemas and descriptions of interfaces refer to: keys of the file, and other files. */
export function tellReferences(
  documents: readonly ConfigDocument[],
  symbols: ReadonlyMap<Entry, number>,
  facts: FactSink,
): void {
  const bound = new Set<Entry>();
  for (const { root } of documents) visit(root, (scalar) => tellReference(scalar, root, symbols, bound, facts));
}

function visit(value: Value | undefined, found: (reference: Scalar) => void): void {
  if (value?.kind === 'sequence') for (const item of value.items) visit(item, found);
  if (value?.kind !== 'mapping') return;
  for (const entry of value.entries) {
    const { value: below } = entry;
    const isReference = entry.path[0]?.name === '$ref' && below?.kind === 'scalar' && stringOf(below) !== undefined;
    if (isReference) found(below);
    else visit(below, found);
  }
}

function tellReference(
  reference: Scalar,
  root: Value | undefined,
  symbols: ReadonlyMap<Entry, number>,
  bound: Set<Entry>,
  facts: FactSink,
): void {
  const written = facts.text.slice(reference.inner.start, reference.inner.end);
  const [file = '', pointer = ''] = written.split(/#(.*)/s);
  const last = /[^/]+$/.exec(pointer)?.[0] ?? '';
  // What is escaped is not as it is where it is defined.
  const name = /[~%]/.test(last) ? '' : last;
  const end = reference.inner.end;
  if (file === '') {
    const entry = entryAt(root, pointer);
    const key = entry?.path[0];
    if (name === '' || !key || key.name !== name) return;
    facts.occurrence(end - name.length, end, 'read');
    const symbol = symbols.get(entry);
    if (symbol === undefined || bound.has(entry)) return;
    bound.add(entry);
    facts.bind({ scope: 0, kind: 'definition', start: key.start, end: key.end, symbol });
  } else if (!/^[a-z][a-z\d+.-]+:|^\/\//i.test(file)) {
    if (name !== '') facts.occurrence(end - name.length, end, 'import');
    const { start } = reference;
    facts.imports({ specifier: file, imported: name, local: '', kind: 'import', start, end: reference.end });
  }
}

/** The entry that a JSON pointer leads to. */
function entryAt(root: Value | undefined, pointer: string): Entry | undefined {
  let value = root;
  let found: Entry | undefined;
  for (const step of pointer.split('/').slice(1)) {
    if (value?.kind === 'sequence') {
      value = value.items[Number(step)];
      found = undefined;
      continue;
    }
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    found = value?.kind === 'mapping' ? value.entries.find(({ path }) => path[0]?.name === name) : undefined;
    value = found?.value;
  }
  return found;
}
