import { choice, loop, shortCircuit } from '../branches.ts';
import type { LanguageSpec } from '../spec.ts';

/** What C runs under a condition, or often. */
export const branches: NonNullable<LanguageSpec['branches']> = {
  if_statement: choice('consequence', 'alternative'),
  conditional_expression: choice('consequence', 'alternative'),
  binary_expression: shortCircuit,
  case_statement: { kind: 'case', code: '.' },
  for_statement: loop('condition', 'update', 'body'),
  while_statement: loop('condition', 'body'),
  do_statement: loop('body', 'condition'),
  seh_except_clause: { kind: 'catch', code: 'body' },
};
