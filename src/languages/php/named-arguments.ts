import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined, Meaning } from '../meaning.ts';

const UNKNOWN: Meaning = { is: 'unknown', rule: 'key' };
const OUTSIDE: Meaning = { is: 'outside', rule: 'key' };

/** What the name of an argument means: the parameter of what is called, and the property that this makes. */
export function namedArgument({ view, occurrence, name }: NameUse, links: LinkWorld): Meaning {
  const target = view.linksOf(occurrence).find(({ kind }) => kind === 'key')?.target ?? -1;
  if (target < 0) return UNKNOWN;
  const called = links.meaning(view, target);
  if (called.is === 'outside') return OUTSIDE;
  const [one, ...others] = called.is === 'definitions' ? called.all : [];
  if (called.is !== 'definitions' || !one || others.length > 0) return UNKNOWN;
  const functions = functionsOf(one, links);
  if (!functions) return OUTSIDE;
  const all = functions.flatMap((each) => parameter(each, name));
  // What `...$rest` takes is no parameter.
  return all.length > 0 ? { is: 'definitions', all, certainty: called.certainty, rule: 'named-argument' } : OUTSIDE;
}

/** The name of a parameter in calls has no sign. */
export function nameInCalls({ view, symbol, name }: Defined): readonly string[] {
  return symbol < 0 && view.bindingAt(name)?.kind === 'parameter' ? [view.nameAt(name).slice(1)] : [];
}

/** What takes the arguments: of a type its constructor; undefined where that is none of this project. */
function functionsOf(one: Defined, links: LinkWorld): readonly Defined[] | undefined {
  switch (one.view.facts.symbols[one.symbol]?.kind) {
    case 'function':
    case 'method':
    case 'constructor':
      return [one];
    case 'class': {
      const made = links.member({ is: 'instance', of: [one], certainty: 'exact' }, '__construct');
      return made.is === 'definitions' ? made.all : undefined;
    }
    default:
      return undefined;
  }
}

function parameter({ view, name: of }: Defined, name: string): readonly Defined[] {
  const scope = view.scopeAt(view.placeOf(of));
  const found = view
    .boundAs(`$${name}`)
    .inScope(scope)
    .find(({ kind }) => kind === 'parameter');
  if (!found) return [];
  const property = view.symbolAt(view.occurrenceAt({ line: found.line, column: found.column + 1 }));
  const own: Defined = { view, symbol: -1, name: view.occurrenceAt(found) };
  return property < 0 ? [own] : [{ view, symbol: property, name: own.name + 1 }, own];
}
