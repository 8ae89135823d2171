import { LINK_TARGETS } from '../../model/index.ts';
import type { FileView, Link } from '../file-view.ts';
import { platformName } from '../java/platform.ts';
import { fitOf, receiverOf } from '../kotlin/conversions.ts';
import type { LinkRules, LinkWorld, NameUse } from '../link-rules.ts';
import {
  type Defined,
  type Meaning,
  OUTSIDE,
  type Receiver,
  type TypedValue,
  UNKNOWN,
  type ValueType,
} from '../meaning.ts';
import { bareName, importsOf, packagePath } from './bare-names.ts';
import { bodyOf } from './bodies.ts';
import { chainOf, isExtension, kindOf, supertypesOf } from './chains.ts';
import { chosen } from './chosen.ts';
import { broughtBy, clausesAt, wholeNamed } from './packages.ts';
import { fitOfKind, isFunctionKind, isTypeKind, type Space, spaceOf } from './spaces.ts';
import { applied, elementOf, givenBy, handedBy, hasStandard, partOf } from './standard.ts';

/** What a name means. */
function means(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, occurrence, role } = use;
  if (role === 'import') return inImport(use, links);
  if (role === 'export' || role === 'label') return undefined;
  if (role === 'key') return keyed(use, links);
  const said = view.linksOf(occurrence);
  // `Outer.Inner`: what stands before is an object or a package.
  const isPrefix = role === 'type' && !isLastPart(view, occurrence) && !said.some(({ kind }) => kind === 'value');
  const space = isPrefix ? 'value' : spaceOf(use);
  const member = said.find(({ kind }) => kind === 'member');
  if (!member) return bareName(use, space, links);
  if (member.target === LINK_TARGETS.super && member.steps.length === 0) return ofSuper(use, space, links);
  return memberOf(receiverAt(view, occurrence, member, links), use, space, links);
}

/** True when the next name is no member of this one. */
function isLastPart(view: FileView, occurrence: number): boolean {
  return !view
    .linksOf(occurrence + 1)
    .some(({ kind, target, steps }) => kind === 'member' && target === occurrence && steps.length === 0);
}

/** The value that a member is of; of `_` what the function around is given. */
function receiverAt(view: FileView, occurrence: number, member: Link, links: LinkWorld): ValueType {
  const passed = view.linksOf(occurrence).find(({ kind }) => kind === 'passed');
  if (member.target === LINK_TARGETS.unknown && passed) return handedTo(view, passed, links);
  return links.valueAt(view, occurrence, member);
}

/** The member of a value, of an object, or of a package. */
function memberOf(value: ValueType, use: NameUse, space: Space, links: LinkWorld): Meaning {
  const { name } = use;
  if (value.is === 'module') return inPackage(value.path, use, space, links);
  if (value.is === 'either') return links.member(value, name, use);
  if (value.is === 'unknown') return { is: 'unknown', rule: 'scala/receiver-unknown' };
  if (value.is !== 'instance' && value.is !== 'type') {
    const has = value.is === 'outside' ? hasStandard(value.name, name) : true;
    const found = has === true ? undefined : extensionOf(value, use, space, links);
    if (found) return found;
    return {
      is: 'outside',
      rule: 'member-outside',
      value: givenBy(name, value) ?? (isPlain(value) ? OUTSIDE : UNKNOWN),
    };
  }
  const chain = chainOf([value], name, links);
  const found = chosen(
    chain.found.filter(({ one }) => !isExtension(one)),
    use,
    space,
    'scala/member',
    links,
  );
  if (found)
    return found.is === 'definitions' && value.certainty === 'inferred' ? { ...found, certainty: 'inferred' } : found;
  if (chain.isOutside) return { is: 'outside', rule: 'no-member', value: UNKNOWN };
  const extension = extensionOf(value, use, space, links);
  if (extension)
    return extension.is === 'definitions' && chain.isOpen ? { ...extension, certainty: 'inferred' } : extension;
  if (isMade(value, name))
    return {
      is: 'outside',
      rule: 'scala/made-member',
      value: name === 'values' ? UNKNOWN : { ...value, is: 'instance' },
    };
  const converted = implicitMembers(use, links);
  if (chain.isOpen || converted.length > 0)
    return { is: 'unknown', rule: 'scala/supertype-unknown', ...(!chain.isOpen && { candidates: converted }) };
  return { is: 'outside', rule: 'no-member', value: UNKNOWN };
}

