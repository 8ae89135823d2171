import { fitOf, receiverOf } from '../kotlin/conversions.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined, Meaning, ValueType } from '../meaning.ts';
import { importsOf } from './bare-names.ts';
import { besideType } from './beside.ts';
import { bodyOf } from './bodies.ts';
import { chainOf, isExtension } from './chains.ts';
import { chosen } from './chosen.ts';
import { broughtBy, clausesAt, wholeNamed } from './packages.ts';
import type { Space } from './spaces.ts';

/** The extension that a name means on a value: of what is around, of imports, of the packages. */
export function extensionOf(value: ValueType, use: NameUse, space: Space, links: LinkWorld): Meaning | undefined {
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
