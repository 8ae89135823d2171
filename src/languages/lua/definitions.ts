import { perFile } from '../per-file.ts';
import type { DefinitionRule, FoundName } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';
import { declaredNames, targets, values } from './imports.ts';
import {
  fieldName,
  isFieldOf,
  isOwnMember,
  memberAround,
  memberName,
  ownerOf,
  selfOwner,
  takesSelf,
} from './tables.ts';

type KindRules = NonNullable<DefinitionRule['kinds']>;

const INDEX = 'dot_index_expression|method_index_expression|bracket_index_expression';
/** Where the signature of what has a value ends: before the body of a function, the fields of a table. */
const VALUE_BODIES = ['function_definition > body', 'function_definition > :"end"', 'table_constructor'];
const ASSIGNED_BODIES = VALUE_BODIES.map((body) => `:expression_list > :${body}`);
const CONSTANT = /^_*[A-Z][A-Z\d_]*[A-Z\d]$/;

const isFunction = (view: TreeView, node: number): boolean => view.is(node, 'function_definition');
const found = (view: TreeView, nodes: readonly number[]): FoundName[] =>
  nodes.map((node) => ({ node, start: view.start(node), text: view.textOf(node) }));

/** The values given to names by the statement asked about last. */
const given = perFile(() => ({ statement: -1, values: new Map<number, number>() }));

/** The value that `name`, or what it is a member of, gets in an assignment; -1 when it has none of its own. */
function givenTo(view: TreeView, assignment: number, name: number): number {
  const last = given(view);
  if (last.statement !== assignment) {
    const list = values(view, assignment);
    last.statement = assignment;
    last.values = new Map(targets(view, assignment).map((target, index) => [target, list[index] ?? -1]));
  }
  return last.values.get(name) ?? last.values.get(memberAround(view, name)) ?? -1;
}

/** `class('A')`, `Base:extend()`: what most class libraries are called with. */
function makesClass(view: TreeView, value: number, name: number): boolean {
  if (!view.is(value, 'function_call') || !/^[A-Z]/.test(view.textOf(name))) return false;
  const callee = view.field(value, 'name');
  if (view.is(callee, 'identifier')) return /^class$/i.test(view.textOf(callee));
  return /^(?:extend|subclass)$/.test(view.textOf(view.field(callee, 'method'))) || isClassCall(view, callee);
}

/** `class('A', Base) {…}`: a call of what the call gives. */
function isClassCall(view: TreeView, callee: number): boolean {
  return view.is(callee, 'function_call') && /^class$/i.test(view.textOf(view.field(callee, 'name')));
}

/** The member that an assignment with a function for its only value sets, or -1. */
function functionMember(view: TreeView, assignment: number): number {
  const names = targets(view, assignment);
  return names.length === 1 && isFunction(view, values(view, assignment)[0] ?? -1) ? names[0]! : -1;
}

/** The kinds that the value a name gets makes of it. */
const kinds = (assignmentOf: (view: TreeView, node: number) => number): KindRules => {
  const value = (view: TreeView, node: number, name: number): number => givenTo(view, assignmentOf(view, node), name);
  return [
    { when: { test: (view, node, name) => takesSelf(view, value(view, node, name)) }, kind: 'method' },
    { when: { test: (view, node, name) => isFunction(view, value(view, node, name)) }, kind: 'function' },
    { when: { test: (view, node, name) => makesClass(view, value(view, node, name), name) }, kind: 'class' },
  ];
};

/** `function f()`, `local function f()`, `function M.a.f()`, `function M:f()`. */
export const functions: readonly DefinitionRule[] = [
  {
    kind: 'function',
    when: { has: [`name:${INDEX}`] },
    kinds: [{ when: { test: takesSelf }, kind: 'method' }],
    name: (view, node) => memberName(view, view.field(node, 'name')),
    owner: (view, node) => ownerOf(view, view.field(node, 'name')),
    bind: 'outward',
    body: ['body', ':"end"'],
  },
  { kind: 'function', when: { has: [':"local"'] }, visibility: 'name', body: ['body', ':"end"'] },
  { kind: 'function', bind: 'outward', visibility: 'name', body: ['body', ':"end"'] },
];

