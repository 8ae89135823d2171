import { loop, shortCircuit } from '../branches.ts';
import type { LanguageSpec } from '../spec.ts';

/** What Lua runs under a condition, or often. */
export const branches: NonNullable<LanguageSpec['branches']> = {
  if_statement: { kind: 'if', code: 'consequence' },
  elseif_statement: { kind: 'if', code: 'consequence' },
  else_statement: { kind: 'else', code: 'body' },
  while_statement: loop('condition', 'body'),
  repeat_statement: loop('body', 'condition'),
  for_statement: loop('body'),
  binary_expression: shortCircuit,
};
