import { comparePlaces, type TextPlace } from '../../model/index.ts';
import type { FileView, Link } from '../file-view.ts';
import type { LinkWorld } from '../link-rules.ts';
import { type Defined, type Meaning, type Receiver, UNKNOWN, type ValueType } from '../meaning.ts';
import { parametersOf } from './chains.ts';
import { type Handed, handedBy } from './standard.ts';

/** So far is looked for the first name in a function: names in texts are not told. */
const NEAR = 12;
/** The place of an argument that is the last one. */
const LAST = 7;

/** What is said of the function whose scope this is, by the first name in it; undefined when it has a name, or nothing is. */
export function lambdaOf(view: FileView, scope: number): Link | undefined {
  const { startLine, startColumn, endLine, endColumn } = view.facts.scopes[scope]!;
  const [start, end]: TextPlace[] = [
    { line: startLine, column: startColumn },
    { line: endLine, column: endColumn },
  ];
  const first = view.firstFrom(start!);
  const { length } = view.occurrences.line;
  for (let at = first; at < Math.min(length, first + NEAR) && comparePlaces(view.placeOf(at), end!) < 0; at++) {
    const said = view.linksOf(at).filter(({ kind }) => kind === 'lambda');
    // Of functions that begin with the same name it is not known which is said to be what.
    if (said.length > 0) return said.length === 1 ? said[0] : undefined;
  }
  return undefined;
}

/** What a function without a name is handed: undefined when that is not known. */
export function handedTo(view: FileView, { target, steps }: Link, links: LinkWorld): Handed | undefined {
  if (target < 0) return { parameters: [] };
  const [place = 0] = steps;
  const meaning = links.meaning(view, target);
  const key = view.linksOf(target).find(({ kind }) => kind === 'key');
  if (key)
    return meaning.is === 'definitions' && meaning.all.length === 1
      ? takenBy(meaning.all[0]!, undefined, links)
      : undefined;
  if (meaning.is === 'definitions') return ofDefined(meaning, place, links);
  if (meaning.is !== 'outside') return undefined;
  const said = view.linksOf(target);
  const member = said.find(({ kind }) => kind === 'member');
  const argument = said.find(({ kind }) => kind === 'argument');
  const receiver = member && links.valueAt(view, target, member);
  const first = argument && argument.target >= 0 ? links.valueAt(view, target, argument) : UNKNOWN;
  return handedBy(view.nameAt(target), receiver, first);
}

function ofDefined(meaning: Meaning & { is: 'definitions' }, place: number, links: LinkWorld): Handed | undefined {
  const [one, ...more] = meaning.all;
  if (!one || more.length > 0) return undefined;
  const taken = parametersOf(one);
  const parameter = place === LAST ? taken.at(-1) : taken[place];
  if (parameter === undefined) return undefined;
  return takenBy({ ...one, symbol: -1, name: parameter }, meaning.through, links);
}

/** What a function that is given as a parameter gets, by the type of that. */
function takenBy(parameter: Defined, through: Receiver | undefined, links: LinkWorld): Handed | undefined {
  const { view, name } = parameter;
  const said = view.linksOf(name);
  const type = said.find(({ kind }) => kind === 'type');
  const isFunction = said.some(({ kind }) => kind === 'returns');
  if (!type) return undefined;
  if (!isFunction) {
    // Another name of a type of functions, or an interface that a function stands for.
    const meaning = type.target >= 0 ? links.meaning(view, type.target) : undefined;
    const [only] = meaning?.is === 'definitions' ? meaning.all : [];
    if (!only || only.symbol < 0) return undefined;
    const { kind } = only.view.facts.symbols[only.symbol]!;
    if (kind === 'type' && only.view.linksOf(only.name).some((link) => link.kind === 'returns')) {
      return handed(only, undefined, links);
    }
    return kind === 'interface' ? { parameters: [] } : undefined;
  }
  return handed(parameter, through, links);
}

function handed({ view, name }: Defined, through: Receiver | undefined, links: LinkWorld): Handed {
  const said = view.linksOf(name);
  const receiver = said.find(({ kind }) => kind === 'receiver');
  const typed = (link: Link): ValueType => {
    const value = links.typeAt(view, name, link, through);
    return value.is === 'type' ? { ...value, is: 'instance' } : value;
  };
  const parameters = said
    .filter(({ kind }) => kind === 'parameter')
    .map((link) => {
      const declared =
        view.bindingAt(link.target) || view.symbolAt(link.target) >= 0
          ? view.linksOf(link.target).find(({ kind }) => kind === 'type')
          : undefined;
      if (declared) {
        const value = links.typeAt(view, link.target, declared, through);
        return value.is === 'type' ? ({ ...value, is: 'instance' } as const) : value;
      }
      return typed({ ...link, kind: 'type', steps: [] });
    });
  return { ...(receiver && { receiver: typed(receiver) }), parameters };
}
