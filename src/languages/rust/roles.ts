import type { BindingKind, Role, SymbolKind } from '../../model/index.ts';
import { type Defined, type Meaning, UNKNOWN } from '../meaning.ts';

const IS_TYPE: ReadonlySet<SymbolKind | BindingKind> = new Set([
  ...([
    'struct',
    'enum',
    'union',
    'trait',
    'type',
    'module',
    'type-parameter',
    'import',
    'constant',
    'enum-member',
  ] as const),
]);
const NOT_CALLED: ReadonlySet<SymbolKind | BindingKind> = new Set(['module', 'trait', 'enum', 'union', 'label']);

/** True when a name in a role can mean such a thing: types, values and macros have names of their own. */
export function fitsRole(kind: SymbolKind | BindingKind, role: Role, isMacro: boolean | undefined): boolean {
  if (kind === 'label' || role === 'label') return kind === role;
  if (role === 'import' || kind === 'import') return true;
  if (isMacro === true) return kind === 'macro';
  if (kind === 'macro') return isMacro === undefined && role === 'call';
  if (role === 'type') return IS_TYPE.has(kind);
  return role === 'call' ? !NOT_CALLED.has(kind) : true;
}

/** True for a struct whose fields have names: it is a type, and no function or value as `A(B)` and `A` are. */
export function isNoValue({ view, symbol }: Defined): boolean {
  const { symbols } = view.facts;
  return (
    symbols[symbol]?.kind === 'struct' && view.childrenOf(symbol).some((child) => symbols[child]!.kind === 'field')
  );
}

/** What is not of the project; what its functions give can be anything that they are given. */
export function outsideOf(role: Role, rule: string): Meaning {
  return { is: 'outside', rule, ...(role === 'call' && { value: UNKNOWN }) };
}
