import { choice, loop } from '../branches.ts';
import type { LanguageSpec } from '../spec.ts';

/** What Scala runs under a condition, or often. */
export const branches: NonNullable<LanguageSpec['branches']> = {
  if_expression: choice('consequence', 'alternative'),
  case_clause: { kind: 'case', code: 'body' },
  while_expression: loop('condition', 'body'),
  do_while_expression: loop('body', 'condition'),
  for_expression: loop('body'),
};
