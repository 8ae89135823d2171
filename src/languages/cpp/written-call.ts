import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import { endOfAngles, offsetOf, type Part, partsOf, writtenIn } from './written.ts';

/** A call as it is written. */
export interface WrittenCall {
  arguments: readonly Part[];
  /** It says what the template is given: `f<int>(x)`. */
  isGiven: boolean;
  /** It is given more than can be counted: `f(args...)`. */
  isOpen: boolean;
}

/** The call of the name at an occurrence; undefined where none is read. */
export function callAt(view: FileView, occurrence: number, links: LinkWorld): WrittenCall | undefined {
  const written = writtenIn(view, links);
  if (!written) return undefined;
  const { text } = written;
  const name = view.nameAt(occurrence);
  const start = offsetOf(written, view.placeOf(occurrence));
  if (!text.startsWith(name, start)) return undefined;
  const space = (at: number): number => at + /^\s*/.exec(text.slice(at, at + 200))![0].length;
  let open = space(start + name.length);
  const isGiven = text[open] === '<';
  if (isGiven) {
    const end = endOfAngles(text, open);
    if (end < 0) return undefined;
    open = space(end + 1);
  }
  const list = text[open] === '(' ? partsOf(text, open, false) : undefined;
  if (!list) return undefined;
  return { arguments: list.parts, isGiven, isOpen: list.parts.some((part) => part.text.endsWith('...')) };
}
