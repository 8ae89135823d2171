import type { EmbeddedHook, FoundName } from '../rules.ts';
import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { typeAround } from './bodies.ts';
import { commandOf, isAttribute, isMethodMaker } from './calls.ts';
import { sayNamed } from './links.ts';

/** `b` in `a.b`: called, or written by `a.b = 1`, which calls `b=`. */
export function methodRole(view: TreeView, node: number): FinalSlot {
  const call = view.parent(node);
  const around = view.parent(call);
  if (view.is(around, 'left_assignment_list') || view.is(around, 'rest_assignment')) return 'write';
  const assigned = view.is(around, 'assignment') || view.is(around, 'operator_assignment');
  return assigned && view.field(around, 'left') === call ? 'write' : 'call';
}

/** A constant among arguments: the modules that `include` and its like are given are types. */
export function argumentRole(view: TreeView, node: number): FinalSlot {
  let at = view.parent(node);
  while (view.is(at, 'scope_resolution')) at = view.parent(at);
  const method = view.textOf(view.field(view.parent(at), 'method'));
  return /^(?:include|extend|prepend|using)$/.test(method) ? 'type' : 'read';
}

/** `a` in `{ a: 1 }`; in `{ a: }` it is the name of the value, too. */
export function keyRole(view: TreeView, node: number): FinalSlot {
  return view.field(view.parent(node), 'value') < 0 ? 'read' : 'key';
}

/** `a` in the pattern `{ a: }`, which binds it. */
export function patternKeyRole(view: TreeView, node: number): FinalSlot {
  return view.field(view.parent(node), 'value') < 0 ? 'variable' : 'key';
}

/** What stands alone for a pattern: a constant to compare with, or a name to bind. */
export function patternRole(view: TreeView, node: number): FinalSlot {
  return view.is(node, 'constant') ? 'type' : 'variable';
}

const BY_NAME =
  /^(?:send|__send__|public_send|try|method|instance_method|public_method|respond_to\?|method_defined\?|undef_method|remove_method)$/;

/**
 * A symbol that names a method: `&:name`, `alias :new :name`, `send(:name)`, the arguments of a command in the body of a class
 * (`private :name`, `before_action :name`), where it defines nothing.
 */
export const namedMethod: EmbeddedHook = (view, symbol, say) => {
  const found = namesOf(view, symbol);
  for (const of of found) sayNamed(view, symbol, (from) => say({ kind: 'member', of, from }));
  return found;
};

function namesOf(view: TreeView, symbol: number): FoundName[] {
  const text = view.textOf(symbol).slice(1);
  if (!/^[\p{L}_][\p{L}\p{N}_]*[?!=]?$/u.test(text)) return [];
  const list = view.parent(symbol);
  const found = [{ node: -1, start: view.start(symbol) + 1, text }];
  if (view.is(list, 'block_argument') || view.is(list, 'undef')) return found;
  if (view.is(list, 'alias')) return view.field(list, 'alias') === symbol ? found : [];
  if (!view.is(list, 'argument_list')) return [];
  const call = view.parent(list);
  const isFirst = view.first(list) === symbol;
  if (BY_NAME.test(view.textOf(view.field(call, 'method')))) return isFirst ? found : [];
  const body = view.parent(call);
  const atClassLevel = view.is(body, 'body_statement') && view.parent(body) === typeAround(view, call);
  if (!atClassLevel || commandOf(view, call) === '' || isAttribute(view, call)) return [];
  return isFirst && isMethodMaker(view, call) ? [] : found;
}
