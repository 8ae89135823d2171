import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined, Meaning } from '../meaning.ts';
import { implAround } from './impls.ts';
import { pathsOf } from './paths.ts';

/** A meaning of which one is built: the likeliest first. */
export function byBuild(meaning: Meaning, links: LinkWorld): Meaning {
  if (meaning.is !== 'definitions' || meaning.all.length < 2 || !meaning.alternatives) return meaning;
  const all = meaning.all.map((one) => ({ one, last: isUnlikely(one, links) }));
  all.sort((a, b) => Number(a.last) - Number(b.last));
  return { ...meaning, all: all.map(({ one }) => one), byBuild: true };
}

/** True for what has a condition that seldom holds, or stands in an impl or module that has. */
function isUnlikely({ view, symbol, name }: Defined, links: LinkWorld): boolean {
  if (isOptional(view, name)) return true;
  const impl = implAround(view, name);
  if (impl && isOptional(view, impl.type >= 0 ? impl.type : impl.trait)) return true;
  for (let at = view.facts.symbols[symbol]?.parent ?? -1; at >= 0; at = view.facts.symbols[at]!.parent) {
    if (isOptional(view, links.defined(view, at).name)) return true;
  }
  return links.foundOf(view, 'unlikely', () => ({ it: isUnlikelyFile(view, links) })).it;
}

/** True for the file of a module that is declared under such a condition, or one in it. */
function isUnlikelyFile(view: FileView, links: LinkWorld): boolean {
  const { tree } = pathsOf(links);
  const outer = tree.outer({ view, symbol: -1, scope: 0 });
  if (!outer) return false;
  const items = outer.view.facts.imports.filter(
    (item) =>
      item.kind === 'mod' && links.targets(outer.view, item).some((to) => 'path' in to && to.path === view.file.path),
  );
  const isDeclaredSo = items.some(({ local, startLine, endLine }) =>
    outer.view.occurrencesOf(local).some((at) => {
      const { line } = outer.view.placeOf(at);
      return startLine <= line && line <= endLine && isOptional(outer.view, at);
    }),
  );
  if (isDeclaredSo) return true;
  for (let at = outer.symbol; at >= 0; at = outer.view.facts.symbols[at]!.parent) {
    if (isOptional(outer.view, links.defined(outer.view, at).name)) return true;
  }
  return links.foundOf(outer.view, 'unlikely', () => ({ it: isUnlikelyFile(outer.view, links) })).it;
}

const isOptional = (view: FileView, occurrence: number): boolean =>
  occurrence >= 0 && view.linksOf(occurrence).some(({ kind }) => kind === 'option');
