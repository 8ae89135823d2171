import type {
  Condition,
  DefinitionRule,
  DocRule,
  FinalSlot,
  ImportHook,
  LanguageSpec,
  Path,
  Slot,
} from '../languages/index.ts';
import { BINDING_KINDS, ROLES, SCOPE_KINDS, SYMBOL_FLAGS } from '../model/index.ts';
import { ERROR_KIND } from './flat-tree.ts';
import type { Grammar } from './grammar.ts';
import { type CompiledPath, compilePath, type Resolve } from './path.ts';

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
} as const;

/**
 * How a node stands, as a number. 0: as its kind says. {@link ROLE_BASE} + a role: that role.
 * {@link BINDING_BASE} + a binding kind: bound. {@link HOOK_BASE} + n: ask `slotHooks[n]`.
 * INHERIT and MEMBER appear in slots only.
 */
export const ROLE_BASE = 1;
export const BINDING_BASE = 32;
export const HOISTED = 47;
export const INHERIT = 48;
export const MEMBER = 49;
export const NONE = 50;
export const HOOK_BASE = 64;

/** In `CompiledSpec.scopes`: a hook decides. */
export const ASK_SCOPE = 255;

type ScopeHook = Extract<LanguageSpec['scopes'][string], (...args: never[]) => unknown>;
type SlotHook = Extract<Slot, (...args: never[]) => unknown>;

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
export interface CompiledRule extends Pick<DefinitionRule, 'kind' | 'parent' | 'bind' | 'local' | 'binds'> {
  kinds: readonly { when: CompiledCondition; kind: DefinitionRule['kind'] }[];
  when: CompiledCondition | undefined;
  name: readonly CompiledPath[] | Extract<DefinitionRule['name'], (...args: never[]) => unknown>;
  owner: readonly CompiledPath[] | Extract<DefinitionRule['owner'], (...args: never[]) => unknown> | undefined;
  body: readonly CompiledPath[];
  value: CompiledPath | undefined;
  container: boolean;
  hoist: CompiledCondition | undefined;
  once: boolean;
  keepsSlot: boolean;
  flags: number;
  flagged: readonly { when: CompiledCondition; flags: number }[];
  declarationWithoutBody: boolean;
  visibility: NonNullable<DefinitionRule['visibility']>;
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
  trailing: Uint8Array;
  leading: Uint8Array;
  comments: Uint8Array;
  /** Kind of scope + 1; 0 none; {@link ASK_SCOPE} where `scopeHooks` by kind decides. */
  scopes: Uint8Array;
  scopeHooks: readonly (ScopeHook | undefined)[];
  redirects: Uint8Array;
  /** Symbol flags and {@link MARKS}. */
  marks: Uint16Array;
  strings: Uint8Array;
  wholeNames: Uint8Array;
  imports: readonly (ImportHook | undefined)[];
  owners: readonly (CompiledPath | undefined)[];
  docInside: CompiledPath | Extract<DocRule['inside'], (...args: never[]) => unknown> | undefined;
  exportedToo: CompiledCondition | undefined;
  /** The field named 'body', or 0. */
  bodyField: number;
  calls: ReadonlySet<string>;
  /** True when some rule asks whether a name is bound already. */
  tracksBound: boolean;
}

const TABLE = ERROR_KIND + 1;

/**
 * Compiles a spec for its grammar. Throws an Error that lists every kind, token and field the spec names and the
 * grammar does not have: the spec is then wrong for this grammar.
 */
