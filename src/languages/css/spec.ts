import type { LanguageReader } from '../spec.ts';
import { readStyle } from './read-style.ts';

/** CSS, with rules in rules. */
export const spec: LanguageReader = {
  lacks: ['scopes'],
  read: (facts, isLate) => readStyle(facts, 'css', isLate),
};