/** `local a, b = 1, 2`; what is required is no definition. */
export const locals: DefinitionRule = {
  kind: 'variable',
  kinds: [
    ...kinds((view, node) => view.child(node, 'assignment_statement')),
    { when: { test: (view, _, name) => /\bconst\b/.test(attributeOf(view, name)) }, kind: 'constant' },
    { when: { name: CONSTANT }, kind: 'constant' },
  ],
  name: (view, node) => found(view, declaredNames(view, node)),
  body: ASSIGNED_BODIES.map((body) => `:assignment_statement > ${body}`),
};

function attributeOf(view: TreeView, name: number): string {
  const next = view.next(name);
  return view.is(next, 'attribute') ? view.textOf(next) : '';
}

/** `M.f = function() end`, `M.x = 1`, `self.x = 1`, and what makes a global: `f = function() end`, `x = 1`. */
export const assignments: readonly DefinitionRule[] = [
  {
    kind: 'function',
    when: { test: (view, node) => memberName(view, functionMember(view, node)).length > 0 },
    kinds: kinds((_, node) => node),
    name: (view, node) => memberName(view, functionMember(view, node)),
    owner: (view, _, name) => {
      const member = memberAround(view, name);
      return selfOwner(view, member) || ownerOf(view, member);
    },
    bind: 'outward',
    body: ASSIGNED_BODIES,
  },
  {
    kind: 'field',
    when: { test: (view, node) => targets(view, node).some((target) => isOwnMember(view, target)) },
    kinds: kinds((_, node) => node),
    name: (view, node) =>
      targets(view, node).flatMap((target) => (isOwnMember(view, target) ? memberName(view, target) : [])),
    owner: (view, _, name) => ownerOf(view, memberAround(view, name)),
    bind: 'outward',
    once: true,
    body: ASSIGNED_BODIES,
  },
  {
    kind: 'field',
    when: { test: (view, node) => targets(view, node).some((target) => selfOwner(view, target) !== '') },
    name: (view, node) =>
      targets(view, node).flatMap((target) => (selfOwner(view, target) === '' ? [] : memberName(view, target))),
    owner: (view, _, name) => selfOwner(view, memberAround(view, name)),
    bind: 'outward',
    once: true,
    container: false,
    body: ASSIGNED_BODIES,
  },
  {
    kind: 'function',
    when: {
      notParent: ['variable_declaration'],
      test: (view, node) => view.is(functionMember(view, node), 'identifier'),
    },
    name: ':variable_list > :identifier',
    bind: 'outward',
    visibility: 'name',
    body: ASSIGNED_BODIES,
  },
  {
    kind: 'variable',
    when: { notParent: ['variable_declaration'] },
    kinds: [...kinds((_, node) => node), { when: { name: CONSTANT }, kind: 'constant' }],
    name: ':variable_list > :identifier',
    bind: 'outward',
    once: true,
    body: ASSIGNED_BODIES,
  },
];

/** A field of a table that is itself a value at file level. */
const field = {
  kind: 'field',
  kinds: [
    { when: { test: (view, node) => takesSelf(view, view.field(node, 'value')) }, kind: 'method' },
    { when: { test: (view, node) => isFunction(view, view.field(node, 'value')) }, kind: 'function' },
  ],
  name: fieldName,
  bind: 'nowhere',
  body: VALUE_BODIES.map((body) => `value:${body}`),
} as const satisfies DefinitionRule;

/** Fields of the tables that names stand for, and those of the table that the file returns. */
export const fields: readonly DefinitionRule[] = [
  {
    ...field,
    when: {
      in: ['variable', 'constant', 'class', 'field'],
      test: (view, node) => isFieldOf(view, node, ['assignment_statement', 'return_statement']),
    },
  },
  {
    ...field,
    // A mere name is exported, not defined, there.
    when: {
      in: ['none'],
      lacks: ['value:identifier'],
      test: (view, node) => isFieldOf(view, node, ['return_statement']),
    },
  },
];
