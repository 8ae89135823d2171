import type { DefinitionRule, FlagRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { branches } from './branches.ts';
import { argumentsOf, isFunction, isLaterClause, lastClause, macroOf } from './calls.ts';
import {
  calls,
  constantName,
  declaredName,
  documentation,
  fieldName,
  functionName,
  isConstant,
  isDeprecated,
  isField,
  isRecord,
  leads,
  moduleName,
  moduleOwner,
  recordName,
  sets,
  testName,
} from './definitions.ts';
import { importHook, mentionHook } from './imports.ts';
import { aliasParts, links, structKey, values } from './links.ts';
import { roleOf, visibleFrom } from './roles.ts';

const deprecated: FlagRule = { when: { test: isDeprecated }, flags: ['deprecated'] };
const privately: FlagRule = { when: { test: calls('defp', 'defmacrop', 'defguardp') }, flags: ['private'] };
const isMacro = calls('defmacro', 'defmacrop', 'defguard', 'defguardp');
const inProtocol: FlagRule = { when: { in: ['protocol'] }, flags: ['abstract', 'declaration'] };

const whole: DefinitionRule = {
  kind: 'function',
  name: functionName,
  upTo: lastClause,
  body: [],
  visibility: 'scope',
  flagged: [deprecated, privately, inProtocol],
};
/** Every function that is asked for by name and number of arguments is one definition, with all of its clauses. */
const functions: readonly DefinitionRule[] = [
  { kind: 'function', when: { test: isLaterClause }, name: functionName, body: [], again: true },
  { ...whole, when: { test: calls('defdelegate') } },
  {
    ...whole,
    kinds: [{ when: { test: isMacro }, kind: 'macro' }],
    when: { test: isFunction },
    body: [':do_block', ':arguments > :","'],
  },
];
const modules: DefinitionRule = {
  kind: 'module',
  kinds: [
    { when: { test: calls('defprotocol') }, kind: 'protocol' },
    { when: { test: calls('defimpl') }, kind: 'impl' },
  ],
  when: { test: calls('defmodule', 'defprotocol', 'defimpl') },
  name: moduleName,
  owner: moduleOwner,
  body: ':do_block',
  visibility: 'scope',
};
const field: DefinitionRule = {
  kind: 'field',
  when: { test: isField },
  name: fieldName,
  body: [],
  bind: 'nowhere',
  container: false,
};

const TESTS = ['test', 'property', 'setup', 'setup_all'];

function scopeOf(view: TreeView, call: number): 'module' | 'function' | 'comprehension' | 'block' | undefined {
  const macro = macroOf(view, call);
  if (calls('defmodule', 'defprotocol', 'defimpl')(view, call)) return 'module';
  if (isFunction(view, call)) return 'function';
  if (macro === 'for') return 'comprehension';
  if (macro === 'with') return 'block';
  return TESTS.includes(macro) && view.child(call, 'do_block') >= 0 ? 'function' : undefined;
}

/** Elixir: all that it defines is said by calls of macros. */
export const spec: LanguageSpec = {
  identifiers: { identifier: 'read' },
  slots: {},
  otherwise: roleOf,
  definitions: {
    call: [
      ...functions,
      modules,
      {
        kind: 'struct',
        when: { scope: ['module', 'file'], test: isRecord },
        name: recordName,
        body: [],
        bind: 'nowhere',
        flagged: [
          {
            when: { test: (view, node) => /defrecordp$/.test(view.textOf(view.field(node, 'target'))) },
            flags: ['private'],
          },
        ],
      },
      {
        kind: 'function',
        when: {
          test: (view, node) => calls('test', 'property')(view, node) && argumentsOf(view, node).length < 3,
          scope: ['file', 'module', 'block'],
        },
        name: testName,
        body: ':do_block',
        bind: 'nowhere',
        local: 'symbol',
        visibility: 'scope',
        flags: ['test'],
      },
    ],
    unary_operator: [
      {
        kind: 'type',
        when: { test: sets('type', 'typep', 'opaque') },
        name: declaredName,
        body: [],
        container: false,
        visibility: 'scope',
        flagged: [{ when: { test: sets('typep') }, flags: ['private'] }, deprecated],
      },
      {
        kind: 'function',
        kinds: [{ when: { test: sets('macrocallback') }, kind: 'macro' }],
        when: { test: sets('callback', 'macrocallback') },
        name: declaredName,
        body: [],
        container: false,
        bind: 'nowhere',
        flags: ['abstract', 'declaration'],
        flagged: [deprecated],
      },
      {
        kind: 'constant',
        when: { scope: ['module'], test: isConstant },
        name: constantName,
        body: [
          ':call > :arguments > :list|map|sigil|tuple|anonymous_function',
          ':call > :arguments > :call > :do_block',
        ],
        container: false,
        once: true,
        flags: ['private'],
        visibility: 'scope',
      },
    ],
    atom: field,
    pair: field,
  },
  wrappers: [],
  leading: ['unary_operator'],
  leads,
  strings: ['string'],
  wholeNames: ['alias', 'atom', 'keyword'],
  embedded: { alias: aliasParts, keyword: structKey },
  modifiers: {},
  exported: { default: true, members: 'own' },
  scopes: {
    call: scopeOf,
    stab_clause: (view, node) => (view.is(view.parent(node), 'anonymous_function') ? 'function' : 'block'),
    do_block: 'block',
    else_block: 'block',
    after_block: 'block',
    rescue_block: 'block',
    catch_block: 'block',
    unary_operator: (view, node) => (sets('type', 'typep', 'opaque')(view, node) ? 'type-parameters' : undefined),
  },
  visibility: visibleFrom,
  tokens: [',', '=', '=>', '<-', '|', '::', 'when', '\\\\', 'in', '<>', '++', '|>', '@', '&'],
  blank: ['_', '__MODULE__', '__CALLER__', '__ENV__', '__DIR__', '__STACKTRACE__'],
  imports: { call: importHook, alias: mentionHook },
  links,
  values,
  branches,
  comments: ['comment'],
  docs: { inside: documentation, ignore: /^#\s*(?:!|credo:|coveralls|[-=*#~_]{3})/ },
  tests: { imports: /^ExUnit\.Case(?:Template)?$|(?:^|\.)\w*Case$|^ExUnitProperties$/ },
  broken: { defmodule: 'module', defprotocol: 'protocol', def: 'function', defp: 'function', defmacro: 'macro' },
};
