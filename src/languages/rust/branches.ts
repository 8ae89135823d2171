import { choice, loop, shortCircuit } from '../branches.ts';
import type { LanguageSpec } from '../spec.ts';

/** What Rust runs under a condition, or often. */
export const branches: NonNullable<LanguageSpec['branches']> = {
  if_expression: choice('consequence', 'alternative'),
  binary_expression: shortCircuit,
  let_declaration: { kind: 'else', code: 'alternative' },
  match_arm: { kind: 'case', code: 'value' },
  loop_expression: loop('body'),
  for_expression: loop('body'),
  while_expression: loop('condition', 'body'),
};
