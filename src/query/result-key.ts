import type { SymbolHit } from '../model/index.ts';

/** Where a result is and what it is: the same for the same definition in every answer, as long as its file is the same. */
export function resultKey(hit: Pick<SymbolHit, 'path' | 'line' | 'column' | 'kind' | 'qualifiedName'>): string {
  return `${hit.path}:${hit.line}:${hit.column} ${hit.kind} ${hit.qualifiedName}`;
}
