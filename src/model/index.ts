export { BRANCH_KINDS, type Branch, type BranchKind } from './branch.ts';
export { AxError, type AxErrorCode, EXIT_OF } from './error.ts';
export type {
  BindingFact,
  FileFacts,
  ImportFact,
  OccurrenceColumns,
  Problem,
  ScopeFact,
  SymbolFact,
} from './facts.ts';
export type { FileEntry } from './file-entry.ts';
export { groupBy } from './group-by.ts';
export type { IndexInfo, OutlineNode, SymbolHit, Tier } from './hit.ts';
export {
  LINK_KINDS,
  LINK_STEPS,
  LINK_TARGETS,
  type LinkColumns,
  type LinkKind,
  type LinkStep,
  NO_ARGUMENT,
} from './link.ts';
export { editDistance, nearest } from './nearest.ts';
export { PACKAGE_ROOT } from './package-root.ts';
export { isFault, problemText } from './problem.ts';
export type {
  EveryOccurrence,
  StoredBinding,
  StoredFacts,
  StoredImport,
  StoredOccurrence,
  StoredScope,
  StoredSymbol,
  SymbolMarks,
} from './stored-facts.ts';
export {
  BINDING_KINDS,
  type BindingKind,
  ROLES,
  type Role,
  SCOPE_KINDS,
  type ScopeKind,
  SYMBOL_FLAGS,
  SYMBOL_KINDS,
  type SymbolKind,
} from './symbol.ts';
export { comparePlaces, type TextPlace } from './text-place.ts';
