import { LINK_TARGETS, type LinkKind, type LinkStep } from '../../model/index.ts';
import type { SayLink } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { TAKES_ELEMENT } from './closure-links.ts';
import { isConditional } from './items.ts';

/** What the names of a pattern are given: the value, or the declared type, that stands at a node, after steps. */
interface Given {
  view: TreeView;
  say: SayLink;
  kind: Extract<LinkKind, 'type' | 'value'>;
}

const PLACES = ['first', 'second', 'third'] as const;

/** `let a: A = b`, `if let Some(a) = b`, and parameters. */
export function letLinks(view: TreeView, node: number, say: SayLink): void {
  const pattern = view.field(node, 'pattern');
  const type = view.field(node, 'type');
  if (type >= 0) give({ view, say, kind: 'type' }, pattern, type, []);
  const value = view.field(node, 'value');
  if (value >= 0) give({ view, say, kind: 'value' }, pattern, value, []);
}

/** `for a in b` */
export function forLinks(view: TreeView, node: number, say: SayLink): void {
  giveElement({ view, say, kind: 'value' }, view.field(node, 'pattern'), view.field(node, 'value'));
}

/** `match a { Some(b) => … }` */
export function matchLinks(view: TreeView, node: number, say: SayLink): void {
  const value = view.field(node, 'value');
  for (const arm of view.children(view.field(node, 'body'))) {
    const pattern = view.first(view.field(arm, 'pattern'));
    if (pattern >= 0) give({ view, say, kind: 'value' }, pattern, value, []);
  }
}

/** A `let` statement, whose names are told to be optional where it is built under a condition only. */
export function statementLinks(view: TreeView, node: number, say: SayLink): void {
  letLinks(view, node, say);
  if (!isConditional(view, node)) return;
  const pattern = view.field(node, 'pattern');
  const names = view.is(pattern, 'identifier') ? [pattern] : view.children(pattern);
  for (const name of names) if (view.is(name, 'identifier')) say(name, 'option', LINK_TARGETS.unknown);
}

/** `|a: A| …`, and `xs.map(|a| …)`, whose parameter is one of what `xs` holds. */
export function closureLinks(view: TreeView, node: number, say: SayLink): void {
  const parameters = view.children(view.field(node, 'parameters'));
  const call = view.parent(view.parent(node));
  const method = view.is(call, 'call_expression') ? view.field(call, 'function') : -1;
  if (!view.is(method, 'field_expression')) return;
  const position = TAKES_ELEMENT.get(view.textOf(view.field(method, 'field')));
  const pattern = parameters[position ?? -1] ?? -1;
  // What is declared with a type is linked as any parameter.
  if (pattern < 0 || view.is(pattern, 'parameter')) return;
  giveElement({ view, say, kind: 'value' }, pattern, view.field(method, 'value'));
}

/** Gives the names of a pattern what stands at `from`. */
function give(given: Given, pattern: number, from: number, steps: readonly LinkStep[]): void {
  const { view, say, kind } = given;
  switch (view.kindOf(pattern)) {
    case 'identifier':
      // What has a capital is no name that is bound, but a constant or a variant.
      if (!/^\p{Lu}/u.test(view.textOf(pattern))) say(pattern, kind, from, ...steps);
      return;
    case 'mut_pattern':
    case 'ref_pattern':
    case 'reference_pattern': {
      const [inner] = view.children(pattern).filter((child) => !view.is(child, 'mutable_specifier'));
      give(given, inner ?? -1, from, steps);
      return;
    }
    case 'captured_pattern':
      for (const child of view.children(pattern)) give(given, child, from, steps);
      return;
    case 'or_pattern':
      give(given, view.first(pattern), from, steps);
      return;
    case 'tuple_struct_pattern':
      giveContent(given, pattern, from, steps);
      return;
    case 'struct_pattern':
      giveFields(given, pattern);
      return;
    case 'slice_pattern':
      for (const child of view.children(pattern)) give(given, child, from, [...steps, 'element']);
      return;
    case 'tuple_pattern':
      // One by one, where what stands there is a tuple as well.
      if (steps.length === 0 && /^tuple_(?:type|expression)$/.test(view.kindOf(from))) {
        const parts = view.children(from);
        for (const [child, i] of places(view, pattern)) give(given, child, parts[i] ?? -1, []);
      } else if (steps.length === 0 && /^reference_(?:type|expression)$/.test(view.kindOf(from))) {
        give(given, pattern, view.field(from, view.is(from, 'reference_type') ? 'type' : 'value'), steps);
      } else if (steps.length === 0 && kind === 'value') {
        // What a call returns, when that is several values.
        for (const [child, i] of places(view, pattern)) {
          const place = PLACES[i];
          if (place && view.is(child, 'identifier')) say(child, place, from);
          else give(given, child, -1, []);
        }
      } else for (const child of view.children(pattern)) give(given, child, -1, []);
      return;
  }
}

