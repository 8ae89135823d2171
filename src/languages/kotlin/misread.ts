import type { DefinitionRule, FoundName } from '../rules.ts';
import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { named } from './parts.ts';

/*
 * After `@A` on a line of its own the grammar may take the declaration below for a call of infix functions:
 * `private val x` is then (private val x), `class Foo { … }` is (class Foo { … }), all of them identifiers. A keyword
 * can be no such identifier, so what follows one is a definition after all.
 */

const KEYWORDS: ReadonlySet<string> = new Set([
  ...(['class', 'interface', 'object', 'fun', 'val', 'var', 'typealias'] as const),
]);
const MODIFIERS: ReadonlySet<string> = new Set([
  ...(['public', 'private', 'protected', 'internal', 'abstract', 'final', 'open', 'sealed', 'data', 'inner'] as const),
  ...(['value', 'annotation', 'enum', 'const', 'lateinit', 'override', 'operator', 'infix', 'inline'] as const),
  ...(['suspend', 'tailrec', 'external', 'expect', 'actual', 'companion'] as const),
]);

/** The operands and functions of a chain of infix calls, in order. */
function words(view: TreeView, infix: number, out: number[] = []): number[] {
  for (const child of view.children(infix)) {
    if (view.is(child, 'infix_expression') && out.length === 0) words(view, child, out);
    else out.push(child);
  }
  return out;
}

function top(view: TreeView, infix: number): number {
  let chain = infix;
  while (view.is(view.parent(chain), 'infix_expression')) chain = view.parent(chain);
  return chain;
}

interface Misread {
  keyword: string;
  /** What follows the keyword: a name, or the call of a function that is declared. */
  declared: number;
  modifiers: readonly string[];
}

/** The declaration that a chain of infix calls is, if it is one. */
function misread(view: TreeView, infix: number): Misread | undefined {
  if (view.is(view.parent(infix), 'infix_expression')) return undefined;
  const chain = words(view, infix);
  const modifiers: string[] = [];
  for (const [index, word] of chain.entries()) {
    if (!view.is(word, 'identifier')) return undefined;
    const text = view.textOf(word);
    const declared = chain[index + 1];
    if (KEYWORDS.has(text)) return declared === undefined ? undefined : { keyword: text, declared, modifiers };
    if (!MODIFIERS.has(text)) return undefined;
    modifiers.push(text);
  }
  return undefined;
}

function names(view: TreeView, infix: number): FoundName[] {
  let node = misread(view, infix)?.declared ?? -1;
  while (view.is(node, 'call_expression')) node = view.first(node);
  if (view.is(node, 'navigation_expression')) node = view.children(node).at(-1)!;
  return view.is(node, 'identifier') ? [named(view, node)] : [];
}

/** The receiver in `fun Foo.bar() { … }`. */
function receiver(view: TreeView, infix: number): string {
  let node = misread(view, infix)?.declared ?? -1;
  while (view.is(node, 'call_expression')) node = view.first(node);
  return view.is(node, 'navigation_expression') ? view.textOf(view.first(node)) : '';
}

const isOneOf =
  (...keywords: string[]) =>
  (view: TreeView, node: number): boolean =>
    keywords.includes(misread(view, node)?.keyword ?? '');
const hasModifier =
  (modifier: string) =>
  (view: TreeView, node: number): boolean =>
    misread(view, node)?.modifiers.includes(modifier) ?? false;

/** True for the body of a type that was taken for a lambda. */
export function isTypeBody(view: TreeView, lambda: number): boolean {
  const infix = view.parent(lambda);
  return view.is(infix, 'infix_expression') && isOneOf('class', 'interface', 'object')(view, infix);
}

const declaration: DefinitionRule = {
  kind: 'class',
  kinds: [
    { when: { test: isOneOf('interface') }, kind: 'interface' },
    { when: { test: isOneOf('object') }, kind: 'object' },
    { when: { test: isOneOf('typealias') }, kind: 'type' },
    { when: { test: (view, node) => receiver(view, node) !== '' }, kind: 'method' },
    { when: { test: isOneOf('fun') }, kind: 'function' },
    { when: { test: isOneOf('val') }, kind: 'constant' },
    { when: { test: isOneOf('var') }, kind: 'variable' },
  ],
  when: { test: (view, node) => misread(view, node) !== undefined },
  name: names,
  owner: receiver,
  body: [':lambda_literal', ':call_expression > :annotated_lambda', ':annotated_expression'],
  container: false,
  flagged: [
    { when: { test: hasModifier('private') }, flags: ['private'] },
    { when: { test: hasModifier('protected') }, flags: ['protected'] },
    { when: { test: hasModifier('abstract') }, flags: ['abstract'] },
    { when: { test: hasModifier('suspend') }, flags: ['async'] },
  ],
};

/** Rules for chains of infix calls. */
export const infixExpressions: readonly DefinitionRule[] = [
  {
    ...declaration,
    when: { has: [':lambda_literal'], test: isOneOf('class', 'interface', 'object') },
    container: true,
  },
  declaration,
];

/** The function of `a to b` is called; modifiers of a declaration taken for such a call are no names. */
export function infixPart(view: TreeView, node: number): FinalSlot {
  const infix = view.parent(node);
  if (misread(view, top(view, infix)) && MODIFIERS.has(view.textOf(node))) return 'none';
  return view.children(infix)[1] === node ? 'call' : 'read';
}
