import { choice, loop, shortCircuit } from '../branches.ts';
import type { LanguageSpec } from '../spec.ts';

/** What Java runs under a condition, or often. */
export const branches: NonNullable<LanguageSpec['branches']> = {
  if_statement: choice('consequence', 'alternative'),
  ternary_expression: choice('consequence', 'alternative'),
  binary_expression: shortCircuit,
  switch_block_statement_group: { kind: 'case', code: '.' },
  switch_rule: { kind: 'case', code: '.' },
  for_statement: loop('condition', 'update', 'body'),
  enhanced_for_statement: loop('body'),
  while_statement: loop('condition', 'body'),
  do_statement: loop('body', 'condition'),
  catch_clause: { kind: 'catch', code: 'body' },
};
