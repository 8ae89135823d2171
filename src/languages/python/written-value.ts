import type { LinkKind } from '../../model/index.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { identityOfDefined, oneOf, type ValueType } from '../meaning.ts';

const GIVES: ReadonlySet<LinkKind> = new Set(['value', 'first', 'second', 'third']);

/** So many types above one are looked at. */
const MOST = 100;

/**
 * The value that a name has where it is read, when it is said which of its assignments gave it, see `flow`, or of which
 * type it is there, see `narrowing`.
 */
export function writtenValue(use: NameUse, links: LinkWorld): ValueType | undefined {
  const { view, occurrence, role } = use;
  if ((role !== 'read' && role !== 'call') || occurrence < 0) return undefined;
  const narrowed = view.linksOf(occurrence).find(({ kind }) => kind === 'type');
  if (!narrowed || view.bindingAt(occurrence)) return givenValue(use, links);
  const type = links.typeAt(view, occurrence, narrowed);
  const before = givenValue(use, links) ?? links.valueOf(links.meaning(view, occurrence));
  return isBelow(before, type, links) ? before : type;
}

/** True for a value whose type is below another already. */
function isBelow(value: ValueType, type: ValueType, links: LinkWorld): boolean {
  if (value.is !== 'instance' || type.is !== 'instance') return false;
  const wanted = new Set(type.of.map(identityOfDefined));
  const seen = new Set<string>();
  const open = [...value.of];
  for (let one = open.pop(); one && seen.size < MOST; one = open.pop()) {
    const identity = identityOfDefined(one);
    if (wanted.has(identity)) return true;
    if (seen.has(identity)) continue;
    seen.add(identity);
    for (const above of links.supertypes(one))
      if (above?.is === 'instance' || above?.is === 'type') open.push(...above.of);
  }
  return false;
}

function givenValue({ view, occurrence, name }: NameUse, links: LinkWorld): ValueType | undefined {
  const [written] = view
    .linksOf(occurrence)
    .flatMap(({ kind, target }) =>
      kind === 'value' && target >= 0 && target < occurrence && view.nameAt(target) === name ? [target] : [],
    );
  if (written === undefined) return undefined;
  const given = view.linksOf(written).filter(({ kind }) => GIVES.has(kind));
  return given.length === 0 ? undefined : oneOf(given.map((link) => links.valueAt(view, written, link)));
}
