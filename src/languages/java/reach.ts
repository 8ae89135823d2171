import { comparePlaces, type StoredSymbol, SYMBOL_FLAGS, type SymbolKind, type TextPlace } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { isPrivate, packageOf } from './access.ts';
import { partsAfter } from './whole-names.ts';

/** What is named in fewer files than these is looked for in all of them: that takes less time than to tell them apart. */
const FEW = 16;

/** Packages whose types all files have without an import. */
const EVERYWHERE = /^(?:java\.lang|kotlin(?:\..*)?)$/;

/** What Kotlin calls for operators, loops, delegates and parts of values: by no name that is written. */
const OPERATORS: ReadonlySet<string> = new Set(
  (
    'unaryPlus unaryMinus not inc dec plus minus times div rem mod plusAssign minusAssign timesAssign divAssign remAssign ' +
    'rangeTo rangeUntil contains get set invoke compareTo equals iterator next hasNext getValue setValue provideDelegate'
  ).split(' '),
);
const isOperator = (name: string): boolean => OPERATORS.has(name) || /^component\d+$/.test(name);

const CALLABLE: ReadonlySet<SymbolKind> = new Set(['method', 'constructor', 'function']);
const TYPES: ReadonlySet<SymbolKind> = new Set(['class', 'interface', 'enum', 'object', 'trait', 'type']);

/** The files that the types of a file get to; `whole` is false when there are more. */
interface Reached {
  paths: ReadonlySet<string>;
  whole: boolean;
}

/**
 * Tells the files that can name a definition of Java or Kotlin; undefined when that may be any, or so many that it is not
 * worth knowing. Types of the two are known when they are compiled, so that a file has a value of a type only when it names
 * that type, or something that is declared in a file which does: where nothing of that kind leads to, neither a type nor a
 * member of it is meant, whatever has the same name. The source of types that a build makes is not there: what takes one
 * from a package of the project may have anything.
 */
export function namedFrom(one: Defined, links: LinkWorld): ((path: string) => boolean) | undefined {
  const { view, symbol } = one;
  const { path, language } = view.file;
  const own = view.facts.symbols[symbol];
  if (!own) return undefined;
  if (language === 'java' && isPrivate(one) && !hasMadeMembers(view)) return (from) => from === path;
  const count = links.filesWith(own.name).length;
  if (count < FEW) return undefined;
  const reached = reachedFrom(view, Math.floor(count / 2), links);
  if (!reached.whole) return undefined;
  return (from) => reached.paths.has(from) || takesWhatIsMade(from, links);
}

/** True for a file whose private fields get methods that nobody writes. */
const hasMadeMembers = ({ facts }: FileView): boolean =>
  facts.imports.some(({ specifier }) => /^lombok\b/.test(specifier));

/**
 * The files that the types of one get to, itself among them, so long as these are not more than `most`. What was found for
 * a smaller number than that is found anew.
 */
function reachedFrom(view: FileView, most: number, links: LinkWorld): Reached {
  const known = links.foundOf(view, 'reached', (): { most: number; found: Reached } => ({
    most: 0,
    found: { paths: new Set(), whole: false },
  }));
  if (!known.found.whole && known.most < most) {
    known.most = most;
    known.found = readReached(view, most, links);
  }
  const { paths, whole } = known.found;
  return { paths, whole: whole && paths.size <= most };
}

function readReached(view: FileView, most: number, links: LinkWorld): Reached {
  const paths = new Set([view.file.path]);
  const open = new Set([view]);
  for (const one of open) {
    const names = namesOf(one);
    if (!names) return { paths, whole: false };
    const own = packageOf(one);
    for (const name of names) {
      // What is of the package says so, and what imports from it names it.
      for (const path of links.filesWith(`${own} ${name}`)) {
        const other = links.viewOf(path);
        if (!other || !ofFamily(other)) continue;
        paths.add(path);
        if (paths.size > most) return { paths, whole: false };
        if (!open.has(other) && passesOn(other, name)) open.add(other);
      }
    }
  }
  return { paths, whole: true };
}

const ofFamily = ({ file }: FileView): boolean => /^(?:java|kotlin|scala)$/.test(file.language);

