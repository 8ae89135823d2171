import { directoryOf, remembered } from '../module-paths.ts';
import type { ModuleWorld, WorldDefinition } from '../modules.ts';
import { folded } from './outside-names.ts';

const KINDS: ReadonlySet<string> = new Set(['class', 'module', 'struct', 'constant']);

/** Where a constant that is named in a file is loaded from, by the names that are around the place; undefined: not so. */
export function openAutoload(
  world: ModuleWorld,
): (from: string, written: string, around: string) => string | undefined {
  const applications = [
    ...new Set([
      ...world
        .named('application.rb')
        .filter((path) => /(?:^|\/)config\/application\.rb$/.test(path))
        .map((path) => directoryOf(directoryOf(path))),
      ...world.named('engine.rb').flatMap((path) => /^(.*?)(?:^|\/)lib\/(?:.*\/)?engine\.rb$/.exec(path)?.[1] ?? []),
      ...world.named('package.yml').map(directoryOf),
    ]),
  ];
  const prefix = (directory: string): string => (directory === '' ? '' : `${directory}/`);
  /** Roots are directories below `app`, and what is for all in them. */
  const below = applications.map((directory) => `${prefix(directory)}app/`);
  const libraries = [
    ...applications.filter((directory) => loadsLibrary(world.text(`${prefix(directory)}config/application.rb`) ?? '')),
    ...world
      .ending('.gemspec')
      .map(directoryOf)
      .filter((directory) => isForGem(world, directory)),
  ].map((directory) => `${prefix(directory)}lib/`);

  /** The path of a file below the root that it is loaded from; undefined when it is loaded otherwise. */
  const pathInRoot = remembered((path): string | undefined => {
    for (const root of below) {
      if (!path.startsWith(root)) continue;
      const rest = path.slice(root.length).split('/');
      if (rest.length < 2 || rest[0] === 'assets' || rest[0] === 'views' || rest[0] === 'javascript') return undefined;
      return rest.slice(rest[1] === 'concerns' ? 2 : 1).join('/');
    }
    const library = libraries.find((root) => path.startsWith(root));
    return library === undefined ? undefined : path.slice(library.length);
  });

  /** The file that a whole name is loaded from. */
  const fileOf = remembered((whole): string | undefined => {
    const name = whole.slice(whole.lastIndexOf(':') + 1);
    const all = world.definitions(name).filter((one) => isRuby(one) && wholeOf(one) === whole);
    // How names are written in paths depends on the inflections of the application.
    const wanted = whole.split('::').map(folded).join('/');
    const fitting = [...new Set(all.map(({ file }) => file.path))].filter((path) => {
      const inRoot = pathInRoot(path);
      return inRoot !== undefined && folded(inRoot.replace(/\.rb$/, '')) === wanted;
    });
    return fitting.length === 1 ? fitting[0] : undefined;
  });

  if (below.length === 0 && libraries.length === 0) return () => undefined;
  return (_from, written, around) => {
    const parts = written.replace(/^::/, '').split('::');
    const nesting = around === '' ? [] : around.split(' ');
    const first = parts[0]!;
    // What is defined around is found there, loaded or not.
    const start = [...nesting.map((one) => `${one}::${first}`), first].find((whole) => isDefined(world, whole));
    // What only a folder makes is defined by nothing.
    if (start === undefined) return parts.length > 1 ? fileOf(parts.join('::')) : undefined;
    let found = fileOf(start);
    let whole = start;
    for (const part of parts.slice(1)) {
      whole = `${whole}::${part}`;
      found = fileOf(whole) ?? found;
    }
    return found;
  };
}

const isRuby = ({ file, facts, symbol }: WorldDefinition): boolean =>
  file.language === 'ruby' && KINDS.has(facts.symbols[symbol]!.kind);

const wholes = new WeakMap<ModuleWorld, (whole: string) => boolean>();

function isDefined(world: ModuleWorld, whole: string): boolean {
  let known = wholes.get(world);
  if (!known) {
    known = remembered((one) => {
      const name = one.slice(one.lastIndexOf(':') + 1);
      return world.definitions(name).some((each) => isRuby(each) && wholeOf(each) === one);
    }) as (one: string) => boolean;
    wholes.set(world, known);
  }
  return known(whole);
}

/** The whole name of a constant as it is written. */
function wholeOf({ facts, symbol }: WorldDefinition): string {
  const parts: string[] = [];
  for (let at = symbol; at >= 0; at = facts.symbols[at]!.parent) {
    const { name, owner, kind } = facts.symbols[at]!;
    if (at !== symbol && kind !== 'class' && kind !== 'module' && kind !== 'struct') continue;
    parts.unshift(owner === '' ? name : `${owner.replace(/^::/, '')}::${name}`);
  }
  return parts.join('::');
}

const loadsLibrary = (text: string): boolean =>
  /^\s*config\.autoload_lib\b|^\s*config\.(?:autoload|eager_load)_paths\b.*["'/]lib\b/m.test(text);

/** True for a gem whose files Zeitwerk loads. */
function isForGem(world: ModuleWorld, directory: string): boolean {
  const lib = directory === '' ? 'lib' : `${directory}/lib`;
  return world
    .filesIn(lib)
    .some((name) => name.endsWith('.rb') && /Zeitwerk::Loader\.for_gem\b/.test(world.text(`${lib}/${name}`) ?? ''));
}
