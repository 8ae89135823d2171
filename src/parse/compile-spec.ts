import type {
  BranchRule,
  DefinitionRule,
  FinalSlot,
  LanguageSpec,
  LinkHook,
  LinkNodes,
  LinkRule,
  Path,
  Slot,
  ValueRule,
} from '../languages/index.ts';
import {
  BINDING_KINDS,
  LINK_KINDS,
  LINK_STEPS,
  LINK_TARGETS,
  ROLES,
  SCOPE_KINDS,
  SYMBOL_FLAGS,
  SYMBOL_KINDS,
} from '../model/index.ts';
import { asList, compileCondition, compileRule } from './compile-rule.ts';
import {
  ACTIONS,
  ASK_SCOPE,
  BINDING_BASE,
  type CompiledBranch,
  type CompiledLink,
  type CompiledNodes,
  type CompiledSpec,
  type CompiledValue,
  HOISTED,
  HOOK_BASE,
  INFERRED,
  INHERIT,
  MARKS,
  MEMBER,
  NONE,
  ROLE_BASE,
  type SlotHook,
} from './compiled-spec.ts';
import { ERROR_KIND } from './flat-tree.ts';
import type { Grammar } from './grammar.ts';
import { compilePath, type Resolve } from './path.ts';

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
    conditional: spec.conditional && select(spec.conditional),
    trailing: select(spec.trailing),
    leading: select(spec.leading, ACTIONS.leading),
    comments: select(spec.comments, ACTIONS.comment),
    scopes,
    scopeHooks,
    scopeEnds: byKind(spec.scopeEnds, 0, (field) => resolve.field(field)),
    redirects: codes(spec.redirects, ['file', 'outer'], ACTIONS.redirect),
    marks,
    strings: select(spec.strings, ACTIONS.claimable),
    wholeNames: select(spec.wholeNames, ACTIONS.claimable),
    brokenBefore: codes(spec.brokenBefore, SYMBOL_KINDS, 0),
    imports: byKind(spec.imports, ACTIONS.imports, (hook) => hook),
    embedded: byKind(spec.embedded, ACTIONS.embedded, (hook) => hook),
    owners: byKind(spec.owners, ACTIONS.owner, (owner) =>
      typeof owner === 'function' ? owner : compilePath(owner, resolve),
    ),
    docInside: typeof spec.docs.inside === 'string' ? compilePath(spec.docs.inside, resolve) : spec.docs.inside,
    exportedNever: spec.exported.never && compileCondition(spec.exported.never, resolve),
    exportedToo: spec.exported.also && compileCondition(spec.exported.also, resolve),
    unwrapped: spec.unwrapped && {
      calls: select([spec.unwrapped.call]),
      parents: select(spec.unwrapped.parents),
      tokens: compilePath(spec.unwrapped.tokens, resolve),
      kinds: select(spec.unwrapped.kinds),
      inside: spec.unwrapped.inside ?? ((text) => text),
    },
    links: byKind(spec.links, ACTIONS.link, (rules) =>
      asList(rules as readonly (LinkRule | LinkHook)[]).map((rule) =>
        typeof rule === 'function' ? rule : compileLink(rule, resolve),
      ),
    ),
    values: byKind(spec.values, 0, (rule) => compileValue(rule, resolve)),
    branches: byKind(spec.branches, 0, (rules) =>
      asList(rules).map((rule) => compileBranch(rule as BranchRule, resolve)),
    ),
    bodyField: grammar.fieldId('body'),
    calls: new Set(spec.tests?.calls),
    sharing: spec.sharing && Uint8Array.from(SCOPE_KINDS, (kind) => (spec.sharing?.includes(kind) ? 1 : 0)),
    calledUnlessLocal: select(spec.calledUnlessLocal),
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
  if (slot === 'inferred') return INFERRED;
  const role = (ROLES as readonly string[]).indexOf(slot);
  return role >= 0 ? ROLE_BASE + role : BINDING_BASE + (BINDING_KINDS as readonly string[]).indexOf(slot);
}

function compileLink(rule: LinkRule, resolve: Resolve): CompiledLink {
  const { kind, of, from, paired = false, step = 'none', places, when } = rule;
  const nodes = (at: LinkNodes): CompiledNodes => (typeof at === 'function' ? at : compilePath(at, resolve));
  return {
    kind: LINK_KINDS.indexOf(kind),
    of: nodes(of),
    from: nodes(from),
    paired,
    step: LINK_STEPS.indexOf(step),
    places,
    when,
  };
}

function compileValue(rule: ValueRule, resolve: Resolve): CompiledValue {
  if (typeof rule === 'string') return { at: undefined, step: () => 0, target: LINK_TARGETS[rule] };
  const { at, step = 'none' } = rule;
  const path = typeof at === 'function' ? at : compilePath(at, resolve);
  const code = typeof step === 'function' ? -1 : LINK_STEPS.indexOf(step);
  return {
    at: path,
    step: typeof step === 'function' ? (view, node) => LINK_STEPS.indexOf(step(view, node)) : () => code,
    target: LINK_TARGETS.unknown,
  };
}

function compileBranch({ kind, code, when }: BranchRule, resolve: Resolve): CompiledBranch {
  const paths = typeof code === 'function' ? code : asList(code).map((path) => compilePath(path as Path, resolve));
  return { kind, code: paths, when };
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
