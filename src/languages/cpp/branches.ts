import { loop } from '../branches.ts';
import { branches as c } from '../c/branches.ts';
import type { LanguageSpec } from '../spec.ts';

/** What C++ runs under a condition, or often. */
export const branches: NonNullable<LanguageSpec['branches']> = {
  ...c,
  for_range_loop: loop('body'),
  catch_clause: { kind: 'catch', code: 'body' },
};
