import { type BindingKind, LINK_TARGETS, type SymbolKind } from '../../model/index.ts';
import type { NameUse } from '../link-rules.ts';

/** What a name can mean where it stands: a type; what is called; a value, which may be a function too. */
export type Space = 'type' | 'call' | 'value';

const TYPES: ReadonlySet<string> = new Set('class trait enum interface object type type-parameter'.split(' '));
const FUNCTIONS: ReadonlySet<string> = new Set(['function', 'method']);
const NOTHING: ReadonlySet<string> = new Set(['constructor', 'label', 'module', 'namespace', 'import', 'package']);

/** True for what is a function. */
export const isFunctionKind = (kind: SymbolKind | BindingKind): boolean => FUNCTIONS.has(kind);
/** True for what has members of its own. */
export const isTypeKind = (kind: SymbolKind | BindingKind): boolean => TYPES.has(kind);

/** The space that a name is looked up in. */
export function spaceOf({ view, occurrence, role }: NameUse): Space {
  if (role === 'type') return 'type';
  const isNamed =
    occurrence >= 0 &&
    view.linksOf(occurrence).some(({ kind, target }) => kind === 'value' && target === LINK_TARGETS.type);
  return isNamed ? 'type' : role === 'call' ? 'call' : 'value';
}

/** How well something of a kind fits a space: types and values have names of their own. 0 is not at all. */
export function fitOfKind(kind: SymbolKind | BindingKind, space: Space): number {
  if (NOTHING.has(kind)) return 0;
  if (space === 'type') return kind === 'object' ? 1 : TYPES.has(kind) || kind === 'enum-member' ? 2 : 0;
  if (kind === 'type' || kind === 'type-parameter' || kind === 'trait' || kind === 'interface') return 0;
  // Of a class there is an object where none is written.
  return kind === 'class' || kind === 'enum' ? 1 : 2;
}