/** The names by which other files get at what a file declares; undefined when they may get at it without one. */
function namesOf(view: FileView): readonly string[] | undefined {
  const { language, path } = view.file;
  if (language === 'scala' || EVERYWHERE.test(packageOf(view))) return undefined;
  const declared = view.facts.symbols.filter(({ parent }) => parent < 0);
  if (language === 'java') return declared.map(({ name }) => name);
  if (declared.some(({ name }) => isOperator(name))) return undefined;
  const types = declared.filter(({ kind }) => TYPES.has(kind));
  // Java may know it by any name.
  const isNamed = view.facts.occurrencesOf('JvmName').some((at) => !types.some((one) => isAround(one, at)));
  if (isNamed) return undefined;
  // For Java the file is a class, and a property what reads it.
  const file = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const asJava = `${file.slice(0, 1).toUpperCase()}${file.slice(1)}Kt`.replace(/^(?=\d)|[^\p{L}\p{N}$]/gu, '_');
  return [...declared.map(({ name }) => name), ...(types.length < declared.length ? [asJava] : [])];
}

/**
 * False when a file names a type, or one in it, only where that is nothing to those that use the file: in bodies, in what
 * is private.
 */
function passesOn(view: FileView, name: string): boolean {
  if (view.file.language !== 'java') return true;
  const { symbols, imports } = view.facts;
  const inner = imports.filter(({ kind, specifier }) => kind !== 'package' && specifier.split('.').includes(name));
  if (inner.some(({ imported }) => imported === '*')) return true;
  const hides = !hasMadeMembers(view);
  return [name, ...new Set(inner.map(({ local }) => local))].some((each) =>
    view.facts.occurrencesOf(each).some((at) => {
      // What is made, or asked, tells nobody of its type: fields and methods say what they give.
      if (at.role !== 'type') return false;
      const around = symbols.filter((one) => isAround(one, at));
      return around.length > 0 && !around.some((one) => isInBody(one, at) || (hides && isPrivateMember(one)));
    }),
  );
}

function isAround({ startLine, startColumn, endLine, endColumn }: StoredSymbol, at: TextPlace): boolean {
  return (
    comparePlaces({ line: startLine, column: startColumn }, at) <= 0 &&
    comparePlaces(at, { line: endLine, column: endColumn }) < 0
  );
}

function isInBody({ kind, signatureEndLine, signatureEndColumn }: StoredSymbol, at: TextPlace): boolean {
  return CALLABLE.has(kind) && comparePlaces(at, { line: signatureEndLine, column: signatureEndColumn }) >= 0;
}

/** True for a private member that is no type: what such a type holds, those have that extend it. */
function isPrivateMember({ kind, flags }: StoredSymbol): boolean {
  return (flags & SYMBOL_FLAGS.private) !== 0 && !TYPES.has(kind);
}

/** True for a file that names a type which no file defines from where the project has its own: a build makes it. */
function takesWhatIsMade(path: string, links: LinkWorld): boolean {
  const view = links.viewOf(path);
  if (!view) return true;
  const find = (): { is: boolean } => ({ is: importsWhatIsMade(view, links) || writesWhatIsMade(view, links) });
  return links.foundOf(view, 'takes what is made', find).is;
}

function importsWhatIsMade(view: FileView, links: LinkWorld): boolean {
  const own = groupOf(packageOf(view));
  return view.facts.imports.some(({ kind, specifier, imported }) => {
    if (kind === 'package' || !specifier.startsWith(own)) return false;
    const name = kind === 'static' || imported === '*' ? specifier.slice(specifier.lastIndexOf('.') + 1) : imported;
    return isMade(name, view, links);
  });
}

/** The same of types that are written with their whole names. */
function writesWhatIsMade(view: FileView, links: LinkWorld): boolean {
  const own = groupOf(packageOf(view));
  const [first = ''] = own.split('.');
  return view.occurrencesOf(first).some((at) => {
    const parts = [first, ...partsAfter(view, at)];
    const type = parts.findIndex((part) => /^\p{Lu}/u.test(part));
    return type > 0 && `${parts.slice(0, type).join('.')}.`.startsWith(`${own}.`) && isMade(parts[type]!, view, links);
  });
}

/** True for the name of a type that no file defines. Most have a file of their name, which is known without a question to the index. */
const isMade = (name: string, view: FileView, links: LinkWorld): boolean =>
  /^\p{Lu}/u.test(name) && links.files.named(`${name}.java`).length === 0 && links.definitions(name, view).length === 0;

/** The first two parts of a package, which those of one project mostly share. */
const groupOf = (name: string): string => name.split('.').slice(0, 2).join('.');
