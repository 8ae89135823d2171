import type { ReadableText } from '../spec.ts';

const LINE = /^([ \t]*)(\{\{-?[^\n]*?-?\}\}|\{%-?[^\n]*?-?%\}|\{#[^\n]*?#\}|<%[^\n]*?%>)[ \t]*\r?$/gm;
const INLINE = /\{\{[^\n{}]*(?:\{[^\n{}]*\}[^\n{}]*)*\}\}|<%[^\n]*?%>/g;

/**
 * Templates (of Helm, Jinja, ERB) are no YAML: a line that is nothing else is blanked, and of one in a line letters
 * are left, so that the tree has a scalar in its place. Undefined where there are none.
 */
export function readable(text: string): ReadableText | undefined {
  if (!/\{[{%]|<%/.test(text)) return undefined;
  const lines = text.replace(LINE, (whole) => whole.replace(/[^\r\n]/g, ' '));
  const masked = lines.replace(INLINE, (template, at: number) => {
    // In quotes, or behind a dollar, it is text already.
    const line = lines.lastIndexOf('\n', at) + 1;
    const before = lines.slice(line, at);
    const isQuoted = (before.split('"').length - 1) % 2 === 1 || (before.split("'").length - 1) % 2 === 1;
    return isQuoted || lines[at - 1] === '$' ? template : 'x'.repeat(template.length);
  });
  return masked === text ? undefined : { text: masked };
}
