import { SYMBOL_FLAGS } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Certainty, Defined } from '../meaning.ts';
import { remembered } from '../module-paths.ts';
import { type SwiftTarget, targetsOf } from './packages.ts';

/** What is seen from files of one state of the index. */
interface Sight {
  /** Names of the modules that a file imports, with what these export of others. */
  imported(path: string): ReadonlySet<string>;
  target(path: string): SwiftTarget | undefined;
  /** How sure it is that two files without a target are of one module. */
  rest: Certainty;
}

const KNOWN = new WeakMap<LinkWorld, Sight>();

function sightOf(links: LinkWorld): Sight {
  const known = KNOWN.get(links);
  if (known) return known;
  const targets = targetsOf(links.files);
  const target = remembered((path) => ({ of: targets.of(path) }));
  const itemsOf = (view: FileView, kind: string): string[] =>
    view.facts.imports.flatMap((item) => (item.kind === kind ? [item.specifier.split('.')[0]!] : []));
  // `@_exported import`
  const exported = remembered((directory) =>
    links.files
      .filesBelow(directory)
      .filter((path) => path.endsWith('.swift') && target(path).of?.directory === directory)
      .flatMap((path) => {
        const view = links.viewOf(path);
        return view ? itemsOf(view, 're-export') : [];
      }),
  );
  const sight: Sight = {
    target: (path) => target(path).of,
    rest: targets.some ? 'inferred' : 'exact',
    imported: remembered((path) => {
      const view = links.viewOf(path);
      const found = new Set<string>();
      const queue = view ? [...itemsOf(view, 'import'), ...itemsOf(view, 're-export')] : [];
      for (const name of queue) {
        const one = found.has(name) ? undefined : targets.named(name, path);
        found.add(name);
        if (one && one !== 'several') queue.push(...exported(one.directory));
      }
      return found;
    }),
  };
  KNOWN.set(links, sight);
  return sight;
}

/** How a definition is seen from a file; undefined when it is not. */
export function seenFrom(from: FileView, { view, symbol }: Defined, links: LinkWorld): Certainty | undefined {
  if (view === from) return 'exact';
  const { flags } = view.facts.symbols[symbol] ?? { flags: 0 };
  if (flags & SYMBOL_FLAGS.private) return undefined;
  const sight = sightOf(links);
  const [own, other] = [sight.target(from.file.path), sight.target(view.file.path)];
  if (own === other) {
    if (own) return 'exact';
    // A manifest is a program of its own.
    const isManifest = [from, view].some(({ file }) => file.path.endsWith('Package.swift'));
    return isManifest ? undefined : sight.rest;
  }
  if (!other) return undefined;
  if (!sight.imported(from.file.path).has(other.name)) return undefined;
  const isOpen = (flags & SYMBOL_FLAGS.exported) !== 0;
  if (isOpen) return own ? 'exact' : 'inferred';
  // With `@testable` what is internal is seen as well.
  return own?.isTest || !own ? 'exact' : undefined;
}

/** True for the name of a module that a file imports. */
export function isModule(from: FileView, name: string, links: LinkWorld): boolean {
  const sight = sightOf(links);
  return sight.imported(from.file.path).has(name) || sight.target(from.file.path)?.name === name;
}

/** True for what is of the module with this name. */
export function isOfModule({ view }: Defined, name: string, links: LinkWorld): boolean {
  return sightOf(links).target(view.file.path)?.name === name;
}
