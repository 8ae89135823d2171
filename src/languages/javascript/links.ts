import type { LanguageSpec, LinkRule } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { callbackLinks, shortResult } from './callbacks.ts';
import { madeMembers, writtenObject } from './made-objects.ts';
import { objectPattern, patternLinks } from './patterns.ts';
import { thisValue } from './this-value.ts';

const FUNCTION = 'arrow_function|function_expression|generator_function';
const inner = (view: TreeView, node: number): number => view.first(node);

/** The whole name of a default export has no name of its own: `export default class extends A`. */
const bases: LinkRule = { kind: 'extends', of: 'name', from: ':class_heritage > :identifier|member_expression' };

const pattern = patternLinks(false);
const made = madeMembers(false);

/** What JavaScript says of names. */
export const links: NonNullable<LanguageSpec['links']> = {
  member_expression: { kind: 'member', of: 'property', from: 'object' },
  variable_declarator: [{ kind: 'value', of: 'name:identifier', from: 'value' }, ...shortResult('name:identifier')],
  assignment_expression: [
    { kind: 'value', of: 'left:identifier|member_expression', from: 'right' },
    ...shortResult('left:member_expression', 'right'),
  ],
  assignment_pattern: { kind: 'value', of: 'left:identifier', from: 'right' },
  ...pattern,
  ...callbackLinks,
  pair: made,
  method_definition: made,
  shorthand_property_identifier: [pattern.shorthand_property_identifier as LinkRule, ...made],
  class_declaration: bases,
  class: bases,
};

/** How expressions are made of others. */
export const values: NonNullable<LanguageSpec['values']> = {
  object_pattern: objectPattern(false),
  member_expression: { at: 'property' },
  subscript_expression: { at: 'object', step: 'element' },
  call_expression: { at: 'function', step: 'call' },
  new_expression: { at: 'constructor', step: 'construct' },
  await_expression: { at: inner, step: 'await' },
  parenthesized_expression: { at: inner },
  assignment_expression: { at: 'right' },
  this: thisValue(false),
  super: 'super',
  string: 'string',
  template_string: 'string',
  number: 'number',
  true: 'boolean',
  false: 'boolean',
  array: 'array',
  object: writtenObject(false),
  regex: 'pattern',
  ...Object.fromEntries(FUNCTION.split('|').map((kind) => [kind, 'function' as const])),
};
