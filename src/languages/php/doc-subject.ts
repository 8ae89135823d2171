import type { LinkKind } from '../../model/index.ts';
import type { TreeView } from '../tree-view.ts';
import { typesIn } from './links.ts';

/** The type whose doc a comment is: the last before it; or -1. */
export function documentedType(view: TreeView, comment: number): number {
  const end = view.end(comment);
  // Another that follows is seen here: there may be thousands before what comes next.
  if (/^\s{0,200}\/\*\*/.test(view.text.slice(end, end + 203))) return -1;
  const next = view.next(comment);
  if (!/^(?:class|interface|trait|enum)_declaration$/.test(view.kindOf(next))) return -1;
  return view.text.slice(end, view.start(next)).includes('/**') ? -1 : next;
}

/** What a tag speaks of, and the types that the language itself says it is of. */
export interface DocSubject {
  node: number;
  kind: LinkKind;
  native: readonly number[];
}

/** Finds it. */
export function subjectOf(view: TreeView, comment: number, tag: string, variable: string): DocSubject | undefined {
  const documented = view.next(comment);
  if (documented < 0) return undefined;
  if (tag === 'mixin') {
    const type = documentedType(view, comment);
    return type < 0 ? undefined : { node: view.field(type, 'name'), kind: 'extends', native: [] };
  }
  const kind = view.kindOf(documented);
  const isFunction = kind === 'method_declaration' || kind === 'function_definition';
  switch (tag) {
    case 'return':
      if (!isFunction) return undefined;
      return {
        node: view.field(documented, 'name'),
        kind: 'returns',
        native: typesIn(view, documented, 'return_type'),
      };
    case 'param': {
      const parameter = view
        .children(isFunction ? view.field(documented, 'parameters') : -1)
        .find((one) => view.textOf(view.field(one, 'name')) === variable);
      if (parameter === undefined) return undefined;
      return { node: view.field(parameter, 'name'), kind: 'type', native: typesIn(view, parameter, 'type') };
    }
    case 'var':
      return declaredBy(view, documented, variable);
    default:
      return undefined;
  }
}

/** What `@var` in front of a node speaks of. */
function declaredBy(view: TreeView, node: number, variable: string): DocSubject | undefined {
  switch (view.kindOf(node)) {
    case 'property_declaration':
    case 'property_promotion_parameter': {
      const named = view.is(node, 'property_declaration') ? view.child(node, 'property_element') : node;
      return { node: view.at(named, 'name > :name'), kind: 'type', native: typesIn(view, node, 'type') };
    }
    case 'expression_statement':
    case 'return_statement': {
      const assigned = view.field(view.first(node), 'left');
      if (variable === '' || view.textOf(assigned) === variable) return { node: assigned, kind: 'type', native: [] };
    }
  }
  const found = variable === '' ? -1 : variableIn(view, node, variable);
  return found < 0 ? undefined : { node: found, kind: 'type', native: [] };
}

/** The first place of a variable in a statement. */
function variableIn(view: TreeView, node: number, variable: string): number {
  for (const child of view.children(node)) {
    if (view.is(child, 'variable_name')) {
      if (view.textOf(child) === variable) return child;
    } else if (!view.is(child, 'compound_statement')) {
      const found = variableIn(view, child, variable);
      if (found >= 0) return found;
    }
  }
  return -1;
}
