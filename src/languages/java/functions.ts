import { LINK_STEPS, LINK_TARGETS } from '../../model/index.ts';
import type { LinkHook } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { summands } from './values.ts';

/** What the body of a function without a name gives, `open` where that is not told by how it is written. As numbers of steps of a link. */
const BODIES = ['', 'open', 'value', 'nothing'] as const;
type Body = 'open' | 'value' | 'nothing';

/** So many nodes of a body are looked at. */
const MOST = 400;
/** More parameters are not told apart. */
const MOST_PARAMETERS = 5;
const NOT_COUNTED = 7;

/** A function that is written out: how many it takes, undefined where that is not known, and what it gives. */
export interface Shape {
  parameters: number | undefined;
  body: Body;
}

/** What a call is given; of a function that is written out how many it takes and what it gives, of a sum its parts. */
export const passes: LinkHook = (view, node, say) => {
  const name = view.field(node, 'name');
  for (const [i, argument] of view.children(view.field(node, 'arguments')).entries()) {
    if (!view.is(argument, 'lambda_expression')) {
      say(name, 'argument', argument);
      const place = LINK_STEPS[i + 1];
      for (const part of place ? summands(view, argument) : []) say(name, 'option', part, place!);
    } else {
      const count = countOf(view, argument);
      const body = BODIES.indexOf(bodyOf(view, view.field(argument, 'body')));
      const steps = [count > MOST_PARAMETERS ? NOT_COUNTED : count + 1, body].map((step) => LINK_STEPS[step]!);
      say(name, 'argument', LINK_TARGETS.function, ...steps);
    }
  }
};

/** The same from the steps of the link. */
export function shapeOf([count = NOT_COUNTED, body = 1]: readonly number[]): Shape {
  return { parameters: count < NOT_COUNTED ? count - 1 : undefined, body: (BODIES[body] || 'open') as Body };
}

function countOf(view: TreeView, lambda: number): number {
  const parameters = view.field(lambda, 'parameters');
  return view.is(parameters, 'identifier') ? 1 : view.children(parameters).length;
}

/** What can stand as a statement may give nothing. */
function bodyOf(view: TreeView, body: number): Body {
  if (view.is(body, 'block')) return ofBlock(view, body);
  const kind = view.kindOf(body);
  return /^(?:method_invocation|object_creation|assignment|update|parenthesized)/.test(kind) ? 'open' : 'value';
}

function ofBlock(view: TreeView, block: number): Body {
  const queue = [block];
  let isOpen = false;
  for (let i = 0; i < queue.length; i++) {
    if (i > MOST) return 'open';
    for (const child of view.children(queue[i]!)) {
      if (view.is(child, 'return_statement')) return view.first(child) >= 0 ? 'value' : 'nothing';
      // It may end with none of them.
      if (/^(?:throw|while|for|do)_statement$/.test(view.kindOf(child))) isOpen = true;
      if (!/^(?:lambda_expression|class_body|\w+_declaration)$/.test(view.kindOf(child))) queue.push(child);
    }
  }
  return isOpen ? 'open' : 'nothing';
}
