import type { FoundImport, ImportHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';
import { isExports } from './assignments.ts';
import { isFunction } from './names.ts';

type Found = (item: FoundImport) => void;

/** `import …`, with names, as a namespace, for its effects, of types, or `import x = require('y')`. */
export const importStatement: ImportHook = (view, node, found) => {
  const specifier = view.unquoted(view.field(node, 'source'));
  // By text: only one of the grammars has the keyword. `import type from` binds the name "type".
  const kind = /^import\s+type(of)?\s+(?!from\b|,)/.test(view.textOf(node)) ? 'type' : 'import';
  const clause = view.child(node, 'import_clause');
  if (clause < 0) {
    if (specifier !== '') found({ specifier, imported: '', local: '', kind, binding: -1 });
    return false;
  }
  const bound = (name: number, imported: string, as: FoundImport['kind']): void =>
    found({ specifier, imported, local: view.textOf(name), kind: as, binding: name });
  for (const part of view.children(clause)) {
    if (view.is(part, 'identifier')) bound(part, 'default', kind);
    else if (view.is(part, 'namespace_import')) bound(view.first(part), '*', kind);
    else {
      for (const item of view.children(part)) {
        const name = view.field(item, 'name');
        const alias = view.field(item, 'alias');
        const as = /^type(of)?\s+(?!as\b)/.test(view.textOf(item)) ? 'type' : kind;
        if (name >= 0) bound(alias < 0 ? name : alias, view.unquoted(name), as);
      }
      if (view.children(part).length === 0) found({ specifier, imported: '', local: '', kind, binding: -1 });
    }
  }
  return true;
};

/** `export … from`, `export { a as b }`, `export default a`. Definitions that are exported in place are no imports. */
export const exportStatement: ImportHook = (view, node, found) => {
  const source = view.field(node, 'source');
  const specifier = view.unquoted(source);
  const kind = 're-export';
  const clause = view.child(node, 'export_clause');
  // What a namespace or an ambient module exports of its own is no export of the file.
  if (source < 0 && !view.is(view.parent(node), 'program')) return clause >= 0;
  if (clause >= 0) {
    for (const item of view.children(clause)) {
      const name = view.unquoted(view.field(item, 'name'));
      const alias = view.field(item, 'alias');
      found({ specifier, imported: name, local: alias < 0 ? name : view.unquoted(alias), kind, binding: -1 });
    }
    return true;
  }
  if (source >= 0) {
    const namespace = view.child(node, 'namespace_export');
    const local = namespace < 0 ? '*' : view.unquoted(view.first(namespace));
    found({ specifier, imported: '*', local, kind, binding: -1 });
    return true;
  }
  // `export default a`, and `export default function a() {}`, which is defined here as well.
  const value = view.field(node, 'value');
  const declared = view.child(node, '"default"') < 0 ? -1 : view.field(view.field(node, 'declaration'), 'name');
  const name = view.is(value, 'identifier') ? value : declared;
  if (name >= 0) found({ specifier: '', imported: view.textOf(name), local: 'default', kind, binding: -1 });
  return name >= 0 && name === value;
};

/** The argument of `require('x')` or `import('x')` when it is a literal, else ''. */
function required(view: TreeView, call: number, callee: 'require' | 'import'): string {
  if (!view.is(call, 'call_expression') || !view.text.startsWith(callee, view.start(call))) return '';
  if (view.textOf(view.field(call, 'function')) !== callee) return '';
  const argument = view.first(view.field(call, 'arguments'));
  const plain = view.is(argument, 'template_string') && view.child(argument, 'template_substitution') < 0;
  return plain || view.is(argument, 'string') ? view.unquoted(argument) : '';
}

/** `const x = require('y')`, with `.z`, as a pattern, or `await import('y')`: the names are imports, not definitions. */
export const variableDeclarator: ImportHook = (view, node, found) => {
  let value = view.field(node, 'value');
  if (value < 0) return false;
  let member = '';
  while (view.is(value, 'member_expression')) {
    const property = view.textOf(view.field(value, 'property'));
    member = member === '' ? property : `${property}.${member}`;
    value = view.field(value, 'object');
  }
  const dynamic = view.is(value, 'await_expression');
  if (dynamic) value = view.first(value);
  const specifier = required(view, value, dynamic ? 'import' : 'require');
  if (specifier === '') return false;
  const kind = dynamic ? 'dynamic' : 'require';
  const bound = (name: number, imported: string): void =>
    found({ specifier, imported, local: view.textOf(name), kind, binding: name });
  const pattern = view.field(node, 'name');
  // What is taken out of a member is of the package, if of anything; of a file it is a variable's value.
  const isPackage = !/^[./#]/.test(specifier);
  if (view.is(pattern, 'identifier')) {
    if (member.includes('.') && !isPackage) return false;
    bound(pattern, member === '' ? '*' : member);
    return true;
  }
  if (!view.is(pattern, 'object_pattern') || (member !== '' && !isPackage)) return false;
  const within = member === '' ? '' : `${member}.`;
  for (const part of view.children(pattern)) {
    if (view.is(part, 'shorthand_property_identifier_pattern')) bound(part, within + view.textOf(part));
    else if (view.is(part, 'pair_pattern') && view.is(view.field(part, 'value'), 'identifier')) {
      bound(view.field(part, 'value'), within + view.unquoted(view.field(part, 'key')));
    } else found({ specifier, imported: '*', local: '', kind, binding: -1 });
  }
  return true;
};

/** `require('x')` and `import('x')` that bind no name. */
export const callExpression: ImportHook = (view, node, found) => {
  // Looked at for every call: most are told apart by their first letter.
  const first = view.text.charCodeAt(view.start(node));
  if (first !== 0x72 && first !== 0x69) return false;
  for (const callee of ['require', 'import'] as const) {
    const specifier = required(view, node, callee);
    if (specifier === '' || isBound(view, node)) continue;
    found({ specifier, imported: '', local: '', kind: callee === 'import' ? 'dynamic' : 'require', binding: -1 });
  }
  return false;
};

/** True when {@link variableDeclarator} or {@link assignmentExpression} reports the call. */
function isBound(view: TreeView, call: number): boolean {
  const left = view.is(view.parent(call), 'assignment_expression') ? view.field(view.parent(call), 'left') : -1;
  if (view.is(left, 'member_expression') && view.textOf(left) === 'module.exports') return true;
  let value = call;
  while (view.is(view.parent(value), 'await_expression') || view.is(view.parent(value), 'member_expression')) {
    value = view.parent(value);
  }
  const declarator = view.parent(value);
  let bound = false;
  if (view.is(declarator, 'variable_declarator')) {
    variableDeclarator(view, declarator, () => {
      bound = true;
    });
  }
  return bound;
}

/** `module.exports = require('x')`, `= name`, `= { a, b: c }` and `exports.x = name`. */
export const assignmentExpression: ImportHook = (view, node, found) => {
  const left = view.field(node, 'left');
  if (!view.is(left, 'member_expression')) return false;
  const right = view.field(node, 'right');
  const whole = view.textOf(left) === 'module.exports';
  if (!whole && !isExports(view, view.field(left, 'object'))) return false;
  const report: Found = (item) => found(item);
  const own = (name: number, local: string): void =>
    report({ specifier: '', imported: view.textOf(name), local, kind: 're-export', binding: -1 });
  const exported = whole ? 'default' : view.textOf(view.field(left, 'property'));
  const specifier = required(view, right, 'require');
  if (specifier !== '') {
    // `exports.x = require('x')` defines a member, whose value that is.
    if (whole) report({ specifier, imported: '*', local: '*', kind: 're-export', binding: -1 });
  } else if (view.is(right, 'identifier') && view.textOf(right) !== 'undefined') own(right, exported);
  else if (whole && (isFunction(view, right) || view.is(right, 'class'))) {
    const name = view.field(right, 'name');
    own(name < 0 ? view.field(left, 'property') : name, 'default');
  } else if (whole && view.is(right, 'object')) {
    for (const part of view.children(right)) {
      if (view.is(part, 'shorthand_property_identifier')) own(part, view.textOf(part));
      else if (view.is(part, 'pair') && view.is(view.field(part, 'value'), 'identifier')) {
        own(view.field(part, 'value'), view.unquoted(view.field(part, 'key')));
      }
    }
  }
  return false;
};