const isPlain = (value: ValueType): boolean =>
  value.is === 'outside' &&
  /^(?:string|int|boolean|char|double|null|String|Int|Long|Boolean|Double|Unit|Char)$/.test(value.name);

/** What the compiler makes in classes and the objects beside them. */
function isMade({ of }: TypedValue, name: string): boolean {
  return (
    /^(?:copy|apply|unapply|values|valueOf|fromOrdinal|ordinal|tupled|curried)$/.test(name) ||
    (/^_\d+$/.test(name) && of.length > 0)
  );
}

/** Members of what something may be converted to, as far as files say that they convert. */
function implicitMembers({ name, view }: NameUse, links: LinkWorld): readonly Defined[] {
  return links.definitions(name, view).filter((one) => {
    if (isExtension(one)) return true;
    const { parent } = one.view.facts.symbols[one.symbol]!;
    return parent >= 0;
  });
}

/** The extension that a name means on a value: of what is around, of imports, of the packages. */
function extensionOf(value: ValueType, use: NameUse, space: Space, links: LinkWorld): Meaning | undefined {
  const { view, name, occurrence } = use;
  if (space === 'type' || !links.definitions(name, view).some(isExtension)) return undefined;
  const clauses = clausesAt(view, occurrence);
  const { scopes } = view.facts;
  const imports = importsOf(view);
  const groups: (readonly Defined[])[] = [];
  for (let scope = view.scopeAt(view.placeOf(occurrence)); scope >= 0; scope = scopes[scope]!.parent) {
    const body = scopes[scope]!.kind === 'class' ? bodyOf(view, scope, links) : undefined;
    if (body) groups.push(chainOf(body.values, name, links).found.map(({ one }) => one));
    const own = imports.get(scope) ?? [];
    groups.push(
      own
        .filter(({ local, imported }) => local === name || imported === '*')
        .flatMap(
          ({ specifier, imported }) =>
            broughtBy({ specifier, imported: imported === '*' ? name : imported }, clauses, view, links).all,
        ),
    );
  }
  for (const clause of clauses) groups.push(wholeNamed(`${clause}.${name}`, view, links).all);
  if (value.is === 'instance') for (const type of value.of) groups.push(besideType(type, name, links));
  for (const group of groups) {
    const fitting = group.filter(isExtension).flatMap((one) => {
      const on = receiverOf(one, links);
      const fit = on === undefined ? 'below' : fitOf(value, on, links);
      return fit === 'no' ? [] : [{ one, isSure: fit !== 'maybe' }];
    });
    if (fitting.length === 0) continue;
    return fitting.every(({ isSure }) => isSure)
      ? chosen(fitting, use, space, 'scala/extension', links)
      : { is: 'unknown', rule: 'scala/extension-unknown', candidates: fitting.map(({ one }) => one) };
  }
  return undefined;
}

/** What the object beside a type has under a name. */
function besideType(type: Defined, name: string, links: LinkWorld): readonly Defined[] {
  const beside = companionOf(type, links);
  return beside
    ? chainOf([{ is: 'type', of: [beside], certainty: 'exact' }], name, links).found.map(({ one }) => one)
    : [];
}

/** The object with the name of a type, where that stands. */
function companionOf({ view, symbol }: Defined, links: LinkWorld): Defined | undefined {
  const one = view.facts.symbols[symbol];
  if (!one || one.kind === 'object') return undefined;
  const found = view
    .symbolsOf(one.name)
    .find((i) => view.facts.symbols[i]!.kind === 'object' && view.facts.symbols[i]!.parent === one.parent);
  return found === undefined ? undefined : links.defined(view, found);
}

