import type { Reading } from './reading.ts';

/**
 * Binds imports and the definitions at file level but operations, which nothing can name. Types, fragments, directives
 * and fields have namespaces of their own, scopes have one: a name that stands for more than one of them in the file is
 * not bound, so that it is never taken for another.
 */
export function bindNames({ facts, names }: Pick<Reading, 'facts' | 'names'>): void {
  const spaces = new Map<string, string>();
  for (const { start, end, space } of names) {
    if (space === 'import') continue;
    const text = facts.text.slice(start, end);
    const before = spaces.get(text) ?? space;
    spaces.set(text, before === space ? space : '');
  }
  for (const { start, end, space, symbol } of names) {
    const only = spaces.get(facts.text.slice(start, end)) ?? space;
    if (space === 'import' && only !== '' && only !== 'field') {
      facts.bind({ scope: 0, kind: 'import', start, end, symbol });
    } else if (symbol >= 0 && only === space) facts.bind({ scope: 0, kind: 'definition', start, end, symbol });
  }
}
