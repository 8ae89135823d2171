import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined, Meaning } from '../meaning.ts';

/** What the name of an argument means: the parameter of what is called, or the field that makes it. */
export function keyword({ view, occurrence, name }: NameUse, links: LinkWorld): Meaning {
  const link = view.linksOf(occurrence).find(({ kind }) => kind === 'key');
  if (!link || link.target < 0) return { is: 'unknown', rule: 'key' };
  const called = links.meaning(view, link.target);
  if (called.is !== 'definitions') {
    return called.is === 'outside' ? { is: 'outside', rule: 'key' } : { is: 'unknown', rule: 'key' };
  }
  const found = called.all.map((one) => ofCalled(one, name, links));
  const all = found.flatMap((meaning) => (meaning.is === 'definitions' ? meaning.all : []));
  if (all.length === 0) return found[0] ?? { is: 'unknown', rule: 'key' };
  return { is: 'definitions', all, certainty: called.certainty, rule: 'keyword' };
}

function ofCalled(one: Defined, name: string, links: LinkWorld): Meaning {
  const { view, symbol } = one;
  switch (view.facts.symbols[symbol]?.kind) {
    case 'function':
    case 'method':
    case 'constructor':
      return parameter(one, name);
    case 'class':
    case 'enum':
      return ofMade([one], name, links);
    default: {
      const value = links.valueOf({ is: 'definitions', all: [one], certainty: 'exact', rule: 'key' });
      return value.is === 'type' ? ofMade(value.of, name, links) : { is: 'unknown', rule: 'key' };
    }
  }
}

/** What makes a value of a class takes the parameters of its constructor; without one in the project, its fields. */
function ofMade(of: readonly Defined[], name: string, links: LinkWorld): Meaning {
  const made = links.member({ is: 'instance', of, certainty: 'exact' }, '__init__');
  if (made.is === 'definitions') {
    const [first] = made.all;
    return first ? parameter(first, name) : { is: 'unknown', rule: 'key' };
  }
  if (made.is === 'unknown') return made;
  const field = links.member({ is: 'type', of, certainty: 'exact' }, name);
  const isField =
    field.is === 'definitions' && field.all.every(({ view, symbol }) => view.facts.symbols[symbol]?.kind === 'field');
  return isField ? field : { is: 'outside', rule: 'key' };
}

function parameter({ view, name: at }: Defined, name: string): Meaning {
  const scope = view.scopeAt(view.placeOf(at));
  const found = view
    .boundAs(name)
    .inScope(scope)
    .find(({ kind }) => kind === 'parameter');
  // What `**kwargs` takes is no parameter.
  if (!found) return { is: 'outside', rule: 'key' };
  const all = [{ view, symbol: -1, name: view.occurrenceAt(found) }];
  return { is: 'definitions', all, certainty: 'exact', rule: 'keyword' };
}
