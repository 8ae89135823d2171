import type { TreeView } from '../tree-view.ts';

/** What is written in a part of a function, functions in it left out. */
export interface Written {
  /** Variables and members, as they are written. */
  names: ReadonlySet<string>;
  /** By variable in how many places. */
  counts: ReadonlyMap<string, number>;
  /** Variables that may be written at any time: those that a function without a name takes by reference. */
  shared: ReadonlySet<string>;
  /** True where the order in which things are done is not that of the text. */
  isOpen: boolean;
}

/** Looks for it. */
export function writtenIn(view: TreeView, node: number): Written {
  const names = new Set<string>();
  const counts = new Map<string, number>();
  const shared = new Set<string>();
  let isOpen = false;
  const add = (target: number): void => {
    switch (view.kindOf(target)) {
      case 'list_literal':
      case 'array_creation_expression':
      case 'array_element_initializer':
      case 'pair':
      case 'by_ref':
        for (const child of view.children(target)) add(child);
        return;
      default: {
        const name = view.textOf(target);
        names.add(name);
        if (view.is(target, 'variable_name')) counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
  };
  const queue = [node];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const kind = view.kindOf(at);
    switch (kind) {
      case 'assignment_expression':
      case 'reference_assignment_expression':
      case 'augmented_assignment_expression':
        add(view.field(at, 'left'));
        break;
      case 'update_expression':
        add(view.field(at, 'argument'));
        break;
      case 'foreach_statement': {
        const body = view.field(at, 'body');
        for (const target of view.children(at).slice(1)) if (target !== body) add(target);
        break;
      }
      case 'catch_clause':
      case 'static_variable_declaration':
      case 'simple_parameter':
      case 'variadic_parameter':
      case 'property_promotion_parameter': {
        const name = view.field(at, 'name');
        if (name >= 0) add(name);
        break;
      }
      case 'unset_statement':
      case 'global_declaration':
        for (const child of view.children(at)) add(child);
        break;
      case 'anonymous_function_use_clause':
        for (const child of view.children(at)) if (view.is(child, 'by_ref')) shared.add(view.textOf(view.first(child)));
        continue;
      case 'goto_statement':
        isOpen = true;
    }
    for (const child of view.children(at)) if (!isOtherFunction(view, at, child, node)) queue.push(child);
  }
  return { names, counts, shared, isOpen };
}

const OTHERS = /^(?:function_definition|(?:class|interface|trait|enum)_declaration|declaration_list)$/;

/** True for what has variables of its own; of a function without a name it is seen what it takes along. */
function isOtherFunction(view: TreeView, around: number, child: number, from: number): boolean {
  if (view.is(around, 'anonymous_function') && around !== from) return !view.is(child, 'anonymous_function_use_clause');
  return OTHERS.test(view.kindOf(child));
}
