import type { Condition, DefinitionRule, FoundName } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';
import { FUNCTION_VALUES, isFunction } from './names.ts';
import { namesIn, SELVES } from './names-in-text.ts';
import { bodyAround, constructorName, isAtFileLevel, isFirst } from './wrappers.ts';

/** True for `exports` and `module.exports`. */
export function isExports(view: TreeView, node: number): boolean {
  const text = node >= 0 && view.end(node) - view.start(node) <= 14 ? view.textOf(node) : '';
  return text === 'exports' || text === 'module.exports';
}

/** The value at the end of `a = b = value`. */
function assignedValue(view: TreeView, assignment: number): number {
  let value = view.field(assignment, 'right');
  while (view.is(value, 'assignment_expression')) value = view.field(value, 'right');
  return value;
}

/** False for a mere name, and for the `void 0` that compilers put there first. */
function isDefined(view: TreeView, value: number): boolean {
  return !view.is(value, 'identifier') && !view.is(value, 'undefined') && !view.is(value, 'unary_expression');
}

function isCallable(view: TreeView, assignment: number): boolean {
  const value = assignedValue(view, assignment);
  return isFunction(view, value) || view.is(value, 'class');
}

/** True for functions and for what may name or return one. */
function mayBeFunction(view: TreeView, value: number): boolean {
  const named = ['identifier', 'member_expression', 'call_expression'].some((kind) => view.is(value, kind));
  return named || isFunction(view, value);
}

function property(view: TreeView, assignment: number): FoundName[] {
  const left = view.field(assignment, 'left');
  const name = view.is(left, 'member_expression') ? view.field(left, 'property') : -1;
  return name < 0 ? [] : [{ node: name, start: view.start(name), text: view.textOf(name) }];
}

function isTypeOrFunction(view: TreeView, name: string): boolean {
  if (/^\p{Lu}/u.test(name)) return true;
  return namesIn(view).called.has(name);
}

const object = (view: TreeView, assignment: number): number => view.field(view.field(assignment, 'left'), 'object');
const VALUE = `right:${FUNCTION_VALUES}|class`;
const byValue = [
  { when: { has: ['right:class'] }, kind: 'class' },
  { when: { test: (view, node) => isFunction(view, assignedValue(view, node)) }, kind: 'function' },
] as const satisfies DefinitionRule['kinds'];

/** exports.x = …, module.exports.x = …; a mere name is exported, not defined, there. */
const exported = {
  kind: 'constant',
  kinds: byValue,
  name: property,
  body: ['right > body', 'right:object|array|assignment_expression'],
  value: VALUE,
  bind: 'nowhere',
  local: 'symbol',
  flags: ['exported'],
} as const satisfies DefinitionRule;

const exportedWhen = (right: string): Condition => ({
  has: ['left:member_expression', right],
  test: (view, node) => {
    const of = object(view, node);
    if (isExports(view, of)) return isDefined(view, assignedValue(view, node));
    // By another name the file gives itself a member, whatever that is.
    return view.is(of, 'identifier') && namesIn(view).exports.has(view.textOf(of)) && isAtFileLevel(view, node);
  },
});

const isOwnMember = (view: TreeView, node: number): boolean =>
  constructorName(view, node) !== '' && isFirst(view, node);
/** A member that a constructor function gives to `this`. */
const ownMember = {
  kind: 'field',
  when: { has: ['left:member_expression > object:this'], in: ['function', 'method', 'none'], test: isOwnMember },
  name: property,
  owner: constructorName,
  local: 'symbol',
} as const satisfies DefinitionRule;

/** In longer constructor functions it is not looked for. */
const LONG = 20_000;

/** `var self = this; self.x = …` in a constructor function, before any function in that. */
function isOwnByName(view: TreeView, node: number): boolean {
  const of = object(view, node);
  const name = view.is(of, 'identifier') ? view.textOf(of) : '';
  if (!namesIn(view).selves.has(name)) return false;
  const body = bodyAround(view, node);
  if (view.end(body) - view.start(body) > LONG || !isOwnMember(view, node)) return false;
  const text = view.text.slice(view.start(body), view.start(node));
  const own = text.slice(text.indexOf('{') + 1).split(/\bfunction\b|=>/)[0]!;
  return [...own.matchAll(SELVES)].some(({ 1: self }) => self === name);
}
const ownByName = {
  ...ownMember,
  when: { ...ownMember.when, has: ['left:member_expression > object:identifier'], test: isOwnByName },
} as const satisfies DefinitionRule;

