import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Meaning } from '../meaning.ts';

/** The method of a trait that gets another name, where it says so: `use T { method as alias; }`. Undefined for all else. */
export function givenAlias(view: FileView, occurrence: number, links: LinkWorld): Meaning | undefined {
  const alias = occurrence + 1;
  if (alias >= view.occurrences.name.length) return undefined;
  const isAlias = view.linksOf(alias).some(({ kind, target }) => kind === 'value' && target === occurrence);
  const symbol = isAlias ? view.symbolAt(alias) : -1;
  return symbol < 0 ? undefined : ofTraits(view, view.facts.symbols[symbol]!.parent, view.nameAt(occurrence), links);
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
