import { LINK_TARGETS, type TextPlace } from '../../model/index.ts';
import type { FileView } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import type { Defined, ValueType } from '../meaning.ts';
import { TYPES } from './chains.ts';
import { receiverOf } from './conversions.ts';
import { handedTo, lambdaOf } from './lambdas.ts';

/** What gives names that are written without a receiver: a value that is `this`, a type around, a value that is not known. */
export type Around =
  | { is: 'receiver'; values: readonly ValueType[]; label: string; isFunction: boolean; scope: number }
  | { is: 'static'; type: Defined }
  | { is: 'unknown' };

/** All of them around a place, innermost first. */
export function aroundOf(view: FileView, place: TextPlace, links: LinkWorld): Around[] {
  const { scopes, symbols } = view.facts;
  const found: Around[] = [];
  // Nothing of a value around a type is seen in it, unless it is inner.
  let isStatic = false;
  for (let scope = view.scopeAt(place); scope >= 0; scope = scopes[scope]!.parent) {
    const { kind } = scopes[scope]!;
    if (kind === 'function') {
      const own = ofFunction(view, scope, links);
      if (own && !isStatic) found.push(own);
    } else if (kind === 'class') {
      const body = bodyOf(view, scope, links);
      // What a type is below is named outside of it.
      if (body.type && isAbove(view, body.type, place)) continue;
      if (!isStatic) found.push({ is: 'receiver', values: body.values, label: body.label, isFunction: false, scope });
      if (body.type) found.push({ is: 'static', type: body.type });
      const above = scopes[scopes[scope]!.parent]?.kind;
      if (body.type && above === 'class' && !isInner(body.type)) isStatic = true;
      if (body.type && symbols[body.type.symbol]!.kind === 'enum' && body.label === '') isStatic = true;
    }
  }
  return found;
}

function isAbove(view: FileView, { name }: Defined, place: TextPlace): boolean {
  const occurrence = view.occurrenceAt(place);
  return view
    .linksOf(name)
    .some(({ kind, target }) => target === occurrence && (kind === 'extends' || kind === 'implements'));
}

const isInner = ({ view, name }: Defined): boolean =>
  view.linksOf(name).some(({ kind, target }) => kind === 'member' && target === LINK_TARGETS.this);

/** What is `this` in a function: what it extends, or what it is called on. */
function ofFunction(view: FileView, scope: number, links: LinkWorld): Around | undefined {
  const { startLine, startColumn, endLine, endColumn } = view.facts.scopes[scope]!;
  const inner = view.symbolsAround({ line: startLine, column: startColumn }).at(-1);
  const symbol = inner === undefined ? undefined : view.facts.symbols[inner]!;
  if (symbol && symbol.owner !== '') {
    const isOwn = symbol.endLine === endLine && symbol.endColumn === endColumn;
    const isAccessor = symbol.kind === 'property' && lambdaOf(view, scope)?.target === LINK_TARGETS.unknown;
    if (isOwn || isAccessor) {
      const value = receiverOf(links.defined(view, inner!), links);
      return { is: 'receiver', values: [value ?? ANY], label: symbol.name, isFunction: true, scope };
    }
  }
  const said = lambdaOf(view, scope);
  if (!said || said.target < 0) return undefined;
  const handed = handedTo(view, said, links);
  if (!handed) return { is: 'unknown' };
  if (!handed.receiver) return undefined;
  return { is: 'receiver', values: [handed.receiver], label: view.nameAt(said.target), isFunction: true, scope };
}

const ANY: ValueType = { is: 'outside', name: 'Any', args: [] };

interface Body {
  /** The type that has the members; undefined where it has no name. */
  type: Defined | undefined;
  values: readonly ValueType[];
  label: string;
}

/** What a class scope is the body of. */
function bodyOf(view: FileView, scope: number, links: LinkWorld): Body {
  const { scopes, symbols } = view.facts;
  const { startLine, startColumn, endLine, endColumn } = scopes[scope]!;
  const symbol = view
    .symbolsAround({ line: startLine, column: startColumn })
    .findLast((one) => symbols[one]!.endLine === endLine && symbols[one]!.endColumn === endColumn);
  const one = symbol === undefined ? undefined : symbols[symbol]!;
  if (one && TYPES.has(one.kind)) {
    const type = links.defined(view, symbol!);
    return { type, values: [{ is: 'instance', of: [type], certainty: 'exact' }], label: one.name };
  }
  // In a file with errors its type may be missing.
  if (one?.kind === 'enum-member' && one.parent >= 0) {
    const type = links.defined(view, one.parent);
    const own = links.defined(view, symbol!);
    return {
      type,
      values: [
        { is: 'instance', of: [own], certainty: 'exact' },
        { is: 'instance', of: [type], certainty: 'exact' },
      ],
      label: '',
    };
  }
  return { type: undefined, values: supertypesOfMade(view, scope, links), label: '' };
}

/** What an object without a name is: the types that it is said to be made of. */
function supertypesOfMade(view: FileView, scope: number, links: LinkWorld): ValueType[] {
  const { startLine: line, startColumn: column, endLine } = view.facts.scopes[scope]!;
  const { line: lines, column: columns } = view.occurrences;
  const found: ValueType[] = [];
  let at = 0;
  let high = lines.length;
  while (at < high) {
    const middle = (at + high) >> 1;
    if (lines[middle]! < line || (lines[middle] === line && columns[middle]! < column)) at = middle + 1;
    else high = middle;
  }
  for (; at < lines.length && lines[at]! <= endLine; at++) {
    if (view.symbolAt(at) >= 0) break;
    const isAbove = view.linksOf(at).some(({ kind, target }) => kind === 'value' && target === LINK_TARGETS.type);
    if (!isAbove || view.scopeAt(view.placeOf(at)) !== scope) continue;
    const value = links.typeAt(view, at, { kind: 'type', target: at, steps: [] });
    found.push(value.is === 'type' ? { ...value, is: 'instance' } : value);
  }
  return found;
}