const CHAINED = 'right:assignment_expression';
const PROTOTYPE = ['left:member_expression > object:member_expression'] as const;
/** Foo.prototype.bar = function …, = Other.bar */
const prototypeMember = {
  kind: 'method',
  when: {
    has: PROTOTYPE,
    test: (view, node) => view.textOf(view.field(object(view, node), 'property')) === 'prototype',
  },
  kinds: [
    { when: { test: (view, node) => view.is(assignedValue(view, node), 'class') }, kind: 'class' },
    { when: { test: (view, node) => !mayBeFunction(view, assignedValue(view, node)) }, kind: 'property' },
  ],
  name: property,
  owner: 'left > object > object',
  body: 'right > body',
  value: VALUE,
} as const satisfies DefinitionRule;

/** `this.x = …` in a constructor. */
const constructorField = {
  kind: 'field',
  when: { has: ['left:member_expression > object:this'], in: ['constructor'] },
  name: property,
  parent: 'type',
  body: 'right',
  once: true,
  container: false,
} as const satisfies DefinitionRule;

/** What assignments define: CommonJS exports, prototype and static methods, fields set by a constructor. */
export const assignments: readonly DefinitionRule[] = [
  {
    // module.exports = function …, class …
    kind: 'function',
    kinds: byValue,
    when: {
      scope: ['file'],
      has: ['left:member_expression', `right:${FUNCTION_VALUES}|class`],
      test: (view, node) => view.textOf(view.field(node, 'left')) === 'module.exports',
    },
    name: (view, node) => {
      const named = view.field(view.field(node, 'right'), 'name');
      const name = named < 0 ? view.field(view.field(node, 'left'), 'property') : named;
      return [{ node: name, start: view.start(name), text: view.textOf(name) }];
    },
    body: 'right > body',
    value: VALUE,
    bind: 'nowhere',
    flags: ['exported'],
  },
  // exports.a = exports.b = … defines both, side by side.
  { ...exported, when: exportedWhen(CHAINED), container: false },
  { ...exported, when: exportedWhen('right') },
  // Foo.prototype.a = Foo.prototype.b = … defines both, side by side.
  {
    ...prototypeMember,
    when: { ...prototypeMember.when, has: [...PROTOTYPE, CHAINED] },
    body: CHAINED,
    container: false,
  },
  prototypeMember,
  constructorField,
  // this.x = … in `function Foo() {}`
  ...[ownMember, ownByName].flatMap((own): DefinitionRule[] => [
    {
      ...own,
      kind: 'method',
      when: { ...own.when, test: (view, node) => own.when.test(view, node) && isCallable(view, node) },
      kinds: [{ when: { has: ['right:class'] }, kind: 'class' }],
      body: 'right > body',
      value: VALUE,
    },
    { ...own, body: 'right', container: false },
  ]),
  {
    // Foo.bar = function …
    kind: 'method',
    when: {
      scope: ['file', 'module', 'block'],
      has: ['left:member_expression > object:identifier|member_expression'],
      test: (view, node) => isCallable(view, node) && isAtFileLevel(view, node),
    },
    kinds: [{ when: { has: ['right:class'] }, kind: 'class' }],
    name: property,
    owner: 'left > object',
    body: 'right > body',
    value: VALUE,
    flags: ['static'],
  },
  {
    // Foo.bar = 1, of what is named like a type, or is a function or class of the file
    kind: 'property',
    when: {
      scope: ['file', 'module'],
      has: ['left:member_expression > object:identifier'],
      test: (view, node) => isTypeOrFunction(view, view.textOf(object(view, node))) && isAtFileLevel(view, node),
    },
    name: (view, node) => property(view, node).filter(({ text }) => text !== 'prototype'),
    owner: 'left > object',
    body: 'right:object|array',
    container: false,
    flags: ['static'],
  },
];

/** True for a member of a class, an enumeration or a namespace of the file. */
function isOfType(view: TreeView, assignment: number): boolean {
  const of = object(view, assignment);
  return view.is(of, 'identifier') && namesIn(view).types.has(view.textOf(of));
}

/**
 * The same where types declare their members: what a constructor gives to another may be of a class above, and an
 * assignment defines members of functions alone.
 */
export const assignmentsBesideFields: readonly DefinitionRule[] = assignments
  .filter((rule) => rule !== constructorField)
  .map((rule) => {
    const { when } = rule;
    const isStatic = rule.flags?.includes('static') === true && when?.test !== undefined;
    return isStatic
      ? {
          ...rule,
          when: { ...when, test: (view, node, context) => !isOfType(view, node) && when.test!(view, node, context) },
        }
      : rule;
  });
