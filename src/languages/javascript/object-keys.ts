import { ROLES } from '../../model/index.ts';
import type { FileView, Link } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import { type Defined, type Meaning, oneOf, UNKNOWN, type ValueType } from '../meaning.ts';

const DEEP = 8;
const NO_KEY: Meaning = { is: 'unknown', rule: 'key' };

/** What a name of an object that is written out means: the member of what is expected where the object stands. */
export function objectKey(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence } = use;
  const own = view.linksOf(occurrence).find(({ kind }) => kind === 'member');
  if (own) return links.member(links.valueAt(view, occurrence, own), use.name, use);
  return expectedMember(view, occurrence, links, 0);
}

function expectedMember(view: FileView, occurrence: number, links: LinkWorld, depth: number): Meaning {
  const said = view.linksOf(occurrence).find(({ kind }) => kind === 'key' || kind === 'passed');
  if (!said || depth > DEEP) return NO_KEY;
  const found = links.member(expectedValue(view, occurrence, said, links, depth), view.nameAt(occurrence));
  // What has other members as well is given them here.
  return found.is === 'definitions' ? { ...found, rule: 'object-key' } : NO_KEY;
}

function expectedValue(view: FileView, occurrence: number, said: Link, links: LinkWorld, depth: number): ValueType {
  if (said.kind === 'passed') return taken(view, said, links);
  const isInObject =
    said.target >= 0 && view.linksOf(said.target).some(({ kind }) => kind === 'key' || kind === 'passed');
  if (!isInObject) return links.valueAt(view, occurrence, said);
  // An object in an object: what is expected of the outer one says what this is.
  const outer = expectedOfKey(view, said.target, links, depth + 1);
  if (said.steps.length === 0 || outer.is !== 'definitions') return links.valueOf(outer);
  const values = outer.all.map((one) => links.valueAt(one.view, one.name, { ...said, target: one.name }));
  return oneOf(values);
}

/** The same of a key around others. What it means is remembered: many keys stand in one object. */
function expectedOfKey(view: FileView, occurrence: number, links: LinkWorld, depth: number): Meaning {
  const isPlain =
    ROLES[view.occurrences.role[occurrence]!] === 'key' &&
    view.symbolAt(occurrence) < 0 &&
    !view.linksOf(occurrence).some(({ kind }) => kind === 'member');
  return isPlain && depth === 1 ? links.meaning(view, occurrence) : expectedMember(view, occurrence, links, depth);
}

/** What is taken in the place of an argument. */
function taken(view: FileView, { target, steps }: Link, links: LinkWorld): ValueType {
  const called = target < 0 ? undefined : links.meaning(view, target);
  if (called?.is !== 'definitions') return UNKNOWN;
  const [argument = 0] = steps;
  return links.foundOf(called, `argument ${argument}`, () => takenBy(called, argument, links));
}

function takenBy(called: Meaning & { is: 'definitions' }, argument: number, links: LinkWorld): ValueType {
  const through = called.through && { through: called.through };
  const values = called.all.flatMap(constructorsOf).flatMap((one) => {
    const parameters = one.view.linksOf(one.name).filter(({ kind }) => kind === 'parameter');
    const parameter = parameters[argument];
    if (!parameter || parameter.target < 0 || parameter.steps.length > 0) return [];
    const name = { view: one.view, symbol: -1, name: parameter.target };
    // A pattern stands for the type that it takes apart.
    const isPattern = one.view.bindingAt(parameter.target) === undefined;
    const type: Link = { kind: 'type', target: parameter.target, steps: [] };
    return isPattern
      ? links.typeAt(one.view, one.name, type, called.through)
      : links.valueOf({ is: 'definitions', all: [name], certainty: called.certainty, rule: 'parameter', ...through });
  });
  return oneOf(values);
}

/** A class that is called stands for its constructors. */
function constructorsOf(one: Defined): Defined[] {
  const { symbols } = one.view.facts;
  if (symbols[one.symbol]?.kind !== 'class') return [one];
  return one.view
    .childrenOf(one.symbol)
    .filter((child) => symbols[child]!.kind === 'constructor')
    .map((symbol) => ({ view: one.view, symbol, name: one.view.nameOfSymbol(symbol) }));
}
