import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { Defined } from '../meaning.ts';

/** True for the tag of a struct, union or enumeration, which is a name of its own kind. */
export function isTag({ view, name }: Defined): boolean {
  return view.linksOf(name).some(({ kind }) => kind === 'tag');
}

/** True for a file that is included. */
export function isHeader(path: string): boolean {
  return !/\.(?:c|cc|cpp|cxx|c\+\+)$/i.test(path);
}

/** True for a macro. */
export function isMacro({ view, symbol }: Defined): boolean {
  return view.facts.symbols[symbol]?.kind === 'macro';
}

/** True for what is defined at file level, enumerators among it; macros know no scopes. */
export function isAtFileLevel({ view, symbol }: Defined): boolean {
  const { name, kind } = view.facts.symbols[symbol]!;
  if (kind === 'macro') return true;
  return view
    .boundAs(name)
    .inScope(0)
    .some((binding) => binding.symbol === symbol);
}

/** True for functions and variables that all units of a program share. */
export function isExternal(one: Defined): boolean {
  const { view, symbol } = one;
  const { kind, name } = view.facts.symbols[symbol]!;
  if (kind !== 'function' && kind !== 'variable' && kind !== 'constant') return false;
  if (!isAtFileLevel(one)) return kind === 'function' && isDeclaration(one);
  // What is declared static once is so wherever it is named in the file.
  return view.symbolsOf(name).every((each) => {
    const { flags, kind: other } = view.facts.symbols[each]!;
    return other !== kind || (flags & SYMBOL_FLAGS.static) === 0;
  });
}

/** True for what declares a function or variable that is defined elsewhere. */
export const isDeclaration = ({ view, symbol }: Defined): boolean =>
  (view.facts.symbols[symbol]!.flags & SYMBOL_FLAGS.declaration) !== 0;
