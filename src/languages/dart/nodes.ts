import { LINK_TARGETS } from '../../model/index.ts';
import type { TreeView } from '../tree-view.ts';

/**
 * An expression is no node of its own where it has selectors: `a.b(c)` is a name, then two selectors, among whatever
 * stands around. A type is a row as well: `p.List<Foo>?` has four nodes.
 */
const SELECTORS: ReadonlySet<string> = new Set([
  ...['selector', 'unconditional_assignable_selector', 'conditional_assignable_selector', 'argument_part'],
]);
const WHOLE_TYPES: ReadonlySet<string> = new Set(['function_type', 'record_type', 'void_type']);

/** The last node of the expression that begins with a node: what stands for its value. */
export function endOf(view: TreeView, node: number): number {
  let end = node;
  for (let next = view.next(node); SELECTORS.has(view.kindOf(next)); next = view.next(next)) end = next;
  return end;
}

/** What stands for the value of the last expression in a node, or of those children of it; cascades give what they are of. */
export function valueIn(view: TreeView, node: number, children: readonly number[] = view.children(node)): number {
  return children.findLast((child) => !view.is(child, 'cascade_section')) ?? -1;
}

/** The node before a selector or one of its parts: what it is of. */
export function before(view: TreeView, node: number): number {
  const around = view.parent(node);
  return view.previous(view.is(around, 'selector') ? around : node);
}

/** What a cascade is of. */
export function ofCascade(view: TreeView, selector: number): number {
  let at = view.previous(view.parent(selector));
  while (view.is(at, 'cascade_section')) at = view.previous(at);
  return at;
}

/** The node that names what arguments are given to, or one of LINK_TARGETS; -1 where nothing does. */
export function calleeOf(view: TreeView, list: number): number {
  const around = view.parent(list);
  switch (view.kindOf(around)) {
    case 'argument_part':
      return view.is(view.parent(around), 'enum_constant') ? enumOf(view, around) : named(view, before(view, around));
    case 'enum_constant': {
      const names = view.children(around).filter((child) => view.is(child, 'identifier'));
      return names.length > 1 ? names.at(-1)! : enumOf(view, list);
    }
    case 'new_expression':
    case 'const_object_expression':
    case 'constructor_invocation':
      return lastPart(view, around);
    case 'annotation':
      return annotated(view, around);
    case 'initializer_list_entry':
      return view.child(around, 'super') >= 0 ? (ownName(view, around) ?? LINK_TARGETS.super) : -1;
    case 'redirection':
      return ownName(view, around) ?? LINK_TARGETS.this;
    default:
      return -1;
  }
}

const ownName = (view: TreeView, node: number): number | undefined =>
  view.children(node).find((child) => view.is(child, 'identifier'));

/** The enumeration around one of its constants. */
const enumOf = (view: TreeView, node: number): number => {
  let at = view.parent(node);
  while (at >= 0 && !view.is(at, 'enum_declaration')) at = view.parent(at);
  return view.field(at, 'name');
};

/** The last name in `new p.Foo.named()`. */
export function lastPart(view: TreeView, node: number): number {
  return view.children(node).findLast((child) => /^(?:type_)?identifier$/.test(view.kindOf(child))) ?? -1;
}

/** The last name of what annotates. */
function annotated(view: TreeView, node: number): number {
  const name = view.field(node, 'name');
  return view.is(name, 'scoped_identifier') ? view.field(name, 'name') : name;
}

/** The name that the last node of an expression is. */
function named(view: TreeView, end: number): number {
  let at = end;
  // `make<Foo>()`, `run!()`
  while (view.is(at, 'selector') && /^(?:type_arguments)?$/.test(view.kindOf(view.first(at)))) at = view.previous(at);
  if (view.is(at, 'selector')) at = view.first(at);
  if (view.is(at, 'identifier')) return at;
  return SELECTORS.has(view.kindOf(at)) || view.is(at, 'cascade_selector') ? view.child(at, 'identifier') : -1;
}

/** The node that stands for the type which is written directly before a node; -1 where none is. */
export function typeBefore(view: TreeView, node: number): number {
  let at = view.previous(node);
  while (view.is(at, 'nullable_type') || view.is(at, 'type_arguments')) at = view.previous(at);
  return view.is(at, 'type_identifier') || WHOLE_TYPES.has(view.kindOf(at)) ? at : -1;
}

/** The nodes that stand for the types among these, which are written one after another. */
export function typesOf(view: TreeView, nodes: readonly number[]): number[] {
  return nodes.filter((node) => {
    if (WHOLE_TYPES.has(view.kindOf(node))) return true;
    if (!view.is(node, 'type_identifier')) return false;
    const next = view.next(node);
    return !view.is(next, 'type_identifier') || !isQualifier(view, node, next);
  });
}

/** True when a name is the prefix of the next one: `p.Foo`. */
export function isQualifier(view: TreeView, node: number, next: number): boolean {
  return /^\s*\.\s*$/.test(view.text.slice(view.end(node), view.start(next)));
}

/** The parameters of a function that is written out or whose type is, in order: the nodes that name them or stand for them. */
export function parametersOf(view: TreeView, list: number): number[] {
  return view.children(list).flatMap((child) => {
    if (view.is(child, 'optional_formal_parameters')) return parametersOf(view, child);
    return view.is(child, 'formal_parameter') ? [parameterName(view, child)] : [];
  });
}

/** The name of a parameter. */
export function parameterName(view: TreeView, parameter: number): number {
  const inner = view
    .children(parameter)
    .find((child) => /^(?:super_formal_parameter|constructor_param)$/.test(view.kindOf(child)));
  if (inner !== undefined) return ownName(view, inner) ?? -1;
  const name = view.field(parameter, 'name');
  return name >= 0 ? name : (ownName(view, parameter) ?? -1);
}

/** What names the parameters of a type of functions, or (of those without a name) their types. */
export function parametersOfType(view: TreeView, type: number): number[] {
  const list = view.child(type, 'parameter_type_list');
  return view.children(list).flatMap((child) => {
    if (!view.is(child, 'normal_parameter_type')) return [];
    const typed = view.child(child, 'typed_identifier');
    return [typed >= 0 ? (ownName(view, typed) ?? -1) : (typesOf(view, view.children(child))[0] ?? -1)];
  });
}
