import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** A type without type arguments, by-name arrow and white space around it. */
function typeName(written: string): string {
  const bare = written.replace(/\[[^[\]]*\]/g, '');
  return bare === written ? bare.replace(/^=>/, '').replace(/\s+/g, ' ').trim() : typeName(bare);
}

/** The type that an `extension` is for: that of the parameter which is no `using` one. */
export function extended(view: TreeView, extension: number): string {
  for (const list of view.children(extension)) {
    if (!view.is(list, 'parameters') || view.child(list, '"using"') >= 0) continue;
    return typeName(view.textOf(view.field(view.child(list, 'parameter'), 'type')));
  }
  return '';
}

/** What is assigned to; in `f(name = value)` it is the name of a parameter. */
export function assigned(view: TreeView, node: number): FinalSlot {
  const whole = view.parent(node);
  return view.is(whole, 'assignment_expression') && view.is(view.parent(whole), 'arguments') ? 'key' : 'write';
}

/** A part of `a.b.Outer.Inner` where a type stands: what begins in lower case is a package or a value. */
export function typePrefix(view: TreeView, node: number): FinalSlot {
  let around = view.parent(node);
  while (view.is(around, 'stable_identifier')) around = view.parent(around);
  return view.is(around, 'stable_type_identifier') && /^`?\p{Lu}/u.test(view.textOf(node)) ? 'type' : 'read';
}

/** `new Foo` and `new Foo[A]` call a constructor. */
export function constructed(view: TreeView, node: number): FinalSlot {
  let type = node;
  let around = view.parent(type);
  while (CARRIERS.has(view.kindOf(around)) && isMain(view, around, type)) {
    type = around;
    around = view.parent(type);
  }
  return view.is(around, 'instance_expression') ? 'call' : 'type';
}

const CARRIERS = new Set(['generic_type', 'compound_type', 'stable_type_identifier', 'annotated_type']);

function isMain(view: TreeView, around: number, type: number): boolean {
  if (view.is(around, 'generic_type')) return view.field(around, 'type') === type;
  if (view.is(around, 'compound_type')) return view.field(around, 'base') === type;
  return view.is(around, 'stable_type_identifier')
    ? view.children(around).at(-1) === type
    : view.first(around) === type;
}

/** `?` and `_` as type arguments are no names. */
export function typeArgument(view: TreeView, node: number): FinalSlot {
  return /^[?_]$/.test(view.textOf(node)) ? 'none' : 'type';
}

/** True for what is private to the type it stands in, and not only to a package around it: `private[pkg]`. */
export function isPrivate(view: TreeView, node: number): boolean {
  const access = view.at(node, ':modifiers > :access_modifier');
  return /^private\s*(?:$|\[\s*this\b)/.test(view.textOf(access));
}

/** True for parameters that are members: with `val` or `var`, and those of the first list of a case class. */
export function isMember(view: TreeView, parameter: number): boolean {
  if (view.child(parameter, '"val"') >= 0 || view.child(parameter, '"var"') >= 0) return true;
  const list = view.parent(parameter);
  const type = view.parent(list);
  if (view.field(type, 'class_parameters') !== list) return false;
  return view.is(type, 'full_enum_case') || (view.is(type, 'class_definition') && view.child(type, '"case"') >= 0);
}

/**
 * False in a refinement, `Foo { type B = C }`, and in a structural type that has no name of its own. After `new` a
 * refinement is the body of a class.
 */
export function isMemberOfNamed(view: TreeView, node: number): boolean {
  const around = view.parent(node);
  if (view.is(around, 'refinement')) return view.is(view.parent(view.parent(around)), 'instance_expression');
  return !view.is(around, 'structural_type') || view.is(view.parent(around), 'type_definition');
}

const SUITES = /^(?:\w+\.)*\w*(?:Suite|Spec|Specification|Tests?)(?:Like|Default|Base)?\b/;

/** True for a class or object whose supertype is by its name one of a library of tests. */
export function isSuite(view: TreeView, node: number): boolean {
  const supertypes = view.field(node, 'extend');
  return view.children(supertypes).some((type) => !view.is(type, 'arguments') && SUITES.test(view.textOf(type)));
}

/** True for the body of `given … with`, which the grammar takes for a block where it is in braces. */
export function isTemplate(view: TreeView, body: number): boolean {
  if (view.is(body, 'with_template_body')) return true;
  if (!view.is(body, 'block') || !view.is(view.parent(body), 'given_definition')) return false;
  return /\bwith\s*$/.test(view.text.slice(view.start(body) - 12, view.start(body)));
}
