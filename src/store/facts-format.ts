import { type ImportFact, ROLES } from '../model/index.ts';

// The blob of a file: for symbols, imports, scopes, bindings and links the number of entries and the length of their section
// (varints); the five sections; a block (see block-codec.ts) whose keys are all names of the file and whose values are
// the places where each occurs. Names are given by their number in that block. A place is a line relative to one known
// before (signed) and a column; lines and columns are 0-based.

/** Bits beside the kind (6 bits) of a symbol: which of the optional parts follow. */
export const SYMBOL_BITS = { doc: 64, flags: 128, owner: 256, oddName: 512 } as const;

/** Bits beside the kind (3 bits) of a binding. `atSymbol`: name and place are those of the symbol. */
export const BINDING_BITS = { otherScope: 8, visibleFrom: 16, symbol: 32, atSymbol: 64 } as const;

/** More than the codes of LINK_KINDS can become: what a step to the next subject is multiplied with. */
export const LINK_KIND_STEP = 32;

/** Kinds of import by code: append only. */
export const IMPORT_KINDS: readonly ImportFact['kind'][] = [
  'import',
  'include',
  'require',
  'dynamic',
  're-export',
  'use',
  'mod',
  'type',
  'package',
  'use-function',
  'use-constant',
  'autoload',
  'static',
];

/** The role that a group of occurrences begins with. */
export const ROLE_READ: number = ROLES.indexOf('read');
