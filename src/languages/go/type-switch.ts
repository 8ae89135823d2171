import type { TreeView } from '../tree-view.ts';

/** Where a name can be declared again for what follows in it. */
const SCOPES =
  /^(?:block|if_statement|for_statement|expression_switch_statement|type_switch_statement|expression_case|type_case|default_case|communication_case|func_literal)$/;
const SPEC = /^(?:(?:var|const)_spec|(?:variadic_)?parameter_declaration)$/;
const ASSIGNS = /^(?:short_var_declaration|range_clause|receive_statement)$/;

/** In a clause of `switch x := y.(type)` the places where that x is used; they have the type of the clause. */
export function narrowedUses(view: TreeView, clause: number): number[] {
  const around = view.parent(clause);
  const alias = view.is(around, 'type_switch_statement') ? view.first(view.field(around, 'alias')) : -1;
  if (alias < 0) return [];
  const name = view.textOf(alias);
  const uses: number[] = [];

  /** True when from here on another x is meant, up to the end of the scope. */
  function visit(node: number): boolean {
    const kind = view.kindOf(node);
    if (kind === 'identifier') {
      if (view.textOf(node) === name) uses.push(node);
      return false;
    }
    const declared = declaredIn(view, node, kind);
    const isAgain = declared.some((one) =>
      (view.is(one, 'expression_list') ? view.children(one) : [one]).some((each) => view.textOf(each) === name),
    );
    for (const child of view.children(node)) {
      if (!declared.includes(child) && visit(child)) return !SCOPES.test(kind);
      // Only what stands before the clauses does not see the name of the switch.
      if (isAgain && kind === 'type_switch_statement' && view.field(node, 'value') === child) return false;
    }
    return isAgain;
  }
  visit(clause);
  return uses;
}

/** The children of a node that are names, or a list of names, that it declares. */
function declaredIn(view: TreeView, node: number, kind: string): number[] {
  if (SPEC.test(kind)) return view.children(node).filter((child) => view.is(child, 'identifier'));
  const isNew = ASSIGNS.test(kind) && view.child(node, '":="') >= 0;
  const list = kind === 'type_switch_statement' ? view.field(node, 'alias') : isNew ? view.field(node, 'left') : -1;
  return list < 0 ? [] : [list];
}
