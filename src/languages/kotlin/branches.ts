import { loop, shortCircuit } from '../branches.ts';
import type { LanguageSpec } from '../spec.ts';

/** What Kotlin runs under a condition, or often. */
export const branches: NonNullable<LanguageSpec['branches']> = {
  if_expression: [
    { kind: 'if', code: (view, node) => view.children(node).slice(1, 2) },
    { kind: 'else', code: (view, node) => view.children(node).slice(2, 3) },
  ],
  when_entry: { kind: 'case', code: '.' },
  binary_expression: shortCircuit,
  for_statement: { kind: 'loop', code: (view, node) => view.children(node).slice(2) },
  while_statement: loop('.'),
  do_while_statement: loop('.'),
  catch_block: { kind: 'catch', code: '.' },
};
