/**
 * Every kind a definition can have. The position in this list is the code stored in the index:
 * append only, never reorder.
 */
export const SYMBOL_KINDS = [
  'module',
  'namespace',
  'package',
  'class',
  'interface',
  'trait',
  'protocol',
  'object',
  'mixin',
  'extension',
  'struct',
  'union',
  'enum',
  'enum-member',
  'type',
  'function',
  'method',
  'constructor',
  'property',
  'field',
  'variable',
  'constant',
  'macro',
  'impl',
  'key',
  'section',
  'table',
  'column',
  'view',
  'index',
  'trigger',
  'element',
  'rule',
  'service',
  'message',
] as const;

/** The kind of a definition. */
export type SymbolKind = (typeof SYMBOL_KINDS)[number];

/**
 * What an identifier does where it stands. Codes as in this list: append only. A 'mention' stands in a comment that says
 * something of the code: it is no reference.
 */
export const ROLES = [
  'definition',
  'read',
  'write',
  'call',
  'type',
  'import',
  'export',
  'key',
  'label',
  'mention',
] as const;
/** What an identifier does where it stands. */
export type Role = (typeof ROLES)[number];

/** Bits of `SymbolFact.flags`. */
export const SYMBOL_FLAGS = {
  exported: 1,
  deprecated: 2,
  test: 4,
  static: 8,
  abstract: 16,
  private: 32,
  protected: 64,
  /** A declaration without a body: prototype, overload signature, ambient or abstract member. */
  declaration: 128,
  async: 256,
  /** It stands in a branch: others of its name may be there in its place. See `LanguageSpec.conditional`. */
  conditional: 512,
} as const;

/** Kinds of scope, for binding names. Codes as in this list: append only. */
export const SCOPE_KINDS = [
  'file',
  'module',
  'class',
  'function',
  'block',
  'comprehension',
  'type-parameters',
] as const;
/** Kind of a scope. */
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** Kinds of local binding. Codes as in this list: append only. */
export const BINDING_KINDS = [
  'definition', // bound by a symbol of this file (`symbol` >= 0)
  'parameter',
  'variable',
  'import',
  'type-parameter',
  'label',
] as const;
/** Kind of a binding. */
export type BindingKind = (typeof BINDING_KINDS)[number];
