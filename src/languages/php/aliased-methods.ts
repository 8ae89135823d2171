import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Meaning } from '../meaning.ts';

/** The method of a trait that gets another name, where it says so: `use T { method as alias; }`. Undefined for all else. */
export function givenAlias(view: FileView, occurrence: number, links: LinkWorld): Meaning | undefined {
  const alias = occurrence + 1;
  if (alias >= view.occurrences.name.length) return undefined;
  const isAlias = view.linksOf(alias).some(({ kind, target }) => kind === 'value' && target === occurrence);
  const symbol = isAlias ? view.symbolAt(alias) : -1;
  if (symbol < 0) return undefined;
  const name = view.nameAt(occurrence);
  return ofNamed(view, occurrence, name, links) ?? ofTraits(view, view.facts.symbols[symbol]!.parent, name, links);
}

/** The method of the trait that is named with it: `T::method as alias`. */
function ofNamed(view: FileView, occurrence: number, name: string, links: LinkWorld): Meaning | undefined {
  const link = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  const type = link && links.valueAt(view, occurrence, link);
  const meaning = type?.is === 'type' ? links.member({ ...type, is: 'instance' }, name) : undefined;
  return meaning?.is === 'definitions' ? meaning : undefined;
}

/** The method of one of the traits that a type uses; undefined where it is none, or of several. */
function ofTraits(view: FileView, type: number, name: string, links: LinkWorld): Meaning | undefined {
  if (type < 0) return undefined;
  const found = links.supertypes(links.defined(view, type)).flatMap((value) => {
    if (value?.is !== 'instance') return [];
    const isTrait = value.of.every((one) => one.view.facts.symbols[one.symbol]?.kind === 'trait');
    const meaning = isTrait ? links.member(value, name) : undefined;
    return meaning?.is === 'definitions' ? [meaning] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}
