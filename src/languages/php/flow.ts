import type { LinkHook } from '../spec.ts';
import { visitIf, visitLoop, visitMatch, visitSwitch, visitTry } from './flow-branches.ts';
import { condition, operatorOf } from './flow-conditions.ts';
import { become, copyOf, emptyState, type FlowState, merged } from './flow-state.ts';
import { assign, declare, forgetAll, tell, tellMade, visitAll, type Walk } from './flow-walk.ts';
import { writtenIn } from './written-names.ts';

const FUNCTIONS = /^(?:function_definition|method_declaration|anonymous_function)$/;

/**
 * Says of each variable in a function, and of members, which types `instanceof` has shown it to be one of there, and where
 * it was given its value, if that is one place on all ways that lead there.
 */
export const flow: LinkHook = (view, node, say) => {
  const { counts, shared, isOpen } = writtenIn(view, node);
  if (isOpen) return;
  const several = new Set([...counts].filter(([, count]) => count > 1).map(([name]) => name));
  const state = emptyState();
  const walk: Walk = { view, say, several, shared, visit: (at, before) => visit(walk, at, before) };
  for (const parameter of view.children(view.field(node, 'parameters'))) declare(walk, parameter, state);
  if (view.is(node, 'program')) visitAll(walk, view.children(node), state);
  else walk.visit(view.field(node, 'body'), state);
};

/** Goes through a node; the state is then that behind it. */
function visit(walk: Walk, node: number, state: FlowState): void {
  if (node < 0) return;
  const { view } = walk;
  const field = (name: string): number => view.field(node, name);
  const kind = view.kindOf(node);
  switch (kind) {
    case 'variable_name':
      tell(walk, node, node, state);
      return;
    case 'member_access_expression':
    case 'nullsafe_member_access_expression':
      walk.visit(field('object'), state);
      if (view.is(field('name'), 'name')) tell(walk, node, field('name'), state);
      else walk.visit(field('name'), state);
      return;
    case 'assignment_expression':
    case 'reference_assignment_expression':
      walk.visit(field('right'), state);
      assign(walk, field('left'), state);
      tellMade(walk, field('left'), field('right'), state);
      return;
    case 'augmented_assignment_expression':
      walk.visit(field('left'), state);
      walk.visit(field('right'), state);
      forgetAll(walk, field('left'), state);
      return;
    case 'if_statement':
    case 'else_if_clause':
      visitIf(walk, node, state);
      return;
    case 'conditional_expression': {
      const [holds, not] = condition(walk, field('condition'), state);
      walk.visit(field('body'), holds);
      walk.visit(field('alternative'), not);
      become(state, merged(holds, not));
      return;
    }
    case 'binary_expression': {
      // Of text that is put together from thousands of pieces each is within the next.
      const pieces: number[] = [];
      let left = node;
      for (; view.is(left, 'binary_expression') && operatorOf(view, left) === ''; left = view.field(left, 'left')) {
        pieces.push(view.field(left, 'right'));
      }
      if (pieces.length > 0) visitAll(walk, [left, ...pieces.reverse()], state);
      else become(state, merged(...condition(walk, node, state)));
      return;
    }
    case 'match_expression':
      visitMatch(walk, node, state);
      return;
    case 'while_statement':
    case 'for_statement':
    case 'do_statement':
    case 'foreach_statement':
      visitLoop(walk, node, state);
      return;
    case 'switch_statement':
      visitSwitch(walk, node, state);
      return;
    case 'try_statement':
      visitTry(walk, node, state);
      return;
    case 'return_statement':
    case 'throw_expression':
    case 'exit_statement':
    case 'break_statement':
    case 'continue_statement':
      visitAll(walk, view.children(node), state);
      state.isDead = true;
      return;
    case 'function_call_expression':
      if (/^\\?assert$/i.test(view.textOf(field('function')))) {
        become(state, condition(walk, view.first(view.first(field('arguments'))), state)[0]);
      } else visitAll(walk, view.children(node), state);
      return;
    case 'arrow_function': {
      const inside = copyOf(state);
      for (const parameter of view.children(field('parameters'))) declare(walk, parameter, inside);
      walk.visit(field('body'), inside);
      return;
    }
    case 'class_declaration':
    case 'interface_declaration':
    case 'trait_declaration':
    case 'enum_declaration':
    case 'declaration_list':
      return;
    case 'static_variable_declaration':
    case 'global_declaration':
    case 'unset_statement':
      forgetAll(walk, node, state);
      return;
    default:
      if (!FUNCTIONS.test(kind)) visitAll(walk, view.children(node), state);
  }
}