export function compileSpec(spec: LanguageSpec, grammar: Grammar): CompiledSpec {
  const unknown = new Set<string>();
  const tokens = new Set<string>();
  const resolve: Resolve = {
    kinds: (name) => {
      const token = name.startsWith('"') ? name.slice(1, -1) : undefined;
      if (token !== undefined) tokens.add(token);
      const ids = grammar.kindIds(token ?? name, token === undefined);
      if (ids.length === 0) unknown.add(name);
      return ids;
    },
    field: (name) => {
      const id = grammar.fieldId(name);
      if (id === 0) unknown.add(`${name}:`);
      return id;
    },
  };

  const actions = new Uint16Array(TABLE);
  const each = (names: readonly string[], visit: (kind: number, index: number) => void): void => {
    for (const [index, name] of names.entries()) for (const kind of resolve.kinds(name)) visit(kind, index);
  };
  const select = (names: readonly string[] | undefined, action = 0): Uint8Array => {
    const table = new Uint8Array(TABLE);
    each(names ?? [], (kind) => {
      table[kind] = 1;
      actions[kind]! |= action;
    });
    return table;
  };
  const byKind = <T, R>(record: Record<string, T> | undefined, action: number, make: (value: T) => R) => {
    const table: (R | undefined)[] = [];
    for (const [name, value] of Object.entries(record ?? {})) {
      const made = make(value);
      each([name], (kind) => {
        table[kind] = made;
        actions[kind]! |= action;
      });
    }
    return table;
  };
  const codes = (record: Record<string, string> | undefined, names: readonly string[], action: number) => {
    const table = new Uint8Array(TABLE);
    const made = byKind(record, action, (value) => names.indexOf(value) + 1);
    for (const [kind, code] of made.entries()) if (code) table[kind] = code;
    return table;
  };

  actions[ERROR_KIND] = ACTIONS.error;
  const roles = codes(spec.identifiers, ROLES, ACTIONS.identifier);
  const slots = compileSlots(spec, grammar, resolve);
  const rules = byKind(spec.definitions, ACTIONS.definition, (rule) =>
    asList(rule).map((each) => compileRule(each as DefinitionRule, spec, resolve)),
  );
  const scopes = new Uint8Array(TABLE);
  const scopeHooks = byKind(spec.scopes, ACTIONS.scope, (scope) => (typeof scope === 'function' ? scope : undefined));
  for (const [name, scope] of Object.entries(spec.scopes)) {
    each([name], (kind) => {
      scopes[kind] = typeof scope === 'function' ? ASK_SCOPE : SCOPE_KINDS.indexOf(scope) + 1;
    });
  }
  const marks = new Uint16Array(TABLE);
  for (const [name, flag] of Object.entries(spec.modifiers)) {
    each([name], (kind) => {
      marks[kind]! |= SYMBOL_FLAGS[flag];
    });
  }
  const mark = (names: readonly string[] | undefined, bit: number): void =>
    each(names ?? [], (kind) => {
      marks[kind]! |= bit;
    });
  each(
    (spec.tokens ?? []).map((token) => `"${token}"`),
    () => undefined,
  );
  mark(spec.exported.marks, MARKS.exports);
  mark(spec.exported.hides, MARKS.hides);
  mark(spec.modifierNodes, MARKS.inside);

  select(spec.docs.groups, ACTIONS.docGroup);

  const compiled: CompiledSpec = {
    spec,
    grammar,
    actions,
    roles,
    ...slots,
    kindCount: grammar.kinds.length,
    rules,
    wrappers: select(spec.wrappers),
    trailing: select(spec.trailing),
    leading: select(spec.leading, ACTIONS.leading),
    comments: select(spec.comments, ACTIONS.comment),
    scopes,
    scopeHooks,
    redirects: codes(spec.redirects, ['file', 'outer'], ACTIONS.redirect),
    marks,
    strings: select(spec.strings, ACTIONS.claimable),
    wholeNames: select(spec.wholeNames, ACTIONS.claimable),
    imports: byKind(spec.imports, ACTIONS.imports, (hook) => hook),
    owners: byKind(spec.owners, ACTIONS.owner, (path) => compilePath(path, resolve)),
    docInside: typeof spec.docs.inside === 'string' ? compilePath(spec.docs.inside, resolve) : spec.docs.inside,
    exportedToo: spec.exported.also && compileCondition(spec.exported.also, resolve),
    bodyField: grammar.fieldId('body'),
    calls: new Set(spec.tests?.calls),
    tracksBound: rules.some((list) => list?.some(({ once }) => once)),
    keep: grammar.keep([...tokens]),
  };
  if (unknown.size > 0) throw new Error(`not in the grammar "${grammar.id}": ${[...unknown].join(' ')}`);
  return compiled;
}

/** The number of a slot that needs no look at what is around. */
export function slotCode(slot: FinalSlot): number {
  if (slot === 'none') return NONE;
  if (slot === 'hoisted') return HOISTED;
  const role = (ROLES as readonly string[]).indexOf(slot);
  return role >= 0 ? ROLE_BASE + role : BINDING_BASE + (BINDING_KINDS as readonly string[]).indexOf(slot);
}

