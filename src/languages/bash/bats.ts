import type { ReadableText } from '../spec.ts';

/** Titles in quotes may begin and end with blanks; of others each end is one place. */
const TEST = /^([ \t]*)@test([ \t]+)(?:(["'])(.+?)\3|(\S(?:.*?\S)??))([ \t]+)\{[ \t]*(?:#.*)?\r?$/gm;

/**
 * `@test "a title" {` as the function it is: the title is its name.
 * @returns undefined where there is no such test
 */
export function withTests(text: string): ReadableText | undefined {
  if (!text.includes('@test')) return undefined;
  const leads = new Map<number, number>();
  const readable = text.replace(
    TEST,
    (line, indent: string, space: string, quote = '', quoted = '', bare = '', gap = '', at = 0) => {
      const title: string = quoted || bare;
      const head = indent.length + '@test'.length + space.length + quote.length;
      // Without quotes there is no room for both parentheses in a gap of one.
      if (quote.length + gap.length < 2) return line;
      leads.set(at + head, at + indent.length);
      const parentheses = '()'.padEnd(quote.length + gap.length);
      const rest = line.slice(head + title.length + parentheses.length);
      return ' '.repeat(head) + 't'.repeat(title.length) + parentheses + rest;
    },
  );
  return { text: readable, leads };
}
