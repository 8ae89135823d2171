import type { FileView } from '../file-view.ts';
import type { LinkWorld, NameUse } from '../link-rules.ts';
import type { Defined, Meaning } from '../meaning.ts';
import type { TreeView } from '../tree-view.ts';
import { isUnbound, kindOf, TYPES } from './defined.ts';
import { offsetOf, placeAt, writtenIn } from './written.ts';

/** What stands before the name of a test: `TEST_F(Foo, `, `TEST_CASE_METHOD(`. */
const BEFORE_NAME = /^(?:(?:TYPED_)?TEST(?:_[FP])?\s*\(\s*\w+\s*,|\w*(?:FIXTURE|_METHOD)\w*\s*\()\s*$/;
/** The head of a test whose body is one of a class that extends a type which is named first, or second. */
const OF_TYPE =
  /^(?:(?:TYPED_)?TEST_[FP]|TYPED_TEST|\w*(?:FIXTURE|_METHOD)\w*)\s*\(\s*([\w:]+)\s*(?:,\s*([\w:]+)\s*[,)])?/;

/** True for a test that macros of test frameworks define: no function of the program has its name. */
export function isTestCase(view: TreeView, node: number): boolean {
  const declarator = view.field(node, 'declarator');
  if (!view.is(declarator, 'parenthesized_declarator')) return false;
  return BEFORE_NAME.test(view.text.slice(view.start(node), view.start(view.first(declarator))));
}

/**
 * What a name in the body of a test means that is a member of the type which the test is one of: the body is taken for one of
 * a method, as the macros of googletest, Boost.Test, Catch2 and doctest make it. Undefined for all else.
 */
export function ofFixture(use: NameUse, links: LinkWorld): Meaning | undefined {
  const { view, occurrence } = use;
  const test = testAround(view, occurrence, links);
  if (!test || view.linksOf(occurrence).some(({ kind }) => kind === 'member')) return undefined;
  const type = fixtureOf(test, links);
  if (type.of.length === 0) return undefined;
  const lexical = links.lexical(use);
  const isInside = (one: Defined): boolean =>
    one.symbol < 0 || (one.view === view && isIn(view, one.symbol, test.symbol));
  if (lexical.is === 'definitions' && (lexical.rule.startsWith('implicit') || lexical.all.some(isInside))) {
    return undefined;
  }
  const found = links.member({ is: 'instance', of: type.of, certainty: 'inferred' }, use.name, use);
  return found.is === 'definitions' ? { ...found, certainty: 'inferred', rule: 'fixture-member' } : undefined;
}

/** The types that `this` is one of in the body of a test; [] elsewhere. */
export function fixtureAt(view: FileView, occurrence: number, links: LinkWorld): readonly Defined[] {
  const test = testAround(view, occurrence, links);
  return test ? fixtureOf(test, links).of : [];
}

function testAround(view: FileView, occurrence: number, links: LinkWorld): Defined | undefined {
  if (occurrence < 0) return undefined;
  const around = view.symbolsAround(view.placeOf(occurrence));
  const test = around.find((symbol) => isUnbound({ view, symbol, name: -1 }));
  if (test === undefined || around.some((symbol) => symbol > test && TYPES.has(view.facts.symbols[symbol]!.kind))) {
    return undefined;
  }
  return links.defined(view, test);
}

function isIn(view: FileView, symbol: number, outer: number): boolean {
  for (let at = symbol; at >= 0; at = view.facts.symbols[at]!.parent) if (at === outer) return true;
  return false;
}

function fixtureOf(test: Defined, links: LinkWorld): { of: readonly Defined[] } {
  return links.foundOf(test, 'fixture', () => {
    const { view, symbol } = test;
    const written = writtenIn(view, links);
    const { startLine: line, startColumn: column } = view.facts.symbols[symbol]!;
    const start = written ? offsetOf(written, { line, column }) : 0;
    const head = written && OF_TYPE.exec(written.text.slice(start, start + 400));
    if (!head) return { of: [] };
    for (const name of head.slice(1)) {
      if (name === undefined) continue;
      const last = name.slice(name.lastIndexOf(':') + 1);
      const at = start + head[0].indexOf(name, head[0].indexOf('(')) + name.length - last.length;
      const occurrence = view.occurrenceAt(placeAt(written, at));
      const found = occurrence < 0 ? undefined : links.lexical({ view, occurrence, name: last, role: 'type' });
      const of = found?.is === 'definitions' ? found.all.filter((one) => TYPES.has(kindOf(one))) : [];
      if (of.length > 0) return { of };
    }
    return { of: [] };
  });
}
