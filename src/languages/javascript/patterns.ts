import { LINK_TARGETS } from '../../model/index.ts';
import type { LinkRule, ValueRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { isPlaced } from './callbacks.ts';

/** Tells whether something beside a call says what a function is given. */
type IsHeld = (view: TreeView, made: number) => boolean;

/** What a parameter that is a pattern alone is given, where that is said of its function; -1 elsewhere. */
function given(view: TreeView, parameter: number, pattern: number, isHeld: IsHeld): number {
  const isAlone = parameter === pattern || view.children(parameter).length === 1;
  const made = view.parent(view.parent(parameter));
  return isAlone && (isPlaced(view, made) || isHeld(view, made)) ? LINK_TARGETS.given : LINK_TARGETS.unknown;
}

/**
 * What an object pattern takes apart: the type that is written for it, else the value, as a node or one of LINK_TARGETS; -1
 * when it is nothing known.
 */
function takenApart(typed: boolean, isHeld: IsHeld): (view: TreeView, pattern: number) => number {
  return (view, pattern) => {
    let around = view.parent(pattern);
    if (/^(object_)?assignment_pattern$/.test(view.kindOf(around))) around = view.parent(around);
    switch (view.kindOf(around)) {
      case 'variable_declarator': {
        const type = typed ? view.field(around, 'type') : -1;
        return type >= 0 ? type : view.field(around, 'value');
      }
      case 'required_parameter':
      case 'optional_parameter': {
        const type = view.field(around, 'type');
        return type >= 0 ? type : given(view, around, pattern, isHeld);
      }
      case 'formal_parameters':
        return given(view, pattern, pattern, isHeld);
      case 'for_in_statement':
        return view.child(around, '"of"') >= 0 ? view.field(around, 'right') : -1;
      case 'pair_pattern':
        return view.field(around, 'key');
      default:
        return -1;
    }
  };
}

/** The pattern that a part of it stands in, past a default value. */
function patternAround(view: TreeView, part: number): number {
  const around = view.parent(part);
  return view.is(around, 'object_assignment_pattern') ? view.parent(around) : around;
}

/** The links of object patterns: a key is a member of what is taken apart, and what stands behind it has its value. */
export function patternLinks(
  typed: boolean,
  isHeld: IsHeld = () => false,
): Record<string, LinkRule | readonly LinkRule[]> {
  const apart = takenApart(typed, isHeld);
  const isKnown = (view: TreeView, part: number): boolean =>
    apart(view, patternAround(view, part)) !== LINK_TARGETS.unknown;
  return {
    shorthand_property_identifier_pattern: { kind: 'member', of: '.', from: patternAround, when: isKnown },
    pair_pattern: [
      { kind: 'member', of: 'key', from: patternAround, when: isKnown },
      { kind: 'value', of: 'value:identifier', from: 'key', when: isKnown },
      { kind: 'value', of: 'value:assignment_pattern > left:identifier', from: 'key', when: isKnown },
    ],
    shorthand_property_identifier: { kind: 'shorthand', of: '.', from: () => [LINK_TARGETS.object] },
    for_in_statement: {
      ...{ kind: 'value', of: 'left:identifier', from: 'right', step: 'element' },
      when: (view, node) => view.child(node, '"of"') >= 0,
    },
  };
}

/** What a pattern stands for: what it takes apart. */
export function objectPattern(typed: boolean, isHeld: IsHeld = () => false): ValueRule {
  const isElement = (view: TreeView, pattern: number): boolean => view.is(view.parent(pattern), 'for_in_statement');
  return { at: takenApart(typed, isHeld), step: (view, pattern) => (isElement(view, pattern) ? 'element' : 'none') };
}