/** The parts of a pattern with their places, `_` counted, which is no node; behind `..` none is known. */
function places(view: TreeView, pattern: number): [child: number, place: number][] {
  let [place, end] = [0, view.start(pattern)];
  return view.children(pattern).map((child) => {
    place += commas(view.text.slice(end, view.start(child)));
    end = view.end(child);
    if (view.is(child, 'remaining_field_pattern')) place = Number.NaN;
    return [child, place];
  });
}

/** True where a pattern has no part beside the one that is a node. */
function isAlone(view: TreeView, pattern: number): boolean {
  const [type = -1, only = -1] = view.children(pattern);
  const before = view.text.slice(view.end(type), view.start(only));
  return commas(before) === 0 && !/,\s*[^\s)]/.test(view.text.slice(view.end(only), view.end(pattern)));
}

const commas = (text: string): number => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').split(',').length - 1;

/** `Some(a)` is one of what the value holds; of another the one name in it is what it is declared to hold. */
function giveContent(given: Given, pattern: number, from: number, steps: readonly LinkStep[]): void {
  const { view } = given;
  const type = view.field(pattern, 'type');
  const inner = view.children(pattern).filter((child) => child !== type);
  const name = view.textOf(view.is(type, 'scoped_identifier') ? view.field(type, 'name') : type);
  const isOne = inner.length === 1 && !view.is(inner[0]!, 'remaining_field_pattern') && isAlone(view, pattern);
  for (const child of inner) {
    if (isOne && /^(?:Some|Ok)$/.test(name)) give(given, child, from, [...steps, 'element']);
    else if (isOne && name !== 'Err') give({ ...given, kind: 'value' }, child, type, ['element']);
    else give(given, child, -1, []);
  }
}

/** `A { b, c: d }`: each is the value of that member. */
function giveFields({ view, say }: Given, pattern: number): void {
  const type = view.field(pattern, 'type');
  for (const field of view.children(pattern)) {
    if (!view.is(field, 'field_pattern')) continue;
    const name = view.field(field, 'name');
    if (name < 0) continue;
    say(name, 'member', type, 'construct');
    if (view.is(name, 'field_identifier')) give({ view, say, kind: 'value' }, view.field(field, 'pattern'), name, []);
  }
}

/** Gives the names of a pattern one of what the iterable holds, and what `enumerate` and `zip` put beside it. */
function giveElement(given: Given, pattern: number, iterable: number): void {
  const { view } = given;
  const method = view.is(iterable, 'call_expression') ? view.field(iterable, 'function') : -1;
  const name = view.is(method, 'field_expression') ? view.textOf(view.field(method, 'field')) : '';
  const parts = view.is(pattern, 'tuple_pattern') ? view.children(pattern) : [];
  if (parts.length === 2 && /^(?:enumerate|zip)$/.test(name)) {
    const receiver = view.field(method, 'value');
    if (name === 'zip') giveElement(given, parts[0]!, receiver);
    const other = name === 'zip' ? view.first(view.field(iterable, 'arguments')) : receiver;
    giveElement(given, parts[1]!, other);
  } else give(given, pattern, iterable, ['element']);
}
