import { LINK_TARGETS } from '../../model/index.ts';
import type { LinkRule, SayLink } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** An argument beyond this place is none of a link 'passed'. */
const LAST_PLACE = 6;

/** Which parameter of the closure that such a method takes is one of what the receiver holds. */
export const TAKES_ELEMENT: ReadonlyMap<string, number> = new Map([
  ...'all and_then any filter filter_map find find_map flat_map for_each inspect is_none_or is_ok_and is_some_and map map_or map_or_else map_while max_by_key min_by_key partition position retain rposition skip_while sort_by_key sort_by_cached_key sort_unstable_by_key take_while try_for_each'
    .split(' ')
    .map((name) => [name, 0] as const),
  ...'fold try_fold scan'.split(' ').map((name) => [name, 1] as const),
]);

/** The name that a pattern of a parameter is, without `mut`, `&` and `ref`; -1 for one that takes apart. */
function nameIn(view: TreeView, pattern: number): number {
  if (view.is(pattern, 'identifier')) return pattern;
  if (!/^(?:mut|ref|reference)_pattern$/.test(view.kindOf(pattern))) return -1;
  const [inner] = view.children(pattern).filter((child) => !view.is(child, 'mutable_specifier'));
  return nameIn(view, inner ?? -1);
}

const parametersOf = (view: TreeView, closure: number): number[] =>
  view.children(view.field(closure, 'parameters')).map((one) => nameIn(view, one));

/** The name of what is called with a closure; -1 where it is none, or one that gives it what it holds. */
function takerOf(view: TreeView, closure: number): number {
  const call = view.parent(view.parent(closure));
  if (!view.is(call, 'call_expression')) return -1;
  let callee = view.field(call, 'function');
  if (view.is(callee, 'generic_function')) callee = view.field(callee, 'function');
  switch (view.kindOf(callee)) {
    case 'field_expression': {
      const field = view.field(callee, 'field');
      return TAKES_ELEMENT.has(view.textOf(field)) ? -1 : field;
    }
    case 'scoped_identifier':
      return view.field(callee, 'name');
    default:
      return view.is(callee, 'identifier') ? callee : -1;
  }
}

/** What the parameters of a closure are: what it is given to says that. */
export const passed: LinkRule = {
  kind: 'passed',
  of: (view, node) => parametersOf(view, node).filter((one) => one >= 0),
  from: takerOf,
  places: (view, node, of) => ({
    argument: view.children(view.parent(node)).indexOf(node),
    parameter: parametersOf(view, node).indexOf(of),
  }),
  when: (view, node) => takerOf(view, node) >= 0 && view.children(view.parent(node)).indexOf(node) <= LAST_PLACE,
};

/** The parameters of a function, where one of them takes a closure, and what that is given. */
export function takenLinks(view: TreeView, node: number, say: SayLink): void {
  const all = view.children(view.field(node, 'parameters')).filter((one) => view.is(one, 'parameter'));
  const types = all.map((one) => functionType(view, view.field(one, 'type'), node));
  if (types.every((type) => type < 0)) return;
  for (const [i, one] of all.entries()) {
    const name = nameIn(view, view.field(one, 'pattern'));
    say(view.field(node, 'name'), 'parameter', name < 0 ? LINK_TARGETS.unknown : name);
    if (name < 0 || types[i]! < 0) continue;
    for (const taken of view.children(view.field(types[i]!, 'parameters'))) {
      const type = namedType(view, view.is(taken, 'parameter') ? view.field(taken, 'type') : taken);
      say(name, 'parameter', type < 0 ? LINK_TARGETS.unknown : type);
      if (type >= 0) say(type, 'type', type);
    }
  }
}

/** The type of functions that a type is, or has to be: `impl Fn(A)`, `&mut dyn FnMut(A)`, `F` with `F: FnOnce(A)`. */
function functionType(view: TreeView, type: number, around: number): number {
  switch (view.kindOf(type)) {
    case 'function_type':
      return type;
    case 'reference_type':
      return functionType(view, view.field(type, 'type'), around);
    case 'abstract_type':
    case 'dynamic_type':
      return functionType(view, view.field(type, 'trait'), around);
    case 'bounded_type':
      return view.children(type).find((one) => view.is(one, 'function_type')) ?? -1;
    case 'higher_ranked_trait_bound':
      return functionType(view, view.field(type, 'type'), around);
    case 'type_identifier':
      return boundOf(view, view.textOf(type), around);
    default:
      return -1;
  }
}

/** What a type parameter of a function, or of what that stands in, has to be. */
function boundOf(view: TreeView, name: string, around: number): number {
  for (let at = around; at >= 0; at = view.parent(at)) {
    if (!/^(?:function_item|function_signature_item|impl_item|trait_item)$/.test(view.kindOf(at))) continue;
    const declared = view
      .children(view.field(at, 'type_parameters'))
      .filter((one) => view.is(one, 'type_parameter') && view.textOf(view.field(one, 'name')) === name);
    const where = view
      .children(view.child(at, 'where_clause'))
      .filter((one) => view.is(one, 'where_predicate') && view.textOf(view.field(one, 'left')) === name);
    for (const one of [...declared, ...where]) {
      for (const bound of view.children(view.field(one, 'bounds'))) {
        const inner = view.is(bound, 'higher_ranked_trait_bound') ? view.field(bound, 'type') : bound;
        if (view.is(inner, 'function_type')) return inner;
      }
    }
    if (declared.length > 0) return -1;
  }
  return -1;
}

/** The name of a type; -1 for one without. */
function namedType(view: TreeView, type: number): number {
  switch (view.kindOf(type)) {
    case 'type_identifier':
      return type;
    case 'reference_type':
    case 'generic_type':
      return namedType(view, view.field(type, 'type'));
    case 'scoped_type_identifier':
      return view.field(type, 'name');
    default:
      return -1;
  }
}
