import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import { fitsSpace } from './name-spaces.ts';
import { definitionsOf } from './type-names.ts';

/** So many names, a comment or annotations between them, stand between a part of a whole name and the next one. */
const NEAR = 8;

/**
 * True for a part of the whole name of something of the project as it is written: `app` and `app.sub` in `app.sub.Wheel`.
 * `path` is the package that the part at `occurrence` would be. Java has only types in packages.
 */
export function isPackagePart(path: string, view: FileView, occurrence: number, links: LinkWorld): boolean {
  const space = view.file.language === 'java' ? 'type' : 'any';
  let whole = path;
  for (const name of partsAfter(view, occurrence)) {
    whole = `${whole}.${name}`;
    const found = definitionsOf(whole, links.files);
    if (found.some(({ facts, symbol }) => fitsSpace(facts.symbols[symbol]!.kind, space))) return true;
  }
  return false;
}

/** The names that are written after one with dots between them. */
export function* partsAfter(view: FileView, occurrence: number): Generator<string> {
  for (let at = nextPart(view, occurrence); at >= 0; at = nextPart(view, at)) yield view.nameAt(at);
}

/** The name that is a member of what stands at an occurrence; -1 when there is none. */
function nextPart(view: FileView, occurrence: number): number {
  const end = Math.min(occurrence + NEAR, view.occurrences.name.length - 1);
  for (let at = occurrence + 1; at <= end; at++) {
    const isMember = view
      .linksOf(at)
      .some(({ kind, target, steps }) => kind === 'member' && target === occurrence && steps.length === 0);
    if (isMember) return at;
  }
  return -1;
}
