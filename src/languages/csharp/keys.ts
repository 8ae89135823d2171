import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined, Meaning } from '../meaning.ts';
import { type Candidate, candidateOf, chooseBy, givenAt } from './overloads.ts';
import { isType, partsOf } from './types.ts';

/** What the name of an argument means: the parameter of what is called. */
export function argumentName(use: NameUse, links: LinkWorld): Meaning {
  const { view, occurrence, name } = use;
  const link = view.linksOf(occurrence).find(({ kind }) => kind === 'key');
  // The names of the parts of tuples, and of what has no type, are no definitions.
  if (!link) return { is: 'outside', rule: 'csharp-key' };
  if (link.target < 0) return { is: 'unknown', rule: 'key' };
  const called = links.meaning(view, link.target);
  if (called.is === 'outside') return { is: 'outside', rule: 'csharp-key' };
  const all = called.is === 'definitions' ? called.all : called.is === 'unknown' ? (called.candidates ?? []) : [];
  if (all.length === 0) return { is: 'unknown', rule: 'key' };
  const isMade = all.every(isType);
  const functions = isMade ? constructorsOf(all[0]!, links) : all;
  const having = functions.filter((one) => parameterOf(one, name));
  const parameters = having.flatMap((one) => parameterOf(one, name) ?? []);
  const [only] = parameters;
  if (!only)
    return isMade || called.is === 'definitions'
      ? { is: 'outside', rule: 'csharp-key' }
      : { is: 'unknown', rule: 'key' };
  const isKnown = called.is === 'definitions' && !isMade;
  if (parameters.length === 1 && (isKnown || isMade)) return found(only);
  const candidates = having.map((one): Candidate => candidateOf(one, undefined, links));
  const given = givenAt({ ...use, occurrence: link.target, role: 'call' }, links);
  const { best } = chooseBy({ ...given, typeArguments: 0 }, candidates, links);
  const parameter = best && parameterOf(best.method, name);
  return parameter ? found(parameter) : { is: 'unknown', rule: 'key', candidates: parameters };
}

const found = (one: Defined): Meaning => ({
  is: 'definitions',
  all: [one],
  certainty: 'exact',
  rule: 'csharp-parameter',
});

/** What makes a value of a type: its constructors, and the type itself where its head says what it takes. */
export function constructorsOf(type: Defined, links: LinkWorld): Defined[] {
  return partsOf(type, links).flatMap((part) => {
    const { view, symbol, name } = part;
    const own = view.childrenOf(symbol).filter((child) => view.facts.symbols[child]!.kind === 'constructor');
    const isPrimary = view.linksOf(name).some(({ kind }) => kind === 'parameter');
    return [...(isPrimary ? [part] : []), ...own.map((child) => links.defined(view, child))];
  });
}

function parameterOf({ view, name: of }: Defined, name: string): Defined | undefined {
  const link = view.linksOf(of).find(({ kind, target }) => kind === 'parameter' && view.nameAt(target) === name);
  return link && { view, symbol: view.symbolAt(link.target), name: link.target };
}
