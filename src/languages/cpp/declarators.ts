import { isConstant } from '../c/declarators.ts';
import type { FlagRule, FoundName } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

/** The function declarator that a declaration is about, or -1: `int *f(void)` has one, `int (*f)(void)` is a variable. */
function functionDeclarator(view: TreeView, node: number): number {
  let at = view.field(node, 'declarator');
  while (/^(pointer|reference|attributed)_declarator$/.test(view.kindOf(at))) {
    const below = view.is(at, 'pointer_declarator') ? view.field(at, 'declarator') : view.first(at);
    at = below;
  }
  return view.is(at, 'function_declarator') && !view.is(view.field(at, 'declarator'), 'parenthesized_declarator')
    ? at
    : -1;
}

/** True when the declaration declares a function. */
export function isDeclaredFunction(view: TreeView, node: number): boolean {
  return functionDeclarator(view, node) >= 0;
}

/** `a::Foo` of `void a::Foo<T>::bar()`, without template arguments; '' when the name is not qualified. */
export function nameOwner(view: TreeView, _node: number, name: number): string {
  let outer = name;
  for (
    let at = name;
    /^(qualified_identifier|template_function|dependent_name)$/.test(view.kindOf(view.parent(at)));
  ) {
    at = view.parent(at);
    if (view.is(at, 'qualified_identifier')) outer = at;
  }
  if (outer === name || name < 0) return '';
  let written = view.text.slice(view.start(outer), view.start(name));
  for (let before = ''; before !== written; ) {
    before = written;
    written = written.replace(/<[^<>]*>/g, '');
  }
  return written.replace(/\s+|template\b/g, '').replace(/^::|::$/g, '');
}

/** The conversion operator that a declaration is about, qualified or not, or -1. */
function conversion(view: TreeView, node: number): number {
  let at = view.field(node, 'declarator');
  while (view.is(at, 'qualified_identifier')) at = view.field(at, 'name');
  return view.is(at, 'operator_cast') ? at : -1;
}

/** True when the declaration is about a conversion operator: `operator bool() const`, `Foo::operator bool()`. */
export function isConversion(view: TreeView, node: number): boolean {
  return conversion(view, node) >= 0;
}

/** `operator bool` of a conversion operator. */
export function conversionName(view: TreeView, node: number): FoundName[] {
  const cast = conversion(view, node);
  if (cast < 0) return [];
  const list = view.at(cast, '**:abstract_function_declarator');
  const parameters = view.at(list, 'parameters');
  const end = parameters < 0 ? view.end(cast) : view.start(parameters);
  const text = view.text.slice(view.start(cast), end).trimEnd();
  return [{ node: -1, start: view.start(cast), text }];
}

/** `Foo` of `Foo::operator bool()`. */
export function conversionOwner(view: TreeView, node: number): string {
  const cast = conversion(view, node);
  return nameOwner(view, node, cast);
}

/** The access section that a member stands in: by the last label before it, else by the kind of type. */
function accessOf(view: TreeView, node: number): 'public' | 'private' | 'protected' {
  let member = node;
  let list = view.parent(node);
  // What a friend is belongs to the namespace around.
  if (view.is(list, 'friend_declaration')) return 'public';
  // A template or a condition of the preprocessor may stand between.
  while (list >= 0 && !view.is(list, 'field_declaration_list')) {
    if (view.is(list, 'compound_statement')) return 'public';
    member = list;
    list = view.parent(list);
  }
  if (list < 0) return 'public';
  let access = view.is(view.parent(list), 'class_specifier') ? 'private' : 'public';
  for (const child of view.children(list)) {
    if (child >= member) break;
    if (view.is(child, 'access_specifier')) access = view.textOf(child).trim();
  }
  return access === 'private' || access === 'protected' ? access : 'public';
}

/** True in a namespace without a name: what is in it is seen in this file only. */
export function inAnonymousNamespace(view: TreeView, node: number): boolean {
  for (let around = view.parent(node); around >= 0; around = view.parent(around)) {
    if (view.is(around, 'namespace_definition') && view.field(around, 'name') < 0) return true;
  }
  return false;
}

/**
 * The scope of a struct, class or union: none when it is only named, or when it is a member without name and tag, whose
 * members are those of what is around.
 */
export function typeScope(view: TreeView, node: number): 'class' | undefined {
  if (view.field(node, 'body') < 0) return undefined;
  const around = view.parent(node);
  const unnamed = view.is(around, 'field_declaration') && view.field(around, 'declarator') < 0;
  return unnamed && view.field(node, 'name') < 0 ? undefined : 'class';
}

/** What stands in the list before the body of a constructor: a member that is set, or a constructor that is called. */
export function initialized(view: TreeView, node: number): 'write' | 'call' {
  const name = view.textOf(node);
  return /^[A-Z]\w*[a-z]/.test(name) ? 'call' : 'write';
}

/** Members have the flag of the section they stand in. */
export const accessFlags: readonly FlagRule[] = (['private', 'protected'] as const).map((access) => ({
  when: { test: (view, node) => accessOf(view, node) === access },
  flags: [access],
}));

/** True for the values of a class that never change: `static constexpr int kMax = 3;`. */
export function isClassConstant(view: TreeView, node: number, name: number): boolean {
  const isStatic = view.children(node).some((child) => view.textOf(child) === 'static');
  return isStatic && isConstant(view, node, name);
}

/** True when the enumerator is reached through its enumeration only: `enum class`. */
export function isScoped(view: TreeView, node: number): boolean {
  const type = view.parent(view.parent(node));
  return view.child(type, '"class"') >= 0 || view.child(type, '"struct"') >= 0;
}

/** True when the name is that of the type around it or before it: `Foo::Foo`, `Foo` inside class Foo. */
export function isConstructor(view: TreeView, node: number, name: number): boolean {
  const text = view.textOf(name);
  const owner = nameOwner(view, node, name);
  if (owner !== '') return owner.split('::').at(-1) === text;
  let around = view.parent(node);
  while (around >= 0 && !/^(class|struct|union)_specifier$/.test(view.kindOf(around))) {
    if (view.is(around, 'compound_statement')) return false;
    around = view.parent(around);
  }
  const type = around < 0 ? -1 : view.field(around, 'name');
  return type >= 0 && view.textOf(type).replace(/<.*/s, '').split('::').at(-1) === text;
}
