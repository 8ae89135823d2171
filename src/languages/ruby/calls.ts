import type { FoundName } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

/** The method of a call without a receiver, or on self; '' for any other call. */
export function commandOf(view: TreeView, call: number): string {
  const receiver = view.field(call, 'receiver');
  if (receiver >= 0 && !view.is(receiver, 'self')) return '';
  const method = view.field(call, 'method');
  return view.is(method, 'identifier') ? view.textOf(method) : '';
}

/** The name in a symbol or a string without interpolation. */
function literalName(view: TreeView, node: number): FoundName[] {
  if (view.is(node, 'simple_symbol')) {
    return [{ node, start: view.start(node) + 1, text: view.textOf(node).slice(1) }];
  }
  const content = view.is(node, 'string') ? view.first(node) : -1;
  if (!view.is(content, 'string_content') || view.next(content) >= 0) return [];
  return [{ node: content, start: view.start(content), text: view.textOf(content) }];
}

/** The names that a call has for its first arguments: all of them, or the first. */
export function namesGiven(view: TreeView, call: number, only: 'all' | 'first'): FoundName[] {
  const given = view.children(view.field(call, 'arguments'));
  return (only === 'first' ? given.slice(0, 1) : given).flatMap((node) => literalName(view, node));
}

const ATTRIBUTES = /^(?:(?:thread_)?[mc]?attr(?:_internal)?(?:_(?:reader|writer|accessor))?|class_attribute)$/;
const CLASS_ATTRIBUTES = /^(?:(?:thread_)?[mc]attr|class_attribute)/;

/** True for `attr_reader :a` and its like. */
export function isAttribute(view: TreeView, call: number): boolean {
  return ATTRIBUTES.test(commandOf(view, call));
}

/** True for attributes of the class itself. */
export function isClassAttribute(view: TreeView, call: number): boolean {
  return CLASS_ATTRIBUTES.test(commandOf(view, call));
}

/** True for what defines a method of the name it is given first. */
export function isMethodMaker(view: TreeView, call: number): boolean {
  return /^(?:define_method|define_singleton_method|alias_method)$/.test(commandOf(view, call));
}

/** What a call makes when a constant is its name: `Struct.new(:a)`, `Class.new(Base)`. */
export function madeBy(view: TreeView, call: number): 'class' | 'module' | 'struct' | undefined {
  if (!view.is(call, 'call')) return undefined;
  const method = view.textOf(view.field(call, 'method'));
  const receiver = view.textOf(view.field(call, 'receiver')).replace(/^::/, '');
  if (method === 'define') return receiver === 'Data' ? 'struct' : undefined;
  if (method !== 'new') return undefined;
  if (receiver === 'Struct') return 'struct';
  return receiver === 'Class' ? 'class' : receiver === 'Module' ? 'module' : undefined;
}

/** True for the call that makes a struct and has a name for it: `Point = Struct.new(:x)`, `class A < Struct.new(:x)`. */
export function isNamedStruct(view: TreeView, call: number): boolean {
  const around = view.parent(call);
  if (!view.is(around, 'superclass') && !view.is(around, 'assignment')) return false;
  return madeBy(view, call) === 'struct';
}

/** The members of a struct. */
export function structMembers(view: TreeView, call: number): FoundName[] {
  return view.children(view.field(call, 'arguments')).flatMap((node) => {
    return view.is(node, 'simple_symbol') ? literalName(view, node) : [];
  });
}

/** True for the block of what {@link madeBy} says, where it has a name: it is the body of a class. */
export function isClassBody(view: TreeView, block: number): boolean {
  const call = view.parent(block);
  return view.is(view.parent(call), 'assignment') && madeBy(view, call) !== undefined;
}
