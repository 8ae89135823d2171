import { SYMBOL_FLAGS, type SymbolKind } from '../model/index.ts';
import { OWN_EXPORT, type Pass } from './pass.ts';

const SPACES: ReadonlySet<SymbolKind> = new Set(['namespace', 'module', 'package']);
const BODIES: ReadonlySet<SymbolKind> = new Set(['function', 'method', 'constructor']);
const KEPT_IN: number = SYMBOL_FLAGS.private | SYMBOL_FLAGS.protected;

/** Sets the flag `exported` where it belongs, after all symbols and exports of the file are known. */
export function markExports(pass: Pass): void {
  const { symbols, ownExports } = pass;
  const { members = 'own', listed = false, throughFunctions = false } = pass.spec.spec.exported;
  const { named, lists } = exportedByName(pass);
  const types = new Set<string>();
  for (const [index, symbol] of symbols.entries()) {
    const own = ownExports[index]!;
    const { parent } = symbol;
    let exported: boolean;
    if (parent < 0) {
      exported = named.has(index) || (own === OWN_EXPORT.yes && !(listed && lists));
      if (exported) types.add(symbol.name);
      // `Foo.prototype.bar = …` after `export function Foo`.
      else if (members === 'container' && own !== OWN_EXPORT.hidden) exported = types.has(symbol.owner);
    } else {
      const around = symbols[parent]!;
      const open = (around.flags & SYMBOL_FLAGS.exported) !== 0 && (throughFunctions || !BODIES.has(around.kind));
      const ambient = (around.flags & SYMBOL_FLAGS.declaration) !== 0;
      const withContainer = SPACES.has(around.kind) ? ambient : members === 'container';
      exported = open && (withContainer ? own !== OWN_EXPORT.hidden : own === OWN_EXPORT.yes);
    }
    if (exported && ((symbol.flags & KEPT_IN) === 0 || named.has(index))) symbol.flags |= SYMBOL_FLAGS.exported;
  }
}

/** Symbols of the file scope that an export statement names, and whether there is any such statement. */
function exportedByName({ imports, bindings }: Pass): { named: Set<number>; lists: boolean } {
  const names = new Set<string>();
  for (const { kind, specifier, imported } of imports)
    if (kind === 're-export' && specifier === '') names.add(imported);
  const found = new Set<number>();
  if (names.size === 0) return { named: found, lists: false };
  for (const { scope, name, symbol } of bindings) if (scope === 0 && symbol >= 0 && names.has(name)) found.add(symbol);
  return { named: found, lists: true };
}
