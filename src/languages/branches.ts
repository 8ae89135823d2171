import type { BranchRule } from './spec.ts';
import type { Path } from './tree-view.ts';

/** One of two pieces of code runs: `if`, `?:`. */
export function choice(then: Path, otherwise: Path): readonly BranchRule[] {
  return [
    { kind: 'if', code: then },
    { kind: 'else', code: otherwise },
  ];
}

/** All of these run again and again: what is asked before each turn, what is done after it, the body. */
export function loop(...code: readonly Path[]): BranchRule {
  return { kind: 'loop', code };
}

/** The right side of `&&`, `||`, `??`, `and`, `or` between two fields, of a node that all operators share. */
export const shortCircuit: BranchRule = {
  kind: 'if',
  code: 'right',
  when: (view, node) => {
    const [left, right] = [view.field(node, 'left'), view.field(node, 'right')];
    return left >= 0 && right >= 0 && OPERATOR.test(view.text.slice(view.end(left), view.start(right)));
  },
};

const OPERATOR = /^\s*(?:&&|\|\||\?\?|and\b|or\b)/i;
