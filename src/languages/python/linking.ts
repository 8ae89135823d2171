import type { LinkRules } from '../link-rules.ts';
import { isDeclared } from './declared-members.ts';
import { keyword } from './keywords.ts';
import { inModule, inPath, starred } from './module-names.ts';
import { isQuoted } from './quoted.ts';
import { replaced } from './replaced.ts';
import { calls, declares, elements, given, step } from './type-values.ts';
import { writtenValue } from './written-value.ts';

/** How names of Python are bound. */
export const linking: LinkRules = {
  merges: true,
  repeated: 'replaced',
  addedTo: replaced,
  hidesMembers: true,
  constructs: true,
  getters: true,
  provesResults: true,
  reassigns: true,
  linearises: true,
  narrows: true,
  assumes: isQuoted,
  isFirm: isDeclared,
  means: inPath,
  plain: new Set(['object', 'Generic', 'Protocol', 'ABC']),
  unbound: ({ view, name }, links) => starred(view, name, links, new Set()),
  inModule,
  key: keyword,
  elements,
  given,
  awaited: { Awaitable: 0, Coroutine: 2, Task: 0, Future: 0 },
  declares,
  calls,
  step,
  value: writtenValue,
};
