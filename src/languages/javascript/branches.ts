import { choice, loop, shortCircuit } from '../branches.ts';
import type { LanguageSpec } from '../spec.ts';

/** What JavaScript and TypeScript run under a condition, or often. */
export const branches: NonNullable<LanguageSpec['branches']> = {
  if_statement: choice('consequence', 'alternative'),
  ternary_expression: choice('consequence', 'alternative'),
  binary_expression: shortCircuit,
  switch_case: { kind: 'case', code: 'body' },
  switch_default: { kind: 'case', code: 'body' },
  for_statement: loop('condition', 'increment', 'body'),
  for_in_statement: loop('body'),
  while_statement: loop('condition', 'body'),
  do_statement: loop('body', 'condition'),
  catch_clause: { kind: 'catch', code: 'body' },
};
