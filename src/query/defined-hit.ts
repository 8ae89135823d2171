import type { Defined } from '../languages/index.ts';
import type { SymbolHit } from '../model/index.ts';
import type { Sources } from './sources.ts';
import { containerOf, fileHit, symbolHit } from './symbol-hit.ts';

/** What a linker calls a definition, as it is shown: also a local, and the code of a file itself (no symbol, no name). */
export function definedHit({ view, symbol, name }: Defined, sources: Sources): SymbolHit {
  const { file, facts } = view;
  if (symbol < 0 && name < 0) {
    return { ...fileHit(file), name: '<module>', qualifiedName: `${file.path} <module>` };
  }
  const source = sources(file);
  const lines = source?.fresh ? source.lines : undefined;
  if (symbol >= 0) return symbolHit(file, facts, symbol, lines);
  const place = view.placeOf(name);
  const around = view.symbolsAround(place).at(-1);
  const outer = around === undefined ? undefined : facts.symbols[around]!;
  const inside = outer ? [containerOf(facts.symbols, outer), outer.name].filter((part) => part !== '').join('.') : '';
  const own = view.nameAt(name);
  return {
    ...fileHit(file),
    line: place.line + 1,
    column: place.column + 1,
    endLine: place.line + 1,
    name: own,
    qualifiedName: inside === '' ? own : `${inside}.${own}`,
    kind: 'variable',
    container: inside,
    signature: lines ? lines.at(place.line).trim().slice(0, 200) : '',
  };
}
