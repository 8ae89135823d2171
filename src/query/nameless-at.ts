import type { FileView } from '../languages/index.ts';
import type { TextPlace } from '../model/index.ts';

/** The definition without a name of its own, a default export, at whose keyword a place is; -1 when there is none. */
export function namelessAt(view: FileView, { line, column }: TextPlace): number {
  return view.facts.symbols.findIndex(
    ({ nameLine, nameColumn, nameLength }, symbol) =>
      nameLine === line && nameColumn <= column && column <= nameColumn + nameLength && view.nameOfSymbol(symbol) < 0,
  );
}
