import { comparePlaces, type StoredBinding, type StoredImport } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Certainty, type Meaning, UNKNOWN, weakened } from '../meaning.ts';
import { type Chain, chainOfScope } from './classes.ts';
import { fitsSpace, type NameSpace } from './name-spaces.ts';
import { chosenFrom } from './overloads.ts';
import { broughtBy, packageScope, together, wholeNamed } from './packages.ts';
import { hasMember, isPlatformType, platformName } from './platform.ts';
import { inheritedMember, platformMember } from './platform-values.ts';
import { isPackagePart } from './whole-names.ts';

/** It may be a member of a supertype that is not known. */
const OPEN: Meaning & { is: 'unknown' } = { is: 'unknown', rule: 'supertype-unknown' };

/** What a name without a receiver means: by the scopes around it, the types they are in, the imports and the package. */
export function bareName(use: NameUse, space: Exclude<NameSpace, 'any'>, links: LinkWorld): Meaning {
  const found = inSpace(use, space, links);
  const isOpen = isOpenMeaning(found);
  if ((found.is !== 'outside' && !isOpen) || space === 'method') return found;
  // `Foo.run()`: what is no variable is a type, or a package.
  const type = space === 'type' ? found : inSpace(use, 'type', links);
  const beyond = isNothing(found) && isNothing(type) ? (asPackage(use, links) ?? type) : type;
  if (!isOpen || space === 'type') return beyond;
  return beyond.is === 'definitions' || beyond.is === 'module' ? weakenedBy(beyond, 'inferred') : found;
}

/** True where no scope, import or package of the project has the name. */
const isNothing = (meaning: Meaning): boolean =>
  isOpenMeaning(meaning) || (meaning.is === 'outside' && meaning.rule === 'unbound');

const isOpenMeaning = (meaning: Meaning): boolean => meaning.is === 'unknown' && meaning.rule === OPEN.rule;

function inSpace(use: NameUse, space: Exclude<NameSpace, 'any'>, links: LinkWorld): Meaning {
  const { view, name } = use;
  const place = view.placeOf(use.occurrence);
  const { scopes, symbols } = view.facts;
  const named = view.boundAs(name);
  let certainty: Certainty = 'exact';
  let isOpen = false;
  for (let scope = view.scopeAt(place); scope >= 0; scope = scopes[scope]!.parent) {
    if (scopes[scope]!.kind === 'class') {
      const chain = chainOfScope(view, scope, name, space, links);
      if (chain.levels.length > 0) return weakenedBy(chosenFrom(chain, use, space, links), certainty);
      const may = mayHave(chain, name, space);
      if (may === 'has') return { ...inheritedMember(chain.outside, use, space, links), rule: 'inherited-outside' };
      if (may === 'unknown') isOpen = true;
      // What a dependency has would come before what is around. Types are seldom inherited.
      if (may !== 'lacks' && space !== 'type') certainty = 'inferred';
      continue;
    }
    const visible = named.inScope(scope).filter((one) => {
      if (comparePlaces({ line: one.visibleLine, column: one.visibleColumn }, place) > 0) return false;
      return one.kind === 'import' || fitsSpace(symbols[one.symbol]?.kind ?? one.kind, space);
    });
    const meaning = visible.length > 0 ? boundTo(visible, use, space, links) : undefined;
    if (meaning) return weakenedBy(meaning, certainty);
  }
  const beyond = packageScope(name, space, view, links);
  if (beyond) return weakenedBy(settled(beyond, use, space, links), certainty);
  if (isOpen) return OPEN;
  if (space === 'method') return weakenedBy(methodOutside(use, links), certainty);
  const type = space === 'type' ? platformTypeAt(view, name) : undefined;
  return { is: 'outside', rule: 'unbound', ...(type !== undefined && { name: type }) };
}

/** What an import takes from a type of the platform or a dependency. */
function ofPlatform(type: string, use: NameUse, space: NameSpace, links: LinkWorld): Meaning {
  const found = platformMember({ is: 'outside', name: type, args: [] }, use, space, links);
  return found.is === 'outside' ? { ...found, rule: 'import-outside' } : found;
}

/**
 * A method that nothing of the project has: of a type whose static members are all imported, or inherited of a dependency.
 * What it gives may be of this project, by what it is given.
 */
