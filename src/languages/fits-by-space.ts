import type { BindingKind, SymbolKind } from '../model/index.ts';
import type { LinkRules, NameUse } from './link-rules.ts';

/** The spaces of names that a role alone tells apart. */
type PlainSpace = 'type' | 'call' | 'value';

/**
 * The rule `LinkRules.fits` of a language whose names stand in spaces: `spaceOf` says in which one a name is used, and
 * `fitOfKind` how well something of a kind fits it, 0 not at all. Imports, exports, keys and labels can mean anything.
 */
export function fitsBySpace<Space>(
  spaceOf: (use: NameUse) => Space | PlainSpace,
  fitOfKind: (kind: SymbolKind | BindingKind, space: Space | PlainSpace) => number,
): NonNullable<LinkRules['fits']> {
  return (kind, role, use) => {
    if (role === 'import' || role === 'export' || role === 'key' || role === 'label') return true;
    const plain = role === 'type' || role === 'call' ? role : 'value';
    return fitOfKind(kind, use && use.occurrence >= 0 ? spaceOf(use) : plain) > 0;
  };
}
