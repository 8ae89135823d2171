import type {
  BranchRule,
  Condition,
  DefinitionRule,
  DocRule,
  EmbeddedHook,
  ImportHook,
  LanguageSpec,
  LinkHook,
  LinkNodes,
  LinkRule,
  Slot,
  TreeView,
} from '../languages/index.ts';
import type { Grammar } from './grammar.ts';
import type { CompiledPath } from './path.ts';

/** What the pass has to do at a kind of node: bits of `CompiledSpec.actions`. */
export const ACTIONS = {
  identifier: 1,
  definition: 2,
  scope: 4,
  comment: 8,
  imports: 16,
  leading: 32,
  redirect: 64,
  owner: 128,
  /** A literal or whole name: it is an occurrence only where a definition has claimed it. */
  claimable: 256,
  error: 512,
  /** A wrapper whose doc is that of the definitions in it. */
  docGroup: 1024,
  /** Names stand in it that the grammar does not see. */
  embedded: 2048,
  /** It says what one name means for another. */
  link: 4096,
} as const;

/**
 * How a node stands, as a number. 0: as its kind says. {@link ROLE_BASE} + a role: that role.
 * {@link BINDING_BASE} + a binding kind: bound. {@link HOOK_BASE} + n: ask `slotHooks[n]`.
 * INHERIT and MEMBER appear in slots only.
 */
export const ROLE_BASE = 1;
export const BINDING_BASE = 32;
export const INFERRED = 46;
export const HOISTED = 47;
export const INHERIT = 48;
export const MEMBER = 49;
export const NONE = 50;
export const HOOK_BASE = 64;

/** In `CompiledSpec.scopes`: a hook decides. */
export const ASK_SCOPE = 255;

/** A hook that says whether a node opens a scope. */
export type ScopeHook = Extract<LanguageSpec['scopes'][string], (...args: never[]) => unknown>;
/** A hook that gives the owner of what stands in a node. */
export type OwnerHook = (view: TreeView, node: number) => string | undefined;
/** A hook that says how the identifier in a slot stands. */
export type SlotHook = Extract<Slot, (...args: never[]) => unknown>;

/** Bits of `CompiledSpec.marks` beside the symbol flags. */
export const MARKS = { exports: 4096, hides: 8192, inside: 16384 } as const;

/** A condition with its names resolved. */
export interface CompiledCondition extends Pick<Condition, 'in' | 'name' | 'test'> {
  parent: readonly number[] | undefined;
  notParent: readonly number[] | undefined;
  scope: readonly number[] | undefined;
  has: readonly CompiledPath[];
  lacks: readonly CompiledPath[];
}

/** A definition rule with its names resolved. */
export interface CompiledRule extends Pick<DefinitionRule, 'kind' | 'parent' | 'bind' | 'local' | 'binds' | 'upTo'> {
  kinds: readonly { when: CompiledCondition; kind: DefinitionRule['kind'] }[];
  when: CompiledCondition | undefined;
  name: readonly CompiledPath[] | Extract<DefinitionRule['name'], (...args: never[]) => unknown>;
  owner: readonly CompiledPath[] | Extract<DefinitionRule['owner'], (...args: never[]) => unknown> | undefined;
  body: readonly CompiledPath[];
  value: CompiledPath | undefined;
  container: boolean | 'first';
  goesOn: boolean;
  hoist: CompiledCondition | undefined;
  once: boolean;
  again: boolean;
  keepsSlot: boolean;
  flags: number;
  flagged: readonly { when: CompiledCondition; flags: number }[];
  declarationWithoutBody: boolean;
  visibility: NonNullable<DefinitionRule['visibility']>;
}

/** A link rule with its names resolved; `kind` and `step` are indexes into LINK_KINDS and LINK_STEPS. */
export interface CompiledLink {
  when: LinkRule['when'] | undefined;
  kind: number;
  of: CompiledNodes;
  from: CompiledNodes;
  paired: boolean;
  step: number;
  places: LinkRule['places'] | undefined;
}

/** See LinkNodes. */
export type CompiledNodes = CompiledPath | Exclude<LinkNodes, string>;

/** A value rule with its names resolved: a target (see LINK_TARGETS) where there is no path. */
export interface CompiledValue {
  at: CompiledPath | ((view: TreeView, node: number) => number) | undefined;
  step: (view: TreeView, node: number) => number;
  target: number;
}

/** A branch rule with its names resolved. */
export interface CompiledBranch extends Pick<BranchRule, 'kind'> {
  code: readonly CompiledPath[] | Extract<BranchRule['code'], (...args: never[]) => unknown>;
  when: BranchRule['when'] | undefined;
}

/** A language ready for the pass: its spec as arrays by kind of one grammar. Kinds index up to ERROR (65535). */
export interface CompiledSpec {
  spec: LanguageSpec;
  grammar: Grammar;
  /** The selection to parse with. */
  keep: Uint8Array;
  actions: Uint16Array;
  /** Role of an identifier kind where no slot says otherwise. */
  roles: Uint8Array;
  /** Row of a parent kind in `slots` and `slotsByKind`, or -1. */
  rows: Int16Array;
  /** By row x fieldCount + field. */
  slots: Uint8Array;
  fieldCount: number;
  /** By row x kindCount + kind of the child; 0 where the field decides. */
  slotsByKind: Uint8Array;
  kindCount: number;
  slotHooks: readonly SlotHook[];
  rules: readonly (readonly CompiledRule[] | undefined)[];
  wrappers: Uint8Array;
  conditional: Uint8Array | undefined;
  trailing: Uint8Array;
  leading: Uint8Array;
  comments: Uint8Array;
  /** Kind of scope + 1; 0 none; {@link ASK_SCOPE} where `scopeHooks` by kind decides. */
  scopes: Uint8Array;
  scopeHooks: readonly (ScopeHook | undefined)[];
  /** The field whose first child ends the scope of a node early. */
  scopeEnds: readonly (number | undefined)[];
  redirects: Uint8Array;
  /** Symbol flags and {@link MARKS}. */
  marks: Uint16Array;
  strings: Uint8Array;
  wholeNames: Uint8Array;
  /** Kind of symbol + 1 that such a node announces in a file that does not parse. */
  brokenBefore: Uint8Array;
  imports: readonly (ImportHook | undefined)[];
  owners: readonly (CompiledPath | OwnerHook | undefined)[];
  embedded: readonly (EmbeddedHook | undefined)[];
  docInside: CompiledPath | Extract<DocRule['inside'], (...args: never[]) => unknown> | undefined;
  exportedToo: CompiledCondition | undefined;
  /** `LanguageSpec.unwrapped`: 1 at its kinds. */
  unwrapped:
    | {
        calls: Uint8Array;
        parents: Uint8Array;
        tokens: CompiledPath;
        kinds: Uint8Array;
        inside: (text: string) => string;
      }
    | undefined;
  exportedNever: CompiledCondition | undefined;
  links: readonly (readonly (CompiledLink | LinkHook)[] | undefined)[];
  values: readonly (CompiledValue | undefined)[];
  branches: readonly (readonly CompiledBranch[] | undefined)[];
  /** The field named 'body', or 0. */
  bodyField: number;
  calls: ReadonlySet<string>;
  /** By kind of scope: 1 where locals of what is around are shared; undefined when none are. */
  sharing: Uint8Array | undefined;
  /** 1 at the identifiers that are calls unless they are locals. */
  calledUnlessLocal: Uint8Array;
  /** True when some rule asks whether a name is bound already. */
  tracksBound: boolean;
}
