import type { DefinitionRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import { importHook, packageHook } from './imports.ts';
import { deprecated, dotted, typePart } from './options.ts';

/** Fields and methods are no names that types are looked up by. */
const member: Omit<DefinitionRule, 'kind'> = {
  name: ':identifier',
  body: [':"["', ':";"'],
  bind: 'nowhere',
  flagged: [deprecated],
};
const fields: readonly DefinitionRule[] = [
  // An extension is a name where it stands, not in what it extends.
  {
    ...member,
    kind: 'field',
    when: { test: (view, node) => view.is(view.parent(view.parent(node)), 'extend') },
    bind: 'here',
  },
  { ...member, kind: 'field' },
];

/** Protocol Buffers: proto2, proto3 and editions. */
export const spec: LanguageSpec = {
  identifiers: { identifier: 'key' },
  slots: {
    message_or_enum_type: { ':identifier': typePart },
    full_ident: { ':identifier': dotted },
  },
  definitions: {
    message: { kind: 'message', name: ':message_name > :identifier', body: ':message_body', flagged: [deprecated] },
    group: {
      kind: 'message',
      name: ':message_name > :identifier',
      body: [':"["', ':message_body'],
      flagged: [deprecated],
    },
    enum: { kind: 'enum', name: ':enum_name > :identifier', body: ':enum_body', flagged: [deprecated] },
    // Values are names beside their enum.
    enum_field: { ...member, kind: 'enum-member', bind: 'here' },
    field: fields,
    map_field: fields,
    oneof_field: fields,
    // Fields in it belong to the message.
    oneof: { ...member, kind: 'union', body: ':"{"', container: false },
    service: { kind: 'service', name: ':service_name > :identifier', body: ':"{"', flagged: [deprecated] },
    rpc: { ...member, kind: 'method', name: ':rpc_name > :identifier', body: [':"{"', ':";"'] },
  },
  wrappers: [],
  modifiers: {},
  exported: { default: true, hides: ['"local"'] },
  tokens: ['public'],
  scopes: {
    message_body: (view, node) => (view.is(view.parent(node), 'extend') ? undefined : 'class'),
  },
  imports: { import: importHook, package: packageHook },
  comments: ['comment'],
  strings: ['string'],
  docs: {
    ignore: /^\/[/*](?:[\s\-=*#~_/]*$|\s*(?:buf:lint|clang-format|protolint:|@@protoc_insertion))/,
    trailing: /[^\S\n]*(\/\/[^\n]*|\/\*(?:[^*\n]|\*(?!\/))*\*\/)/y,
  },
  broken: { message: 'message', enum: 'enum', service: 'service', rpc: 'method' },
  restarts: /^(?:(?:export|local)[ \t]+)?(?:message|enum|service)[ \t]+\w+|^(?:extend|import|option|package)\b/gm,
};
