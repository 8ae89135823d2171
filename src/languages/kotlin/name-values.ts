import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { UNKNOWN, type ValueType } from '../meaning.ts';
import { chainOf, parametersOf, supertypesOf } from './chains.ts';
import { handedTo } from './lambdas.ts';
import { aroundOf } from './levels.ts';
import { elementOf, indexed, partOf, resultOf } from './standard.ts';

/** What a call of the library gives that gives what a function at its end does. */
export function calls({ view, occurrence, name }: NameUse, links: LinkWorld): ValueType | undefined {
  const shown = view.linksOf(occurrence).find(({ kind }) => kind === 'result');
  return shown && resultOf(name)?.(links.valueAt(view, occurrence, shown));
}

/** The value of a name where it stands: of `this@Foo`, of what a function is handed. */
export function valueAt(use: NameUse, links: LinkWorld): ValueType | undefined {
  const { view, occurrence, role, name } = use;
  if (role === 'label') {
    const one = aroundOf(view, view.placeOf(occurrence), links).find(
      (each) => each.is === 'receiver' && each.label === name,
    );
    return one?.is === 'receiver' ? (one.values[0] ?? UNKNOWN) : UNKNOWN;
  }
  if (role !== 'read' && role !== 'write' && role !== 'call') return undefined;
  if (view.linksOf(occurrence).some(({ kind }) => kind === 'type')) return undefined;
  const meaning = links.meaning(view, occurrence);
  const [one] = meaning.is === 'definitions' && meaning.all.length === 1 ? meaning.all : [];
  if (!one) return undefined;
  // A property of Java is what its method gives.
  if (role === 'read' && one.view.file.language === 'java' && one.view.facts.symbols[one.symbol]?.kind === 'method') {
    return links.returned(meaning);
  }
  if (one.symbol >= 0) return undefined;
  const said = one.view.linksOf(one.name);
  const passed = said.find(({ kind }) => kind === 'passed');
  if (!passed) return undefined;
  const handed = passed.target < 0 ? undefined : handedTo(one.view, passed, links);
  return handed?.parameters[passed.steps[1] ?? 0] ?? UNKNOWN;
}

/** What is `this` at an occurrence. */
export function thisAt(view: FileView, occurrence: number, links: LinkWorld): ValueType {
  const around = aroundOf(view, view.placeOf(occurrence), links);
  const one = around.find(({ is }) => is !== 'static');
  if (one?.is !== 'receiver') return UNKNOWN;
  return one.values[0] ?? UNKNOWN;
}

/** What a step gives of a value. */
export function step(of: ValueType, name: string, links: LinkWorld): ValueType | undefined {
  if (name === 'element') return elementOf(of) ?? heldBy(of, 'iterator', links);
  if (name === 'pointed') return indexed(of) ?? returnedBy(of, 'get', links);
  const place = ['first', 'second', 'third'].indexOf(name);
  if (place < 0) return undefined;
  if (of.is !== 'instance') return partOf(of, place);
  const [type] = of.of;
  const parameter = type && parametersOf(type)[place];
  const link =
    type && parameter !== undefined ? type.view.linksOf(parameter).find(({ kind }) => kind === 'type') : undefined;
  if (!type || !link) return UNKNOWN;
  const found = links.typeAt(type.view, parameter!, link, { declaring: of, self: of });
  return found.is === 'type' ? { ...found, is: 'instance' } : found;
}

/** What iteration over a value of the project gives: what a collection above it holds. */
function heldBy(of: ValueType, _: string, links: LinkWorld): ValueType {
  if (of.is !== 'instance') return UNKNOWN;
  for (const above of supertypesOf(of, links, of)) {
    const found =
      above &&
      (elementOf(above) ??
        (above.is === 'instance' || above.is === 'type' ? heldBy({ ...above, is: 'instance' }, _, links) : undefined));
    if (found && found.is !== 'unknown') return found;
  }
  return UNKNOWN;
}

function returnedBy(of: ValueType, name: string, links: LinkWorld): ValueType {
  if (of.is !== 'instance') return UNKNOWN;
  const [level] = chainOf([of], name, links).levels;
  if (level?.members.length !== 1) return UNKNOWN;
  const through = { declaring: level.type, self: of };
  return links.returned({ is: 'definitions', all: level.members, certainty: 'exact', rule: 'kotlin/member', through });
}
