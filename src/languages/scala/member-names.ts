import { platformName } from '../java/platform.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Defined, type Meaning, OUTSIDE, type TypedValue, UNKNOWN, type ValueType } from '../meaning.ts';
import { bodyAt } from './bodies.ts';
import { chainOf, isExtension, supertypesOf } from './chains.ts';
import { chosen } from './chosen.ts';
import { extensionOf } from './extensions.ts';
import { wholeNamed } from './packages.ts';
import { fitOfKind, type Space } from './spaces.ts';
import { givenBy, hasStandard } from './standard.ts';

/** The member of a value, of an object, or of a package. */
export function memberOf(value: ValueType, use: NameUse, space: Space, links: LinkWorld): Meaning {
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

/** The member of what is above the type around. */
export function ofSuper(use: NameUse, space: Space, links: LinkWorld): Meaning {
  const body = bodyAt(use.view, use.occurrence, links);
  if (!body) return { is: 'unknown', rule: 'scala/super-unknown' };
  const [own] = body.values;
  const above = body.type && own?.is === 'instance' ? supertypesOf(own, links, own).reverse() : body.values;
  const chain = chainOf(above, use.name, links, true);
  const found = chosen(chain.found, use, space, 'scala/super-member', links);
  if (found) return found;
  return chain.isOpen ? { is: 'unknown', rule: 'scala/supertype-unknown' } : { is: 'outside', rule: 'no-member' };
}

/** What a package has: a type, an object, a member of its own object, a package below it. */
export function inPackage(path: string, use: NameUse, space: Space, links: LinkWorld): Meaning {
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
