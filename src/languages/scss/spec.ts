import { readStyle } from '../css/read-style.ts';
import type { LanguageReader } from '../spec.ts';

/** SCSS: Sass in the syntax of CSS. */
export const spec: LanguageReader = {
  read: (facts, isLate) => readStyle(facts, 'scss', isLate),
};
