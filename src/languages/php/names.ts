import type { FoundName } from '../rules.ts';
import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

const OWN_CLASS = /^(?:self|static|parent)$/i;
const ASSIGNMENTS = ['assignment_expression', 'reference_assignment_expression', 'augmented_assignment_expression'];

/** What names a class: `self`, `static` and `parent` are no names there. */
export function className(view: TreeView, node: number): FinalSlot {
  return OWN_CLASS.test(view.textOf(node)) ? 'none' : 'type';
}

/** The same after `new`. */
export function createdName(view: TreeView, node: number): FinalSlot {
  return OWN_CLASS.test(view.textOf(node)) ? 'none' : 'call';
}

/** `A::B`: a class and one of its constants or cases; `A::class` is the class alone. */
export function constantAccess(view: TreeView, node: number): FinalSlot {
  if (view.first(view.parent(node)) === node) return className(view, node);
  return view.textOf(node).toLowerCase() === 'class' ? 'none' : 'read';
}

/** What stands before `::`. */
export function scopeName(view: TreeView, node: number): FinalSlot {
  return view.is(node, 'variable_name') ? 'read' : className(view, node);
}

/** Names in a path before the last: imported with it, else a type, as an alias of either may stand first. */
export function namespacePart(view: TreeView, node: number): FinalSlot {
  const path = view.parent(node);
  const around = view.parent(path);
  if (view.is(around, 'namespace_definition')) return 'none';
  if (view.is(around, 'namespace_use_declaration')) return 'import';
  return view.is(view.parent(around), 'namespace_use_clause') ? 'import' : 'type';
}

/** The whole path that ends with a name, or the name itself. */
function pathOf(view: TreeView, node: number): number {
  const around = view.parent(node);
  return view.is(around, 'qualified_name') || view.is(around, 'relative_name') ? around : node;
}

/** The right side of `instanceof` is a class. */
export function operand(view: TreeView, node: number): FinalSlot {
  const path = pathOf(view, node);
  const around = view.parent(path);
  const isClass = view.child(around, '"instanceof"') >= 0 && view.field(around, 'right') === path;
  return isClass ? className(view, node) : 'read';
}

/** What stands before the brackets of a call: `($this->made)()` reads a property, and calls what it is. */
export function calledName(view: TreeView, node: number): FinalSlot {
  let at = node;
  while (at >= 0 && !view.is(view.parent(at), 'function_call_expression')) at = view.parent(at);
  return view.is(at, 'parenthesized_expression') ? 'read' : 'call';
}

/** The name in `$name`: it counts with the sign, but for a static property, whose definition has none. */
export function bareName(view: TreeView, node: number): FinalSlot {
  const variable = view.parent(node);
  const access = view.parent(variable);
  if (!view.is(access, 'scoped_property_access_expression') || view.field(access, 'name') !== variable) return 'none';
  const around = view.parent(access);
  const isTarget = ASSIGNMENTS.includes(view.kindOf(around)) && view.field(around, 'left') === access;
  return isTarget || view.is(around, 'update_expression') || view.is(around, 'list_literal') ? 'write' : 'read';
}

/** `"$map[key]"`: what stands there in a string is text; in braces it is a constant. */
export function subscriptName(view: TreeView, node: number): FinalSlot {
  const subscript = view.parent(node);
  const inText = /^(?:encapsed_string|heredoc_body|shell_command_expression)$/.test(
    view.kindOf(view.parent(subscript)),
  );
  return inText && view.text[view.start(subscript) - 1] !== '{' ? 'none' : 'read';
}

/** Variables directly in `foreach (source as target)`. */
export function loopVariable(view: TreeView, node: number): FinalSlot {
  const keyword = view.child(view.parent(node), '"as"');
  return keyword >= 0 && view.start(node) > view.start(keyword) ? 'variable' : 'read';
}

const IDENTIFIER = /^[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*(?:\\[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)*$/;

/** `define('NAME', …)`: the name in the quotes. */
export function definedConstant(view: TreeView, node: number): FoundName[] {
  if (!/^\\?define$/i.test(view.textOf(view.field(node, 'function')))) return [];
  const [argument = -1, value = -1] = view.children(view.field(node, 'arguments'));
  const literal = view.at(argument, ':string|encapsed_string');
  const text = view.unquoted(literal);
  if (value < 0 || !IDENTIFIER.test(text)) return [];
  return [{ node: literal, start: view.start(literal) + 1, text }];
}

/** `a as b` in the use of a trait gives a method another name; `a as private` does not. */
export function aliasedMethod(view: TreeView, node: number): FoundName[] {
  const [, ...rest] = view.children(node);
  const alias = rest.find((child) => view.is(child, 'name')) ?? -1;
  return alias < 0 ? [] : [{ node: alias, start: view.start(alias), text: view.textOf(alias) }];
}
