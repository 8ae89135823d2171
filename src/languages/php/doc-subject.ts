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

/** What a tag speaks of, where the language does not say it. */
export function subjectOf(
  view: TreeView,
  comment: number,
  tag: string,
  variable: string,
): { node: number; kind: LinkKind } | undefined {
  const documented = view.next(comment);
  if (documented < 0) return undefined;
  if (tag === 'mixin') {
    const type = documentedType(view, comment);
    return type < 0 ? undefined : { node: view.field(type, 'name'), kind: 'extends' };
  }
  const kind = view.kindOf(documented);
  const isFunction = kind === 'method_declaration' || kind === 'function_definition';
  switch (tag) {
    case 'return':
      if (!isFunction || typesIn(view, documented, 'return_type').length > 0) return undefined;
      return { node: view.field(documented, 'name'), kind: 'returns' };
    case 'param': {
      const parameter = view
        .children(isFunction ? view.field(documented, 'parameters') : -1)
        .find((one) => view.textOf(view.field(one, 'name')) === variable);
      if (parameter === undefined || typesIn(view, parameter, 'type').length > 0) return undefined;
      return { node: view.field(parameter, 'name'), kind: 'type' };
    }
    case 'var':
      return declaredBy(view, documented, variable);
    default:
      return undefined;
  }
}

/** What `@var` in front of a node speaks of. */
function declaredBy(view: TreeView, node: number, variable: string): { node: number; kind: LinkKind } | undefined {
  switch (view.kindOf(node)) {
    case 'property_declaration':
    case 'property_promotion_parameter': {
      if (typesIn(view, node, 'type').length > 0) return undefined;
      const named = view.is(node, 'property_declaration') ? view.child(node, 'property_element') : node;
      return { node: view.at(named, 'name > :name'), kind: 'type' };
    }
    case 'expression_statement':
    case 'return_statement': {
      const assigned = view.field(view.first(node), 'left');
      if (variable === '' || view.textOf(assigned) === variable) return { node: assigned, kind: 'type' };
    }
  }
  const found = variable === '' ? -1 : variableIn(view, node, variable);
  return found < 0 ? undefined : { node: found, kind: 'type' };
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
