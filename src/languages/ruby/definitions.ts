import type { DefinitionRule, FlagRule } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';
import { type Access, accessOf, isPrivateClassMethod, isPrivateConstant, typeAround } from './bodies.ts';
import {
  commandOf,
  isAttribute,
  isClassAttribute,
  isMethodMaker,
  isNamedStruct,
  madeBy,
  namesGiven,
  structMembers,
} from './calls.ts';

/** A name as it is written, or as a symbol. */
const nameText = (view: TreeView, name: number): string => view.textOf(name).replace(/^:/, '');

const access = (wanted: Access): FlagRule['when'] => ({
  test: (view, node, name) => accessOf(view, node, nameText(view, name)) === wanted,
});
const isOfClass: FlagRule['when'] = { test: (view, node) => view.is(typeAround(view, node), 'singleton_class') };
const flagged: readonly FlagRule[] = [
  { when: access('private'), flags: ['private'] },
  { when: access('protected'), flags: ['protected'] },
  { when: access('module_function'), flags: ['static'] },
  { when: isOfClass, flags: ['static'] },
];

/** What has no body ends its signature where it ends. */
const END = ['body', ':"end"'];

/** Outside of classes they are functions. */
const method = {
  kind: 'method',
  kinds: [
    { when: { in: ['none'] }, kind: 'function' },
    { when: { in: ['class', 'struct'], name: /^initialize$/ }, kind: 'constructor' },
  ],
  // A block does not stand between a method and its class.
  bind: 'function',
  body: END,
  flagged,
} as const satisfies DefinitionRule;

/** `def a`, `def a=(v)`, `def ==(other)` */
export const methods: DefinitionRule = method;

/** `def self.a`, `def Foo.a` */
export const singletonMethods: DefinitionRule = {
  ...method,
  owner: (view, node) => {
    const object = view.field(node, 'object');
    if (view.is(object, 'self')) return '';
    const text = view.textOf(object);
    return view.textOf(view.field(typeAround(view, node), 'name')) === text ? '' : text;
  },
  kinds: [{ when: { in: ['none'] }, kind: 'function' }],
  flags: ['static'],
  flagged: [
    { when: { test: (view, node, name) => isPrivateClassMethod(view, node, view.textOf(name)) }, flags: ['private'] },
  ],
};

/** `alias new old` */
export const aliases: DefinitionRule = {
  ...method,
  kinds: [
    { when: { has: ['name:global_variable'] }, kind: 'variable' },
    { when: { in: ['none'] }, kind: 'function' },
  ],
  name: (view, node) => {
    const name = view.field(node, 'name');
    const text = nameText(view, name);
    return [{ node: name, start: view.end(name) - text.length, text }];
  },
  container: false,
};

/** `attr_reader :a`, `define_method(:a) { }`, `alias_method :a, :b`, the members of `Struct.new(:a)`. */
export const calls: readonly DefinitionRule[] = [
  {
    kind: 'property',
    when: { test: isAttribute },
    name: (view, node) => namesGiven(view, node, 'all'),
    container: false,
    bind: 'nowhere',
    local: 'symbol',
    flagged: [...flagged, { when: { test: isClassAttribute }, flags: ['static'] }],
  },
  {
    ...method,
    when: { test: isMethodMaker },
    name: (view, node) => namesGiven(view, node, 'first'),
    body: 'block',
    flagged: [
      ...flagged,
      { when: { test: (view, node) => commandOf(view, node) === 'define_singleton_method' }, flags: ['static'] },
    ],
  },
  {
    kind: 'property',
    when: { test: isNamedStruct },
    name: structMembers,
    body: 'block',
    container: false,
    bind: 'nowhere',
  },
];

const TEST_CLASSES = /(?:^|::)(?:TestCase|Test|Spec|IntegrationTest|SystemTestCase)\b|^Test::Unit/;

const type = {
  kind: 'class',
  name: ['name:constant', 'name:scope_resolution > name'],
  owner: 'name:scope_resolution > scope',
  bind: 'function',
  body: END,
  flagged: [
    { when: { test: (view, node, name) => isPrivateConstant(view, node, view.textOf(name)) }, flags: ['private'] },
  ],
} as const satisfies DefinitionRule;

/** `module A::B` */
export const modules: DefinitionRule = { ...type, kind: 'module' };

/** `class A::B < C` */
export const classes: DefinitionRule = {
  ...type,
  flagged: [
    ...type.flagged,
    {
      when: {
        test: (view, node) => {
          return TEST_CLASSES.test(view.textOf(view.field(node, 'superclass')).replace(/^<\s*/, ''));
        },
      },
      flags: ['test'],
    },
  ],
};

/** Where the signature of what has a value ends: before the elements of a list, the block of a call. */
const VALUE_BODIES = [
  'right:hash|array',
  'right:call > block',
  'right:call > receiver:hash|array',
  'right:lambda > body',
];

const isMade = (kind: 'class' | 'module' | 'struct') => ({
  when: { test: (view: TreeView, node: number) => madeBy(view, view.field(node, 'right')) === kind },
  kind,
});

/** Instance and class variables belong to the class around; nobody else sees them. */
const field = {
  kind: 'field',
  parent: 'type',
  once: true,
  container: false,
  body: VALUE_BODIES,
  flags: ['private'],
  flagged: [
    { when: { scope: ['class'] }, flags: ['static'] },
    { when: { name: /^@@/ }, flags: ['static'] },
  ],
} as const satisfies DefinitionRule;
const inType = (view: TreeView, node: number): boolean => typeAround(view, node) >= 0;

/** A variable that is assigned to among others, or by `rescue`. */
export const fieldAmongOthers: DefinitionRule = {
  ...field,
  when: {
    parent: ['left_assignment_list', 'destructured_left_assignment', 'rest_assignment', 'exception_variable'],
    test: inType,
  },
  name: '.',
};

/** A local: a symbol only where it is one of the file itself. */
const local = { kind: 'variable', name: 'left', once: true, container: false, body: VALUE_BODIES } as const;

/** `A = 1`, `A, B = 1, 2`, `@a = 1`, `$a = 1`, `a = 1`, and the same with `||=`. */
export const assignments: readonly DefinitionRule[] = [
  {
    kind: 'constant',
    when: { has: ['left:constant|scope_resolution'] },
    kinds: [isMade('class'), isMade('module'), isMade('struct')],
    name: ['left:constant', 'left:scope_resolution > name:constant'],
    owner: 'left:scope_resolution > scope',
    bind: 'function',
    body: VALUE_BODIES,
    flagged: type.flagged,
  },
  {
    kind: 'constant',
    when: { has: ['left:left_assignment_list > :constant'] },
    name: 'left > :constant',
    bind: 'function',
    flagged: type.flagged,
  },
  { ...field, when: { has: ['left:instance_variable|class_variable'], test: inType }, name: 'left' },
  { ...local, when: { has: ['left:global_variable'] }, bind: 'outward', local: 'symbol' },
  { ...local, when: { scope: ['class'], has: ['left:identifier|left_assignment_list'] }, binds: 'variable' },
  { ...local, when: { has: ['left:identifier|left_assignment_list'] } },
];
