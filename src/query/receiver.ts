import type { TextPlace } from '../link/index.ts';
import type { TextLines } from './lines.ts';

/** A line that is a comment or part of one, or ends in one, in any language. */
const COMMENT = /^\s*(?:[*#;%]|--)|\/\/|\/\*|\s#\s/;

/** What stands before a `.`, `->`, `::` in front of the identifier: 'this' for the own object; undefined when nothing does. */
export function receiverOf({ line, column }: TextPlace, lines: TextLines): 'this' | 'other' | undefined {
  let before = lines.at(line).slice(0, column).trimEnd();
  // A chain may go on on the next line; the full stop of a comment is none.
  if (before === '' && line > 0 && !COMMENT.test(lines.at(line - 1))) before = lines.at(line - 1).trimEnd();
  const access = /(?:^|[^.])(?:[?!]{0,2}\.|->|::)#?$/.exec(before);
  if (!access) return undefined;
  return /(?:^|[^\w$.])(?:this|self|Self|static)\s*(?:[?!]{0,2}\.|->|::)#?$/.test(before) ? 'this' : 'other';
}
