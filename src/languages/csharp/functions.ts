import type { TreeView } from '../tree-view.ts';

/**
 * What the body of a function without a name gives: `open` where that is not told by how it is written. As numbers of
 * steps of a link: see `argument` in `LINK_KINDS`.
 */
export const BODIES = ['', 'open', 'value', 'nothing', 'later', 'value later', 'nothing later'] as const;

/** So many nodes of a body are looked at. */
const MOST = 400;

/** How many parameters a function without a name takes, and what it gives: an index into {@link BODIES}. */
export function shapeOf(view: TreeView, node: number): { parameters: number | undefined; body: number } {
  const list = view.field(node, 'parameters');
  const parameters = list < 0 ? undefined : view.is(list, 'parameter_list') ? countOf(view, list) : 1;
  const isAsync = /\basync\b/.test(
    view.text.slice(view.start(node), list < 0 ? view.start(node) + 20 : view.start(list)),
  );
  const field = view.field(node, 'body');
  const body = field >= 0 ? field : view.child(node, 'block');
  const gives = view.is(body, 'block') ? ofBlock(view, body) : ofExpression(view, body);
  return {
    parameters,
    body: isAsync ? { open: 4, value: 5, nothing: 6 }[gives] : { open: 1, value: 2, nothing: 3 }[gives],
  };
}

const countOf = (view: TreeView, list: number): number =>
  view.children(list).filter((one) => view.is(one, 'parameter')).length + (view.field(list, 'name') >= 0 ? 1 : 0);

/** What can stand as a statement may give nothing. */
function ofExpression(view: TreeView, body: number): 'open' | 'value' {
  const kind = view.kindOf(body);
  const isOpen =
    /^(?:invocation|await|assignment|object_creation|implicit_object_creation|conditional_access|throw|postfix_unary|prefix_unary|parenthesized)_expression$/.test(
      kind,
    ) && !(kind === 'prefix_unary_expression' && view.text[view.start(body)] === '!');
  return isOpen ? 'open' : 'value';
}

function ofBlock(view: TreeView, block: number): 'open' | 'value' | 'nothing' {
  const queue = [block];
  let isThrown = false;
  for (let i = 0; i < queue.length; i++) {
    if (i > MOST) return 'open';
    for (const child of view.children(queue[i]!)) {
      const kind = view.kindOf(child);
      if (kind === 'return_statement') return view.first(child) >= 0 ? 'value' : 'nothing';
      if (kind === 'throw_statement') isThrown = true;
      else if (!/^(?:lambda_expression|anonymous_method_expression|local_function_statement)$/.test(kind))
        queue.push(child);
    }
  }
  return isThrown ? 'open' : 'nothing';
}
