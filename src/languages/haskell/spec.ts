import type { Role } from '../../model/index.ts';
import type { DefinitionRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import { headerHook, importHook, isHidden } from './imports.ts';
import { begunNames, instanceName, isAlone, isFunction, lastOf, standing } from './names.ts';

const value: DefinitionRule = {
  kind: 'constant',
  kinds: [
    { when: { in: ['interface', 'impl'] }, kind: 'method' },
    { when: { test: isFunction }, kind: 'function' },
  ],
  name: begunNames,
  upTo: lastOf,
  body: 'match',
  visibility: 'scope',
};
const signature: DefinitionRule = {
  ...value,
  body: [],
  flagged: [
    { when: { test: isAlone, in: ['interface'] }, flags: ['abstract', 'declaration'] },
    { when: { test: isAlone, in: ['none'] }, flags: ['declaration'] },
  ],
};
const member: Pick<DefinitionRule, 'visibility'> = { visibility: 'scope' };

/** Haskell. */
export const spec: LanguageSpec = {
  // Of entries, as TypeScript takes a key `constructor` for that of objects.
  identifiers: Object.fromEntries<Role>([
    ['variable', 'read'],
    ['name', 'type'],
    ['constructor', 'read'],
    ['operator', 'read'],
    ['constructor_operator', 'read'],
    ['module_id', 'read'],
  ]),
  slots: {
    header: { module: 'none', exports: 'export' },
    import: { '*': 'import' },
    exports: { '*': 'export' },
  },
  otherwise: standing,
  definitions: {
    header: { kind: 'module', name: 'module', container: false, bind: 'nowhere' },
    signature: [
      { ...signature, when: { parent: ['foreign_import'] }, name: 'name', upTo: (_, node) => node, flagged: [] },
      signature,
    ],
    function: value,
    bind: [
      {
        kind: 'constant',
        when: { has: ['pattern'], parent: ['declarations'] },
        name: 'pattern > **:variable',
        body: 'match',
        visibility: 'scope',
      },
      {
        kind: 'constant',
        when: { has: ['pattern'], parent: ['local_binds'] },
        name: 'pattern > **:variable',
        body: 'match',
        visibility: 'scope',
      },
      value,
    ],
    data_type: {
      kind: 'type',
      name: ['name:name', 'name:prefix_id > :operator|constructor_operator'],
      body: ['constructors', ':deriving'],
    },
    newtype: {
      kind: 'type',
      name: ['name:name', 'name:prefix_id > :operator|constructor_operator'],
      body: ['constructor', ':deriving'],
    },
    data_instance: {
      kind: 'type',
      name: instanceName,
      bind: 'nowhere',
      body: [':data_type > constructors', ':newtype > constructor'],
    },
    data_family: { kind: 'type', flags: ['declaration'], body: [] },
    type_synomym: { kind: 'type', name: ['name:name', 'name:prefix_id > :operator|constructor_operator'], body: [] },
    type_family: {
      kind: 'type',
      name: ['name:name', 'name:prefix_id > :operator|constructor_operator'],
      body: 'closed_family',
    },
    class: {
      kind: 'interface',
      name: ['name:name', 'name:prefix_id > :operator|constructor_operator'],
      body: 'declarations',
    },
    instance: { kind: 'impl', name: instanceName, body: 'declarations', bind: 'nowhere' },
    data_constructor: {
      ...member,
      kind: 'constructor',
      name: [
        'constructor:record|prefix > name:constructor',
        'constructor:record|prefix > name:prefix_id > :constructor_operator',
        'constructor:infix > operator:constructor_operator',
        'constructor:infix > operator:infix_id > :constructor',
        '**:constructor',
      ],
      body: [':record > fields'],
    },
    newtype_constructor: {
      ...member,
      kind: 'constructor',
      name: ['name:constructor', 'name:prefix_id > :constructor_operator'],
      body: 'field:record',
    },
    gadt_constructor: {
      ...member,
      kind: 'constructor',
      name: ['name:constructor', 'name:prefix_id > :constructor_operator', 'names > :constructor'],
      body: 'type:record',
    },
    field: { ...member, kind: 'field', name: 'name > :variable', body: [] },
    pattern_synonym: {
      kind: 'constructor',
      name: [
        ':equation > synonym > **:constructor',
        ':equation > synonym:constructor',
        ':signature > synonym:constructor',
      ],
      body: [],
    },
  },
  wrappers: ['foreign_import'],
  modifiers: {},
  exported: { default: true, listed: true, members: 'container', throughFunctions: true, never: { test: isHidden } },
  scopes: {
    function: (view, node) => (view.field(node, 'match') < 0 ? undefined : 'function'),
    bind: (view, node) => (view.field(node, 'match') < 0 ? undefined : 'function'),
    instance: 'class',
    lambda: 'function',
    let_in: 'block',
    do: 'block',
    alternative: 'block',
    match: 'block',
    list_comprehension: 'comprehension',
  },
  visibility: 'scope',
  wholeNames: ['module'],
  tokens: ['qualified', 'hiding'],
  imports: { header: headerHook, import: importHook },
  comments: ['comment', 'haddock'],
  docs: { only: /^(?:--\s*\||\{-\s*\|)/, trailing: /[^\S\n]*,?[^\S\n]*(-- \^.*(?:\n\s*--(?! [|^]).*)*)/y },
  tests: { imports: /^(?:Test\.(?:Hspec|Tasty|HUnit|QuickCheck)|Hedgehog)(?:\.|$)/ },
  restarts: /^(?:(?:data|newtype|type|class|instance|import)\b|[a-z_][\w']* *::)/gm,
  broken: { data: 'type', newtype: 'type', class: 'interface' },
};
