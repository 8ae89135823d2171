import { LINK_TARGETS, ROLES } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';

/**
 * True for a variable or function of JavaScript that its file gives another value after its first one, beside nothing:
 * what it is written with says then what it most likely is. In TypeScript it has the type of its first value all the same.
 */
export function isReplaced(one: Defined, links: LinkWorld): boolean {
  const { view, name } = one;
  if (view.file.language !== 'javascript' || name < 0 || !view.bindingAt(name)) return false;
  return writesOf(view, view.nameAt(name), links).some((at) => at !== name && isOf(one, at, links));
}

/** Where a file gives a name a value that is something, other than where it is bound. */
function writesOf(view: FileView, name: string, links: LinkWorld): readonly number[] {
  return links.foundOf(view, `given ${name}`, () =>
    view.occurrencesOf(name).filter((at) => {
      if (ROLES[view.occurrences.role[at]!] !== 'write' || view.bindingAt(at)) return false;
      const said = view.linksOf(at);
      return !said.some(({ kind, target }) => kind === 'member' || (kind === 'value' && target === LINK_TARGETS.null));
    }),
  );
}

function isOf({ view, name }: Defined, at: number, links: LinkWorld): boolean {
  const meant = links.lexical({ view, occurrence: at, name: view.nameAt(at), role: 'write' });
  return meant.is === 'definitions' && meant.all.some((other) => other.view === view && other.name === name);
}