function methodOutside(use: NameUse, links: LinkWorld): Meaning {
  const types = use.view.facts.imports.flatMap(({ kind, imported, specifier }) => {
    const isStar = kind === 'static' && imported === '*' && !wholeNamed(specifier, 'type', use.view, links);
    return isStar ? [platformName(specifier)] : [];
  });
  const [type, ...others] = types.filter((one) => hasMember(one, use.name, 'method') !== false);
  const isSure = type !== undefined && others.length === 0 && hasMember(type, use.name, 'method') === true;
  const found = isSure ? ofPlatform(type, use, 'method', links) : undefined;
  return { is: 'outside', rule: 'unbound', value: (found?.is === 'outside' && found.value) || UNKNOWN };
}

/** What bindings of one scope mean; undefined where an import brings nothing of this space. */
function boundTo(
  visible: readonly StoredBinding[],
  use: NameUse,
  space: NameSpace,
  links: LinkWorld,
): Meaning | undefined {
  const { view, name } = use;
  const own = visible.filter(({ kind }) => kind !== 'import').sort(comparePlaces);
  const last = own.at(-1);
  if (last) return links.definedBy(view, last, last.scope === 0 ? 'file' : 'scope');
  const found: Meaning[] = [];
  for (const item of importsOf(view, name)) {
    const meaning = broughtBy(item, space, view, links);
    if (meaning) found.push(meaning);
    // A type of a dependency hides those of the package.
    else if (space === 'type') {
      found.push({ is: 'outside', rule: 'import-outside', name: platformName(`${item.specifier}.${item.imported}`) });
    }
    // And what it has hides what imports of all names bring.
    else if (item.kind === 'static' && !wholeNamed(item.specifier, 'type', view, links)) {
      const type = platformName(item.specifier);
      if (hasMember(type, name, space) !== false) found.push(ofPlatform(type, use, space, links));
    }
  }
  const all = together(found);
  return all && settled(all, use, space, links);
}

function settled(found: Meaning, use: NameUse, space: NameSpace, links: LinkWorld): Meaning {
  if (space !== 'method' || found.is !== 'definitions') return found;
  const level = {
    type: { is: 'type' as const, of: [], certainty: 'exact' as const },
    members: found.all,
    isSure: true,
  };
  const nothing = { outside: [], unknown: false };
  const chain = { ...nothing, levels: [level], classes: nothing, start: [], isInterface: false };
  return chosenFrom(chain, use, space, links);
}

/** The imports that bind a name. */
export function importsOf({ facts }: FileView, name: string): readonly StoredImport[] {
  return facts.imports.filter(({ kind, local }) => kind !== 'package' && local === name);
}

/** Whether a type of which nothing with a name was found in the project may have it all the same. */
function mayHave(chain: Chain, name: string, space: NameSpace): 'has' | 'lacks' | 'may' | 'unknown' {
  const known = chain.outside.map((type) => hasMember(type.name, name, space));
  if (hasMember('Object', name, space) || known.includes(true)) return 'has';
  if (chain.unknown) return 'unknown';
  return known.every((has) => has === false) ? 'lacks' : 'may';
}

function weakenedBy(meaning: Meaning, by: Certainty): Meaning {
  if (meaning.is === 'outside' && meaning.value) return { ...meaning, value: weakened(meaning.value, by) };
  const has = meaning.is === 'definitions' || meaning.is === 'module';
  return has && by === 'inferred' ? { ...meaning, certainty: by } : meaning;
}

/** The type of the platform that a file has under a name which nothing else has, by its name there. */
function platformTypeAt({ facts }: FileView, name: string): string | undefined {
  const stars = facts.imports.filter(({ kind, imported }) => kind !== 'package' && imported === '*');
  const all = [...stars.map(({ specifier }) => platformName(`${specifier}.${name}`)), name];
  return all.find(isPlatformType);
}

/**
 * The first part of a package: of the platform, of one that this file is of or imports from, or of one of the project, as
 * the names after it say. What is no variable and no type is a package (JLS 6.5.2).
 */
function asPackage({ view, name, occurrence }: NameUse, links: LinkWorld): Meaning | undefined {
  const isOne =
    name === 'java' ||
    view.facts.imports.some(({ specifier }) => specifier === name || specifier.startsWith(`${name}.`)) ||
    isPackagePart(name, view, occurrence, links);
  if (!isOne) return undefined;
  return { is: 'module', path: name, by: view.file.language, certainty: 'exact', rule: 'package' };
}