function ofSuper(use: NameUse, space: Space, links: LinkWorld): Meaning {
  const body = bodyAt(use.view, use.occurrence, links);
  if (!body) return { is: 'unknown', rule: 'scala/super-unknown' };
  const [own] = body.values;
  const above = body.type && own?.is === 'instance' ? supertypesOf(own, links, own).reverse() : body.values;
  const chain = chainOf(above, use.name, links, true);
  const found = chosen(chain.found, use, space, 'scala/super-member', links);
  if (found) return found;
  return chain.isOpen ? { is: 'unknown', rule: 'scala/supertype-unknown' } : { is: 'outside', rule: 'no-member' };
}

function bodyAt(view: FileView, occurrence: number, links: LinkWorld): ReturnType<typeof bodyOf> {
  const { scopes } = view.facts;
  for (let scope = view.scopeAt(view.placeOf(occurrence)); scope >= 0; scope = scopes[scope]!.parent) {
    const body = scopes[scope]!.kind === 'class' ? bodyOf(view, scope, links) : undefined;
    if (body) return body;
  }
  return undefined;
}

/** What a package has: a type, an object, a member of its own object, a package below it. */
function inPackage(path: string, use: NameUse, space: Space, links: LinkWorld): Meaning {
  const { view, name } = use;
  const whole = path === '' ? name : `${path}.${name}`;
  const { all, isAmbiguous, isOneOfSeveral = false } = wholeNamed(whole, view, links);
  const fitting = all.filter((one) => fitOfKind(one.view.facts.symbols[one.symbol]!.kind, space) > 0);
  if (isAmbiguous && fitting.length > 0) return { is: 'unknown', rule: 'scala/several-modules', candidates: fitting };
  const found = chosen(
    all.map((one) => ({ one, isSure: !isOneOfSeveral })),
    use,
    space,
    'scala/whole-name',
    links,
  );
  if (found) return found;
  if (/^\p{Lu}/u.test(name) || space === 'call')
    return { is: 'outside', rule: 'package-outside', name: platformName(whole) };
  return { is: 'module', path: whole, by: view.file.language, certainty: 'exact', rule: 'package' };
}

/** A part of the path of an import, or what it takes. */
function inImport(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const { line } = view.placeOf(occurrence);
  const member = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  const clauses = clausesAt(view, occurrence);
  const items = view.facts.imports.filter(
    ({ kind, startLine, endLine }) => kind === 'import' && startLine <= line && line <= endLine,
  );
  const isLast = isLastPart(view, occurrence);
  const item = items.find(({ local, imported }) => local === name || imported === name);
  if (item && (isLast || view.bindingAt(occurrence)?.kind === 'import')) {
    const { all, isAmbiguous, isOneOfSeveral } = broughtBy(item, clauses, view, links);
    if (isAmbiguous) return { is: 'unknown', rule: 'scala/several-modules', candidates: all };
    if (all.length > 0)
      return { is: 'definitions', all, certainty: isOneOfSeveral ? 'inferred' : 'exact', rule: 'import' };
  }
  if (!member) {
    const path = packagePath(name, clauses, view, links);
    if (path !== undefined && clauses.some((clause) => path === `${clause}.${name}`)) return asModule(path, use);
    const found = bareName({ ...use, role: 'read' }, 'value', links, items[0]);
    if (found.is === 'definitions') return found;
    return path === undefined ? { is: 'outside', rule: 'import-outside', name } : asModule(path, use);
  }
  const before = member.target >= 0 ? links.meaning(view, member.target) : undefined;
  if (before?.is === 'module') return inPackage(before.path, use, 'value', links);
  if (before?.is !== 'definitions') return before ?? { is: 'unknown', rule: 'scala/import-unknown' };
  return memberOf(links.valueAt(view, occurrence, member), { ...use, role: 'read' }, 'value', links);
}

const asModule = (path: string, { view }: NameUse): Meaning => ({
  ...{ is: 'module', path, by: view.file.language, certainty: 'exact', rule: 'package' },
});

