import type { StoredImport } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Meaning } from '../meaning.ts';
import { givenAlias } from './aliased-methods.ts';
import { openComposer } from './composer-files.ts';
import { declared, type Nature } from './declared-names.ts';
import { memberMeaning } from './member-meaning.ts';
import { isNamespacePart, surroundings, writtenName } from './namespaces.ts';
import { variableMeaning } from './variables.ts';

const USES: Record<Nature, StoredImport['kind']> = {
  type: 'use',
  function: 'use-function',
  constant: 'use-constant',
};
const NATURE_OF_USE = new Map(Object.entries(USES).map(([nature, kind]) => [kind, nature as Nature]));

/** What a name of PHP means by the namespaces, and a variable by the functions around it; members are left out. */
export function meaningOf(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, occurrence, name, role } = use;
  if (occurrence < 0) return undefined;
  if (name.startsWith('$')) return variableMeaning(view, occurrence);
  const own = view.linksOf(occurrence);
  const member = own.filter(({ kind }) => kind === 'member');
  const given = role === 'read' ? givenAlias(view, occurrence, links) : undefined;
  if (given) return given;
  if (member.length > 0) return memberMeaning(use, member, links);
  if (role === 'key' || role === 'label' || role === 'definition') return undefined;
  if (isNamespacePart(view, occurrence)) return { is: 'outside', rule: 'namespace' };
  if (role === 'import') return imported(view, occurrence, links);
  const isMade = own.some(({ kind, target }) => kind === 'value' && target === occurrence);
  const nature = role === 'type' || role === 'mention' || isMade ? 'type' : role === 'call' ? 'function' : 'constant';
  return named(view, occurrence, nature, links);
}

/** The name that a `use` takes, or gives it here. */
function imported(view: FileView, occurrence: number, links: LinkWorld): Meaning | undefined {
  const { line, column } = view.placeOf(occurrence);
  const name = view.nameAt(occurrence);
  const around = surroundings(view, occurrence).uses.filter(
    (item) =>
      (item.startLine < line || (item.startLine === line && item.startColumn <= column)) &&
      (line < item.endLine || (line === item.endLine && column < item.endColumn)),
  );
  const { parts } = writtenName(view, occurrence);
  const path = parts.join('\\').toLowerCase();
  const item =
    around.find((one) => fullName(one).toLowerCase() === path && one.imported === name) ??
    around.find((one) => one.local === name);
  const nature = item && NATURE_OF_USE.get(item.kind);
  return nature && found(links, fullName(item), nature, 'import');
}

/** What a name that is used means, as PHP resolves it. */
function named(view: FileView, occurrence: number, nature: Nature, links: LinkWorld): Meaning {
  const { parts, fromRoot } = writtenName(view, occurrence);
  const written = parts.join('\\');
  if (fromRoot) return found(links, written, nature, 'qualified');
  const { namespace, uses } = surroundings(view, occurrence);
  const [first = ''] = parts;
  // Of a path the first name is that of a namespace or type, whatever stands at its end.
  const kind = USES[parts.length > 1 ? 'type' : nature];
  const isSame =
    kind === 'use-constant'
      ? (local: string) => local === first
      : (local: string) => local.toLowerCase() === first.toLowerCase();
  const taken = uses.find((item) => item.kind === kind && isSame(item.local));
  if (taken) return found(links, [fullName(taken), ...parts.slice(1)].join('\\'), nature, 'import');
  const here = found(links, namespace === '' ? written : `${namespace}\\${written}`, nature, 'namespace');
  if (nature === 'type' || parts.length > 1 || namespace === '' || here.is !== 'outside') return here;
  return found(links, written, nature, 'global');
}

function fullName({ specifier, imported: name }: StoredImport): string {
  return specifier === '\\' ? name : `${specifier}\\${name}`;
}

/** What has a full name. Declared in several files it may be any of them, in one it is written for several cases. */
function found(links: LinkWorld, full: string, nature: Nature, rule: string): Meaning {
  const cut = full.lastIndexOf('\\');
  const [namespace, name] = [full.slice(0, Math.max(cut, 0)), full.slice(cut + 1)];
  const all = declared(links.files, openComposer(links.files), { namespace, name, nature }).flatMap(
    ({ file, symbol }) => {
      const view = links.viewOf(file.path);
      return view ? [links.defined(view, symbol)] : [];
    },
  );
  if (all.length === 0) return { is: 'outside', rule, name: `\\${full}` };
  if (new Set(all.map(({ view }) => view.file.id)).size > 1) return { is: 'unknown', rule, candidates: all };
  return { is: 'definitions', all, certainty: 'exact', rule };
}
