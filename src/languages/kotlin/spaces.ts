import { type BindingKind, LINK_TARGETS, ROLES, type SymbolKind } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { NameUse } from '../link-rules.ts';

/** What a name can mean where it stands: a type; what is called; a value, or what has members; a function that is named. */
export type Space = 'type' | 'call' | 'value' | 'function';

const TYPES: ReadonlySet<string> = new Set(
  'class interface enum object type trait type-parameter annotation'.split(' '),
);
const FUNCTIONS: ReadonlySet<string> = new Set(['function', 'method']);
const NOTHING: ReadonlySet<string> = new Set(['constructor', 'label', 'module', 'package', 'namespace', 'import']);

/** True for what is a type. */
export const isTypeKind = (kind: SymbolKind | BindingKind): boolean => TYPES.has(kind);
/** True for what is a function. */
export const isFunctionKind = (kind: SymbolKind | BindingKind): boolean => FUNCTIONS.has(kind);
/** True for what is a variable, a property or the like. */
export const isValueKind = (kind: SymbolKind | BindingKind): boolean =>
  !TYPES.has(kind) && !FUNCTIONS.has(kind) && !NOTHING.has(kind);

/** The space that a name is looked up in. */
export function spaceOf(use: NameUse): Space {
  const { view, occurrence, role } = use;
  if (role === 'type') return 'type';
  if (role === 'call') return 'call';
  if (role === 'read' && occurrence >= 0 && isBeforeType(use)) return 'type';
  const isNamed =
    occurrence >= 0 &&
    view.linksOf(occurrence).some(({ kind, target }) => kind === 'value' && target === LINK_TARGETS.function);
  return isNamed && role !== 'key' ? 'function' : 'value';
}

/** How well something of a kind fits a space: of several in one place those that fit best are meant; 0 is not at all. */
export function fitOfKind(kind: SymbolKind | BindingKind, space: Space): number {
  if (NOTHING.has(kind)) return 0;
  switch (space) {
    case 'type':
      return TYPES.has(kind) ? 2 : 0;
    case 'value':
      return isValueKind(kind) ? 3 : kind === 'object' ? 2 : TYPES.has(kind) && kind !== 'type-parameter' ? 1 : 0;
    default:
      // What is called may be a value that has `invoke`.
      return FUNCTIONS.has(kind) || (TYPES.has(kind) && kind !== 'type-parameter') ? 3 : isValueKind(kind) ? 2 : 0;
  }
}

/** True for a package before the name of a type: `app` in a declared `app.Wheel`. */
function isBeforeType({ view, occurrence }: NameUse): boolean {
  let at = occurrence;
  while (isNextPart(view, at)) at++;
  return at > occurrence && ROLES[view.occurrences.role[at]!] === 'type';
}

const isNextPart = (view: FileView, at: number): boolean =>
  at + 1 < view.occurrences.name.length &&
  view.linksOf(at + 1).some(({ kind, target, steps }) => kind === 'member' && target === at && steps.length === 0);
