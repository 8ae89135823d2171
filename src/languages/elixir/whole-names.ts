import type { StoredFacts } from '../../model/index.ts';
import type { WorldDefinition } from '../modules.ts';

const MODULES: ReadonlySet<string> = new Set(['module', 'protocol', 'impl']);

/** The whole name of a module by its definition: that of the module around it comes first. Undefined in a macro, which makes it elsewhere. */
export function wholeName({ symbols }: Pick<StoredFacts, 'symbols'>, symbol: number): string | undefined {
  const { name, owner, parent, kind } = symbols[symbol]!;
  const own = kind === 'impl' ? `${name}.${owner}` : owner === '' ? name : `${owner}.${name}`;
  if (own.startsWith('Elixir.')) return own.slice('Elixir.'.length);
  const around = moduleOf({ symbols }, parent);
  if (around === undefined) return undefined;
  const before = around < 0 ? '' : wholeName({ symbols }, around);
  return before === undefined ? undefined : before === '' ? own : `${before}.${own}`;
}

/** The module that a definition stands in, by the one around it; -1 for none, undefined in a macro. */
export function moduleOf({ symbols }: Pick<StoredFacts, 'symbols'>, around: number): number | undefined {
  for (let at = around; at >= 0; at = symbols[at]!.parent) {
    if (symbols[at]!.kind === 'macro') return undefined;
    if (MODULES.has(symbols[at]!.kind)) return at;
  }
  return -1;
}

/** Of the definitions of the last part of a name those of modules that have the whole. */
export function modulesNamed<T extends Pick<WorldDefinition, 'facts' | 'symbol'>>(
  whole: string,
  all: readonly T[],
): T[] {
  return all.filter(({ facts, symbol }) => {
    const { kind } = facts.symbols[symbol]!;
    return (kind === 'module' || kind === 'protocol') && wholeName(facts, symbol) === whole;
  });
}

/** The last part of a whole name. */
export const lastPart = (whole: string): string => whole.slice(whole.lastIndexOf('.') + 1);
