import { LINK_STEPS } from '../../model/index.ts';
import type { FileView, Link } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import { type Defined, identityOf, type TypedValue, UNKNOWN, type ValueType } from '../meaning.ts';
import { supertypesOf } from './members.ts';
import { heldBy, isFunction } from './platform.ts';
import { wholeType } from './types.ts';

const ARRAY = LINK_STEPS.indexOf('array');

/** The type parameters of a method, in order: the occurrences of their names. */
export function typeParametersOf({ view, symbol }: Defined): number[] {
  return view.facts.bindings
    .filter((one) => one.kind === 'type-parameter' && view.symbolsAround(one).at(-1) === symbol)
    .map((one) => view.occurrenceAt(one));
}

/** What the type parameters of a method stand for when its parameters are given these values, in order; of others nothing is known. */
export function inferred(method: Defined, values: readonly (ValueType | undefined)[], links: LinkWorld): ValueType[] {
  const { view } = method;
  const parameters = typeParametersOf(method);
  const found = new Map<number, ValueType>();

  function add(at: number, value: ValueType): void {
    const before = found.get(at);
    found.set(at, !before || identityOf(before) === identityOf(value) ? value : UNKNOWN);
  }

  function unify(on: FileView, link: Link, value: ValueType, depth: number): void {
    if (depth > 5 || link.target < 0 || value.is === 'unknown' || value.is === 'either') return;
    let inner: ValueType = value;
    for (const step of link.steps) {
      if (step !== ARRAY) return;
      const held = heldBy(inner);
      if (!held) return;
      inner = held;
    }
    const meaning = links.meaning(on, link.target);
    const [one] = meaning.is === 'definitions' ? meaning.all : [];
    if (one && one.symbol < 0) {
      const at = one.view === view ? parameters.indexOf(one.name) : -1;
      if (at >= 0 && !(inner.is === 'outside' && /^(?:null|array|function|')/.test(inner.name))) add(at, inner);
      return;
    }
    const said = on.linksOf(link.target).filter(({ kind }) => kind === 'typeArgument');
    if (said.length === 0) return;
    const args = argumentsAs(inner, one, on.nameAt(link.target), links, 0);
    for (const [i, each] of said.entries()) if (args?.[i]) unify(on, each, args[i], depth + 1);
  }

  const said = view.linksOf(method.name).filter(({ kind }) => kind === 'parameter');
  for (const [i, value] of values.entries()) {
    const type = said[i] && view.linksOf(said[i].target).find(({ kind }) => kind === 'type');
    if (value && type) unify(view, type, value, 0);
  }
  return parameters.map((_, i) => found.get(i) ?? UNKNOWN);
}

/** The type arguments that a value has as one of a type. */
function argumentsAs(
  value: ValueType,
  type: Defined | undefined,
  name: string,
  links: LinkWorld,
  depth: number,
): readonly ValueType[] | undefined {
  if (depth > 10) return undefined;
  if (value.is === 'outside' || value.is === 'many') {
    if (type) return undefined;
    if (value.is === 'outside' && value.name === name) return value.args;
    if (isFunction(name)) return undefined;
    const held = heldBy(value);
    return held && heldBy({ is: 'outside', name, args: [held] }) === held ? [held] : undefined;
  }
  if (value.is !== 'instance' && value.is !== 'type') return undefined;
  const whole: TypedValue = wholeType(value, links);
  if (type && whole.of.some(({ view, name: at }) => view === type.view && at === type.name)) return whole.args;
  for (const above of supertypesOf(whole, links)) {
    const found = above && argumentsAs(above, type, name, links, depth + 1);
    if (found) return found;
  }
  return undefined;
}
