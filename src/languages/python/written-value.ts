import type { LinkKind } from '../../model/index.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { oneOf, type ValueType } from '../meaning.ts';

const GIVES: ReadonlySet<LinkKind> = new Set(['value', 'first', 'second', 'third']);

/** The value that a name has where it is read, when it is said which of its assignments gave it; see `flow`. */
export function writtenValue({ view, occurrence, name, role }: NameUse, links: LinkWorld): ValueType | undefined {
  if ((role !== 'read' && role !== 'call') || occurrence < 0) return undefined;
  const [written] = view
    .linksOf(occurrence)
    .flatMap(({ kind, target }) =>
      kind === 'value' && target >= 0 && target < occurrence && view.nameAt(target) === name ? [target] : [],
    );
  if (written === undefined) return undefined;
  const given = view.linksOf(written).filter(({ kind }) => GIVES.has(kind));
  return given.length === 0 ? undefined : oneOf(given.map((link) => links.valueAt(view, written, link)));
}
