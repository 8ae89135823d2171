import type { ReadableText } from '../spec.ts';
import { withTests } from './bats.ts';
import { withoutZsh } from './zsh.ts';

/** What the grammar reads of a script: tests of bats as functions, zsh as far as it can be said in other words. */
export function shellText(text: string, isLate: () => boolean): ReadableText | undefined {
  const plain = withoutZsh(text, isLate);
  const tests = withTests(plain?.text ?? text);
  if (!plain && !tests) return undefined;
  return {
    text: tests?.text ?? plain?.text ?? text,
    ...(plain && { lost: plain.lost }),
    ...(tests?.leads && { leads: tests.leads }),
  };
}