/** The parameter that an argument is named for. */
function keyed({ view, occurrence, name }: NameUse, links: LinkWorld): Meaning {
  const key = view.linksOf(occurrence).find(({ kind }) => kind === 'key');
  if (!key || key.target < 0) return { is: 'outside', rule: 'scala/key' };
  const called = links.meaning(view, key.target);
  if (called.is === 'outside') return { is: 'outside', rule: 'scala/key' };
  if (called.is !== 'definitions') return { is: 'unknown', rule: 'key' };
  const found = called.all.flatMap((one) => {
    const makers = kindOf(one) === 'object' ? [...applyOf(one, links), ...classesBeside(one, links)] : [one];
    const parameters = makers.flatMap((each) =>
      each.view
        .linksOf(each.name)
        .flatMap(({ kind, target }) =>
          kind === 'parameter' && each.view.nameAt(target) === name
            ? [{ view: each.view, symbol: each.view.symbolAt(target), name: target }]
            : [],
        ),
    );
    return parameters.slice(0, 1);
  });
  if (found.length !== 1) return { is: 'unknown', rule: 'key' };
  return { is: 'definitions', all: found, certainty: called.certainty, rule: 'scala/key' };
}

const applyOf = (one: Defined, links: LinkWorld): Defined[] =>
  chainOf([{ is: 'type', of: [one], certainty: 'exact' }], 'apply', links).found.map((each) => each.one);

/** The class with the name of an object, where that stands. */
function classesBeside({ view, symbol }: Defined, links: LinkWorld): Defined[] {
  const one = view.facts.symbols[symbol];
  if (!one) return [];
  return view.symbolsOf(one.name).flatMap((i) => {
    const other = view.facts.symbols[i]!;
    return other.kind === 'class' && other.parent === one.parent ? [links.defined(view, i)] : [];
  });
}

/** What calling a definition gives: of an object what its `apply` does, of a class a value of it. */
function called(one: Defined, _: Receiver | undefined, links: LinkWorld): ValueType | undefined {
  const kind = kindOf(one);
  if (kind === 'class' || kind === 'enum') return { is: 'instance', of: [one], certainty: 'exact' };
  if (kind === 'enum-member') return { is: 'instance', of: [one], certainty: 'exact' };
  if (kind === 'object') {
    const all = applyOf(one, links);
    if (all.length > 0) return links.returned({ is: 'definitions', all, certainty: 'exact', rule: 'scala/apply' });
    const [made] = classesBeside(one, links);
    return made ? { is: 'instance', of: [made], certainty: 'exact' } : UNKNOWN;
  }
  return undefined;
}

/** The value of a name where it stands: of a function without parameters what it gives. */
function valueAt(use: NameUse, links: LinkWorld): ValueType | undefined {
  const { view, occurrence, role } = use;
  if (role === 'type') return undefined;
  const meaning = links.meaning(view, occurrence);
  const [one, ...more] = meaning.is === 'definitions' ? meaning.all : [];
  if (!one) return undefined;
  const kind = kindOf(one);
  if (kind === 'enum-member') return { is: 'instance', of: [one], certainty: 'exact' };
  if (kind !== undefined && isFunctionKind(kind) && role !== 'call') return links.returned(meaning);
  if (one.symbol >= 0 || more.length > 0) return undefined;
  const said = one.view.linksOf(one.name);
  const passed = said.find(({ kind: each }) => each === 'passed');
  if (passed) return handedTo(one.view, passed, links);
  const binding = one.view.bindingAt(one.name);
  // `self =>` is another name of `this`.
  if (binding?.kind === 'parameter' && said.length === 0 && one.view.facts.scopes[binding.scope]?.kind === 'class') {
    return thisAt(one.view, one.name, links);
  }
  return undefined;
}

/** What is `this` at an occurrence. */
function thisAt(view: FileView, occurrence: number, links: LinkWorld): ValueType {
  const body = bodyAt(view, occurrence, links);
  return body?.values[0] ?? UNKNOWN;
}

