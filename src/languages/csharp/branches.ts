import { choice, loop, shortCircuit } from '../branches.ts';
import type { LanguageSpec } from '../spec.ts';

/** What C# runs under a condition, or often. */
export const branches: NonNullable<LanguageSpec['branches']> = {
  if_statement: choice('consequence', 'alternative'),
  conditional_expression: choice('consequence', 'alternative'),
  binary_expression: shortCircuit,
  switch_section: { kind: 'case', code: '.' },
  switch_expression_arm: { kind: 'case', code: '.' },
  for_statement: loop('condition', 'update', 'body'),
  foreach_statement: loop('body'),
  while_statement: loop('condition', 'body'),
  do_statement: loop('body', 'condition'),
  catch_clause: { kind: 'catch', code: 'body' },
};