function compileSlots(spec: LanguageSpec, grammar: Grammar, resolve: Resolve) {
  const slotHooks: SlotHook[] = [];
  const code = (slot: Slot): number => {
    if (typeof slot === 'function') return HOOK_BASE + slotHooks.push(slot) - 1;
    if (slot === 'inherit') return INHERIT;
    return slot === 'member' ? MEMBER : slotCode(slot);
  };
  let fieldCount = 1;
  while (grammar.fieldName(fieldCount) !== '') fieldCount++;
  const kindCount = grammar.kinds.length;
  const parents = Object.entries(spec.slots);
  const rows = new Int16Array(TABLE).fill(-1);
  const slots = new Uint8Array(parents.length * fieldCount);
  const slotsByKind = new Uint8Array(parents.length * kindCount);
  for (const [row, [parent, children]] of parents.entries()) {
    for (const kind of resolve.kinds(parent)) rows[kind] = row;
    const rest = children['*'];
    if (rest !== undefined) slots.fill(code(rest), row * fieldCount, (row + 1) * fieldCount);
    for (const [child, slot] of Object.entries(children)) {
      if (child.startsWith(':')) {
        for (const kind of resolve.kinds(child.slice(1))) slotsByKind[row * kindCount + kind] = code(slot);
      } else if (child !== '*') slots[row * fieldCount + resolve.field(child)] = code(slot);
    }
  }
  return { rows, slots, slotsByKind, fieldCount, slotHooks };
}

function compileRule(rule: DefinitionRule, spec: LanguageSpec, resolve: Resolve): CompiledRule {
  const paths = (list: Path | readonly Path[]): CompiledPath[] =>
    asList(list).map((path) => compilePath(path as Path, resolve));
  return {
    kind: rule.kind,
    kinds: (rule.kinds ?? []).map(({ when, kind }) => ({ when: compileCondition(when, resolve), kind })),
    when: rule.when && compileCondition(rule.when, resolve),
    name: typeof rule.name === 'function' ? rule.name : paths(rule.name ?? 'name'),
    owner: rule.owner === undefined || typeof rule.owner === 'function' ? rule.owner : paths(rule.owner),
    body: paths(rule.body ?? 'body'),
    value: rule.value === undefined ? undefined : compilePath(rule.value, resolve),
    container: rule.container ?? true,
    ...(rule.parent && { parent: rule.parent }),
    ...(rule.bind && { bind: rule.bind }),
    hoist: rule.hoist && compileCondition(rule.hoist, resolve),
    ...(rule.local && { local: rule.local }),
    once: rule.once ?? false,
    keepsSlot: rule.keepsSlot ?? false,
    ...(rule.binds && { binds: rule.binds }),
    flags: flagBits(rule.flags),
    flagged: (rule.flagged ?? []).map(({ when, flags }) => ({
      when: compileCondition(when, resolve),
      flags: flagBits(flags),
    })),
    declarationWithoutBody: rule.declarationWithoutBody ?? false,
    visibility: rule.visibility ?? spec.visibility ?? 'scope',
  };
}

function compileCondition(condition: Condition, resolve: Resolve): CompiledCondition {
  const kinds = (names: readonly string[] | undefined): number[] | undefined =>
    names?.flatMap((name) => resolve.kinds(name));
  const paths = (list: readonly Path[] | undefined): CompiledPath[] =>
    (list ?? []).map((path) => compilePath(path, resolve));
  return {
    parent: kinds(condition.parent),
    notParent: kinds(condition.notParent),
    scope: condition.scope?.map((scope) => SCOPE_KINDS.indexOf(scope)),
    has: paths(condition.has),
    lacks: paths(condition.lacks),
    ...(condition.in && { in: condition.in }),
    ...(condition.name && { name: condition.name }),
    ...(condition.test && { test: condition.test }),
  };
}

function flagBits(flags: DefinitionRule['flags']): number {
  return (flags ?? []).reduce((sum, flag) => sum | SYMBOL_FLAGS[flag], 0);
}

function asList<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