/** What a function without a name is handed in a place. */
function handedTo(view: FileView, { target, steps }: Link, links: LinkWorld): ValueType {
  const [place = 0, parameter = 0] = steps;
  if (target < 0) return UNKNOWN;
  const meaning = links.meaning(view, target);
  if (meaning.is === 'definitions') {
    const [one, ...more] = meaning.all;
    if (!one || more.length > 0 || place === 6) return UNKNOWN;
    const taken = one.view.linksOf(one.name).flatMap(({ kind, target: name }) => (kind === 'parameter' ? [name] : []));
    const name = place === 7 ? taken.at(-1) : taken[place];
    const type =
      name === undefined ? undefined : one.view.linksOf(name).filter(({ kind }) => kind === 'parameter')[parameter];
    if (name === undefined || !type || type.target < 0) return UNKNOWN;
    const value = links.typeAt(one.view, name, { ...type, kind: 'type', steps: [] }, meaning.through);
    return value.is === 'type' ? { ...value, is: 'instance' } : value;
  }
  if (meaning.is !== 'outside') return UNKNOWN;
  const member = view.linksOf(target).find(({ kind }) => kind === 'member');
  return member ? handedBy(view.nameAt(target), receiverAt(view, target, member, links), parameter) : UNKNOWN;
}

/** What a step gives of a value. */
function step(of: ValueType, name: string, links: LinkWorld): ValueType | undefined {
  if (name === 'element') return elementOf(of) ?? (of.is === 'outside' && of.args.length === 0 ? OUTSIDE : UNKNOWN);
  if (name === 'call') {
    if (of.is === 'outside' || of.is === 'many')
      return applied(of) ?? (of.is === 'outside' && of.args.length === 0 ? undefined : UNKNOWN);
    if (of.is !== 'instance' && of.is !== 'type') return undefined;
    const chain = chainOf([of], 'apply', links);
    const [first] = chain.found;
    if (first)
      return links.returned({
        is: 'definitions',
        all: chain.found.map(({ one }) => one),
        certainty: 'exact',
        rule: 'scala/apply',
        through: first.through,
      });
    // More lists of a function that was called.
    return chain.isOpen ? UNKNOWN : of;
  }
  const place = ['first', 'second', 'third'].indexOf(name);
  if (place < 0) return undefined;
  if (of.is !== 'instance' && of.is !== 'type') return partOf(of, place) ?? UNKNOWN;
  const [type] = of.of.flatMap((one) => (kindOf(one) === 'object' ? classesBeside(one, links) : [one]));
  const parameter = type?.view.linksOf(type.name).filter(({ kind }) => kind === 'parameter')[place];
  const link = type && parameter ? type.view.linksOf(parameter.target).find(({ kind }) => kind === 'type') : undefined;
  if (!type || !parameter || !link) return UNKNOWN;
  const found = links.typeAt(type.view, parameter.target, link, { declaring: { ...of, is: 'instance' }, self: of });
  return found.is === 'type' ? { ...found, is: 'instance' } : found;
}

/** False when a name of which nothing is known cannot mean a definition all the same. */
function mayMean(use: NameUse, { view: on, symbol }: Defined): boolean {
  const one = on.facts.symbols[symbol]!;
  const isMember = one.parent >= 0 && isTypeKind(on.facts.symbols[one.parent]!.kind);
  const hasReceiver = use.view.linksOf(use.occurrence).some(({ kind }) => kind === 'member');
  // What is no member would have been found, or needs a package before it.
  return isMember || (hasReceiver && one.owner !== '');
}

/** How names of Scala are bound. */
export const linking: LinkRules = {
  means,
  key: keyed,
  value: valueAt,
  thisAt,
  step,
  called,
  mayMean,
  provesResults: true,
  supertypes: (type, links) => supertypesOf({ is: 'instance', of: [type], certainty: 'exact' }, links),
  fits: (kind, role, use) => {
    if (role === 'import' || role === 'export' || role === 'key' || role === 'label') return true;
    const space =
      use && use.occurrence >= 0 ? spaceOf(use) : role === 'type' ? 'type' : role === 'call' ? 'call' : 'value';
    return fitOfKind(kind, space) > 0;
  },
};
