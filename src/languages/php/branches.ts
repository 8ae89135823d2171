import { choice, loop, shortCircuit } from '../branches.ts';
import type { LanguageSpec } from '../spec.ts';

/** What PHP runs under a condition, or often. */
export const branches: NonNullable<LanguageSpec['branches']> = {
  if_statement: choice('body', 'alternative'),
  else_if_clause: { kind: 'if', code: 'body' },
  conditional_expression: choice('body', 'alternative'),
  binary_expression: shortCircuit,
  case_statement: { kind: 'case', code: '.' },
  default_statement: { kind: 'case', code: '.' },
  match_conditional_expression: { kind: 'case', code: 'return_expression' },
  match_default_expression: { kind: 'case', code: 'return_expression' },
  for_statement: loop('condition', 'update', 'body'),
  foreach_statement: loop('body'),
  while_statement: loop('condition', 'body'),
  do_statement: loop('body', 'condition'),
  catch_clause: { kind: 'catch', code: 'body' },
};
