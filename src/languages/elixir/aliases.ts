import { perFile } from '../per-file.ts';
import type { TreeView } from '../tree-view.ts';
import { argumentsOf, macroOf, option } from './calls.ts';

/** A name that stands for a module from a place on, in what is around it. */
interface Alias {
  name: string;
  from: number;
  start: number;
  end: number;
}

/** The aliases met so far, by their local name. */
const aliases = perFile(() => new Map<string, Alias[]>());

/** Notes that a statement gives a module a local name, from there to the end of what it stands in. */
export function givesAlias(view: TreeView, statement: number, local: string, name: string): void {
  if (local === '') return;
  const around = view.parent(statement);
  const one: Alias = { name, from: view.start(statement), start: view.start(around), end: view.end(around) };
  const known = aliases(view).get(local);
  if (known) known.push(one);
  else aliases(view).set(local, [one]);
}

/** The whole name of a module, as it is written at a node: aliases and `__MODULE__` are what they stand for. */
export function expandedName(view: TreeView, node: number, written: string): string {
  if (written.startsWith(':')) return written;
  const [first = '', ...rest] = written.split('.');
  if (first === 'Elixir') return rest.join('.');
  const at = view.start(node);
  const isSeen = ({ from, start, end }: Alias): boolean => from < at && start <= at && at < end;
  const whole =
    first === '__MODULE__'
      ? moduleAround(view, node) || first
      : (aliases(view).get(first)?.findLast(isSeen)?.name ?? first);
  return [whole, ...rest].join('.');
}

/** The whole name of the module around a node; '' when there is none, or only the running program knows it. */
export function moduleAround(view: TreeView, node: number): string {
  for (let at = view.parent(node); at >= 0; at = view.parent(at)) {
    const macro = macroOf(view, at);
    if (macro === 'quote') return '';
    if (macro !== 'defmodule' && macro !== 'defprotocol' && macro !== 'defimpl') continue;
    const name = argumentsOf(view, at)[0] ?? -1;
    const text = view.is(name, 'alias') ? view.textOf(name).replace(/\s/g, '') : '';
    if (text === '') return '';
    if (macro === 'defimpl') {
      const type = view.textOf(option(view, at, 'for'));
      return `${expandedName(view, at, text)}.${type === '' ? moduleAround(view, at) : expandedName(view, at, type)}`;
    }
    if (text.startsWith('Elixir.')) return text.slice('Elixir.'.length);
    const around = moduleAround(view, at);
    return around === '' ? text : `${around}.${text}`;
  }
  return '';
}
