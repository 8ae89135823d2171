import { choice, loop, shortCircuit } from '../branches.ts';
import type { BranchRule, LanguageSpec } from '../spec.ts';

const modifier: BranchRule = { kind: 'if', code: 'body' };

/** What Ruby runs under a condition, or often. */
export const branches: NonNullable<LanguageSpec['branches']> = {
  if: choice('consequence', 'alternative'),
  unless: choice('consequence', 'alternative'),
  elsif: { kind: 'if', code: 'consequence' },
  conditional: choice('consequence', 'alternative'),
  if_modifier: modifier,
  unless_modifier: modifier,
  binary: shortCircuit,
  case: { kind: 'else', code: ':else' },
  when: { kind: 'case', code: 'body' },
  in_clause: { kind: 'case', code: 'body' },
  while: loop('condition', 'body'),
  until: loop('condition', 'body'),
  for: loop('body'),
  while_modifier: loop('condition', 'body'),
  until_modifier: loop('condition', 'body'),
  rescue: { kind: 'catch', code: 'body' },
  rescue_modifier: { kind: 'catch', code: 'handler' },
};
