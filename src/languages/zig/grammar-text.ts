/** Data as `.zon` files have it: one value, after comments. */
const DATA = /^(?:\s|\/\/[^\n]*\n)*\.\{/;

/**
 * The text as the grammar reads it. It knows programs only: the value of a `.zon` file is shown to it as a call, whose
 * arguments are what the value holds.
 */
export function grammarText(text: string): string {
  const opening = DATA.exec(text)?.[0].length;
  const closing = text.lastIndexOf('}');
  if (opening === undefined || closing < opening) return text;
  return `${text.slice(0, opening - 2)}_(${text.slice(opening, closing)})${text.slice(closing + 1)}`;
}
