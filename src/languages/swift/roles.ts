import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** True when the node is what a call calls; `a[0]` has the form of a call and is none. */
function isCalled(view: TreeView, node: number): boolean {
  const call = view.parent(node);
  if (!view.is(call, 'call_expression') || view.first(call) !== node) return false;
  const values = view.at(call, ':call_suffix > :value_arguments');
  return values < 0 || view.text[view.start(values)] !== '[';
}

/** The identifier in front of a call. */
export function callee(view: TreeView, node: number): FinalSlot {
  return isCalled(view, node) ? 'call' : 'read';
}

/** What comes after the dot of `a.b`. */
export function memberRole(view: TreeView, node: number): FinalSlot {
  const whole = view.parent(view.parent(node));
  if (isCalled(view, whole)) return 'call';
  return view.is(view.parent(whole), 'directly_assignable_expression') ? 'write' : 'read';
}

/** The operand of a prefix: that of `.name(…)` is called, and that of `!name(…)`. */
export function operand(view: TreeView, node: number): FinalSlot {
  return isCalled(view, view.parent(node)) ? 'call' : 'read';
}

/**
 * A part of a written type: the last one of `A.B<C>(…)` is called; `each T` among type parameters declares T. The
 * attributes of the language itself (`@objc`) are no types.
 */
export function typePart(view: TreeView, node: number): FinalSlot {
  const type = view.parent(node);
  const around = view.parent(type);
  if (view.is(around, 'type_parameter_pack') && view.is(view.parent(around), 'type_parameter')) return 'type-parameter';
  if (view.is(around, 'attribute') && /^[a-z_]/.test(view.textOf(type))) return 'none';
  if (!view.is(around, 'constructor_expression')) return 'type';
  const parts = view.children(type).filter((child) => view.is(child, 'type_identifier'));
  return parts.at(-1) === node ? 'call' : 'type';
}

/** An identifier among the arguments of an attribute: a label, a word of the compiler's own attributes, or a value. */
export function inAttribute(view: TreeView, node: number): FinalSlot {
  if (/^\s*:/.test(view.text.slice(view.end(node), view.end(node) + 20))) return 'key';
  const name = view.textOf(view.first(view.parent(node)));
  return /^[a-z_]/.test(name) ? 'none' : 'read';
}

/** Among the values of an enum case: a label, or a default value. */
export function inCase(view: TreeView, node: number): FinalSlot {
  return /^\s*:/.test(view.text.slice(view.end(node), view.end(node) + 20)) ? 'key' : 'read';
}

/** What a capture list names: a new name when it has a value, else a name from outside. */
export function captured(view: TreeView, node: number): FinalSlot {
  if (view.textOf(node) === 'self') return 'none';
  return view.field(view.parent(node), 'value') >= 0 ? 'variable' : 'read';
}

/** Where `break` and `continue` go is a label. */
export function jump(view: TreeView, node: number): FinalSlot {
  return /^(?:break|continue)\b/.test(view.textOf(view.parent(node))) ? 'label' : 'read';
}

/** Parts of `T.Element` in a constraint are types. */
export function dotted(view: TreeView, node: number): FinalSlot {
  return view.is(view.parent(view.parent(node)), 'import_declaration') ? 'import' : 'type';
}
