import { choice, loop } from '../branches.ts';
import type { BranchRule, LanguageSpec } from '../spec.ts';

// The first source is asked for once.
const comprehension: readonly BranchRule[] = [loop('body'), loop(':if_clause')];

/** What Python runs under a condition, or often. */
export const branches: NonNullable<LanguageSpec['branches']> = {
  if_statement: choice('consequence', 'alternative'),
  elif_clause: { kind: 'if', code: 'consequence' },
  // value if condition else other
  conditional_expression: [
    { kind: 'if', code: (view, node) => view.children(node).slice(0, 1) },
    { kind: 'else', code: (view, node) => view.children(node).slice(2) },
  ],
  boolean_operator: { kind: 'if', code: 'right' },
  case_clause: { kind: 'case', code: 'consequence' },
  for_statement: [loop('body'), { kind: 'else', code: 'alternative' }],
  while_statement: [loop('condition', 'body'), { kind: 'else', code: 'alternative' }],
  list_comprehension: comprehension,
  set_comprehension: comprehension,
  dictionary_comprehension: comprehension,
  generator_expression: comprehension,
  except_clause: { kind: 'catch', code: ':block' },
};
