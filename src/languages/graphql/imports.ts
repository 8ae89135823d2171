import { isLineStart } from './line-start.ts';
import type { Reading } from './reading.ts';

/** `#import "./a.graphql"`, `# import A, Query.b from './a.graphql'`. */
const IMPORT = /^#\s*import\s+(?:([\w.*\s,]+?)\s+from\s+)?(?:"([^"]+)"|'([^']+)')[\s;]*$/;

/** True for a comment that tools take for an import. */
export function isImport(comment: string): boolean {
  return IMPORT.test(comment);
}

/**
 * Tells the imports of a comment. One without names takes all that is in the other file, as an include does. Of
 * `Query.a` the type is what is named here.
 */
export function readImport({ facts, names }: Pick<Reading, 'facts' | 'names'>, start: number, end: number): void {
  const { text } = facts;
  const found = IMPORT.exec(text.slice(start, end));
  if (!found || !isLineStart(text, start)) return;
  const [all, list, double, single] = found;
  const place = { specifier: double ?? single ?? '', start, end: start + all.trimEnd().length };
  if (list === undefined) {
    facts.imports({ ...place, imported: '', local: '', kind: 'include' });
    return;
  }
  const from = start + all.indexOf(list, all.indexOf('import') + 'import'.length);
  for (const { 0: path, index } of list.matchAll(/[\w.*]+/g)) {
    const [local = '', member = '*'] = path.split('.');
    const imported = member === '*' ? local : path;
    facts.imports({ ...place, imported, local: local === '*' ? '' : local, kind: 'import' });
    if (local === '*' || local === '') continue;
    const at = from + index;
    facts.occurrence(at, at + local.length, 'import');
    names.push({ space: 'import', start: at, end: at + local.length, symbol: -1 });
    const memberAt = at + local.length + 1;
    if (member !== '*') facts.occurrence(memberAt, memberAt + member.length, 'import');
  }
}
