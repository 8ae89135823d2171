import { LINK_TARGETS } from '../../model/index.ts';
import type { LanguageSpec, LinkHook, LinkRule, SayLink } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { narrowedByAnd, narrowedByChoice, narrowedByIf } from './narrowing.ts';
import {
  before,
  calleeOf,
  endOf,
  isQualifier,
  lastPart,
  ofCascade,
  parameterName,
  parametersOf,
  parametersOfType,
  typeBefore,
  typesOf,
  valueIn,
} from './nodes.ts';

const identifiers = (view: TreeView, node: number): number[] =>
  view.children(node).filter((child) => view.is(child, 'identifier'));

/** What is said of a variable, parameter or field with a type: of a function what it takes and gives. */
function sayType(view: TreeView, name: number, type: number, say: SayLink): void {
  if (!view.is(type, 'function_type')) {
    if (!view.is(type, 'record_type')) say(name, 'type', type);
    return;
  }
  const result = typesOf(view, view.children(type).slice(0, 4))[0];
  if (result !== undefined && result < view.child(type, 'parameter_type_list')) say(name, 'returns', result);
  for (const parameter of parametersOfType(view, type)) say(name, 'parameter', parameter);
}

/** What a variable without a type is given; of a map that is written out what its keys and values are. */
function sayValue(view: TreeView, name: number, value: number, say: SayLink): void {
  say(name, 'value', value);
  if (!view.is(value, 'set_or_map_literal')) return;
  const held = typesOf(view, view.children(view.child(value, 'type_arguments')));
  if (held.length === 2) for (const type of held) say(name, 'typeArgument', type);
}

/** `a.b` */
const selector: LinkRule = { kind: 'member', of: ':identifier', from: before };

/** The names of a list of variables of one type, or with values. */
const declarations: LinkHook = (view, node, say) => {
  const type = typeBefore(view, node);
  for (const item of view.children(node)) {
    const [name, ...given] = view.children(item);
    if (name === undefined || !view.is(name, 'identifier')) continue;
    if (type >= 0) sayType(view, name, type, say);
    else if (given.length > 0) sayValue(view, name, valueIn(view, item, given), say);
  }
};

const localVariables: LinkHook = (view, node, say) => {
  const children = view.children(node);
  const name = view.field(node, 'name');
  const type = typeBefore(view, name);
  const more = children.filter((child) => view.is(child, 'initialized_identifier'));
  for (const each of [name, ...more.map((child) => view.first(child))]) if (type >= 0) sayType(view, each, type, say);
  if (type >= 0) return;
  const given = children.filter((child) => child > name && !more.includes(child));
  if (given.length > 0) sayValue(view, name, valueIn(view, node, given), say);
  for (const item of more) {
    const [each, ...own] = view.children(item);
    if (each !== undefined && own.length > 0) sayValue(view, each, valueIn(view, item, own), say);
  }
};

const loop: LinkHook = (view, node, say) => {
  const name = view.field(node, 'name');
  const from = view.field(node, 'value');
  if (name < 0) return;
  const type = typeBefore(view, name);
  if (type >= 0) sayType(view, name, type, say);
  else if (from >= 0) say(name, 'value', endOf(view, from), 'element');
};

/** What a function returns and takes. The name of a constructor without one is that of its class, which is called by it. */
const signature: LinkHook = (view, node, say) => {
  const kind = view.kindOf(node);
  const names = identifiers(view, node);
  const list = view.child(node, 'formal_parameter_list');
  const parameters = parametersOf(view, list);
  if (/constructor/.test(kind)) {
    const name = names.at(-1);
    if (name === undefined) return;
    say(name, 'returns', LINK_TARGETS.this);
    const type = names.length === 1 ? classAround(view, node) : -1;
    for (const parameter of parameters) {
      say(name, 'parameter', parameter);
      if (type >= 0) say(type, 'parameter', parameter);
    }
    // `factory A.b() = B.c;` is another one.
    const target = view.children(node).filter((child) => child > list);
    const [made] = typesOf(view, target);
    if (kind.startsWith('redirecting') && made !== undefined) say(name, 'value', made);
    return;
  }
  const name = view.field(node, 'name');
  if (name < 0) return;
  const type = typeBefore(view, name);
  if (type >= 0 && !view.is(type, 'record_type')) say(name, 'returns', type);
  for (const parameter of parameters) say(name, 'parameter', parameter);
};

/** The name of the type that a member stands in. */
function classAround(view: TreeView, node: number): number {
  let at = view.parent(node);
  while (at >= 0 && !/^(?:class_definition|enum_declaration|extension_type_declaration)$/.test(view.kindOf(at))) {
    at = view.parent(at);
  }
  return view.field(at, 'name');
}

const parameter: LinkHook = (view, node, say) => {
  const name = parameterName(view, node);
  const inner = view.parent(name);
  if (name < 0) return;
  if (view.is(inner, 'constructor_param')) {
    say(name, 'member', LINK_TARGETS.this);
    return;
  }
  const type = typeBefore(view, view.is(inner, 'super_formal_parameter') ? view.first(inner) : name);
  const list = view.child(node, 'formal_parameter_list');
  if (list >= 0) {
    // `void run(Foo a)`
    if (type >= 0) say(name, 'returns', type);
    for (const each of parametersOf(view, list)) say(name, 'parameter', each);
  } else if (type >= 0) sayType(view, name, type, say);
};

/** `(a) => a.b` as an argument. */
const passed: LinkRule = {
  kind: 'passed',
  of: (view, node) =>
    view
      .children(view.field(node, 'parameters'))
      .filter((child) => view.is(child, 'formal_parameter') && typeBefore(view, parameterName(view, child)) < 0)
      .map((child) => parameterName(view, child)),
  from: (view, node) => {
    const around = view.parent(node);
    if (view.is(around, 'named_argument')) return view.at(around, ':label > :identifier');
    return view.is(around, 'argument') ? calleeOf(view, view.parent(around)) : -1;
  },
  places: (view, node, of) => ({
    argument: Math.max(0, view.children(view.parent(view.parent(node))).indexOf(view.parent(node))),
    parameter: view.children(view.field(node, 'parameters')).indexOf(view.parent(of)),
  }),
};

/** What a type takes its members from, nearest first: the last mixin, those before it, the superclass; then what it implements. */
const supertypes = (view: TreeView, node: number, name: number, say: SayLink): void => {
  for (const part of view.children(node)) {
    switch (view.kindOf(part)) {
      case 'superclass':
      case 'mixin_application': {
        const mixins = view.child(part, 'mixins');
        for (const mixin of typesOf(view, view.children(mixins)).reverse()) say(name, 'extends', mixin);
        for (const type of typesOf(view, view.children(part))) say(name, 'extends', type);
        for (const type of typesOf(view, view.children(view.child(part, 'interfaces')))) say(name, 'implements', type);
        break;
      }
      case 'mixins':
        for (const mixin of typesOf(view, view.children(part)).reverse()) say(name, 'extends', mixin);
        break;
      case 'interfaces':
        for (const type of typesOf(view, view.children(part))) say(name, 'implements', type);
        break;
      case 'mixin_application_class':
        supertypes(view, part, name, say);
        break;
    }
  }
};

const alias: LinkHook = (view, node, say) => {
  const own = view.children(node);
  const isNew = view.child(node, '"="') >= 0;
  const name = isNew
    ? own.find((child) => view.is(child, 'type_identifier'))
    : own.findLast((child) => view.is(child, 'type_identifier'));
  if (name === undefined) return;
  const list = view.child(node, 'formal_parameter_list');
  if (list >= 0) {
    const type = typeBefore(view, name);
    if (type >= 0) say(name, 'returns', type);
    for (const each of parametersOf(view, list)) say(name, 'parameter', each);
    return;
  }
  const [type] = typesOf(
    view,
    own.filter((child) => child > name),
  );
  if (type !== undefined) sayType(view, name, type, say);
};

/** `Foo(x: var y, :final z)`: members of what is matched. */
const objectPattern: LinkHook = (view, node, say) => {
  const children = view.children(node);
  const [type] = typesOf(view, children);
  if (type === undefined) return;
  children.forEach((child, i) => {
    const before = view.text.slice(0, view.start(child)).trimEnd();
    if (view.is(child, 'identifier')) {
      say(child, 'member', type, 'construct');
      const pattern = children[i + 1] ?? -1;
      const name = identifiers(view, pattern).at(-1);
      const isBinding = view.is(pattern, 'variable_pattern') && typesOf(view, view.children(pattern)).length === 0;
      if (name !== undefined && isBinding) say(name, 'value', child);
    } else if (
      view.is(child, 'variable_pattern') &&
      before.endsWith(':') &&
      !view.is(children[i - 1] ?? -1, 'identifier')
    ) {
      const name = identifiers(view, child).at(-1);
      if (name !== undefined) say(name, 'member', type, 'construct');
    }
  });
};

/** What a combinator hides is nothing of what is imported. */
const hidden: LinkRule = {
  kind: 'value',
  of: ':identifier',
  from: () => LINK_TARGETS.null,
  when: (view, node) => view.child(node, '"hide"') >= 0,
};

/** What Dart says of names. */
export const links: NonNullable<LanguageSpec['links']> = {
  if_statement: narrowedByIf,
  conditional_expression: narrowedByChoice,
  logical_and_expression: narrowedByAnd,
  combinator: hidden,
  unconditional_assignable_selector: selector,
  conditional_assignable_selector: selector,
  cascade_selector: { kind: 'member', of: ':identifier', from: ofCascade },
  type_identifier: {
    kind: 'member',
    of: '.',
    from: (view, node) => view.previous(node),
    when: (view, node) =>
      view.is(view.previous(node), 'type_identifier') && isQualifier(view, view.previous(node), node),
  },
  qualified: (view, node, say) => {
    const parts = view.children(node);
    parts.slice(1).forEach((part, i) => {
      say(part, 'member', parts[i]!);
    });
  },
  new_expression: (view, node, say) => constructed(view, node, say),
  const_object_expression: (view, node, say) => constructed(view, node, say),
  constructor_invocation: (view, node, say) => constructed(view, node, say),
  scoped_identifier: { kind: 'member', of: 'name', from: 'scope' },
  named_argument: { kind: 'key', of: ':label > :identifier', from: (view, node) => calleeOf(view, view.parent(node)) },
  type_arguments: (view, node, say) => {
    const around = view.parent(node);
    const of = view.is(around, 'argument_part') ? calleeOf(view, view.child(around, 'arguments')) : before(view, node);
    if (of < 0 || !/identifier$/.test(view.kindOf(of))) return;
    for (const type of typesOf(view, view.children(node))) say(of, 'typeArgument', type);
  },
  initialized_identifier_list: declarations,
  static_final_declaration_list: declarations,
  initialized_variable_definition: localVariables,
  for_loop_parts: loop,
  variable_pattern: (view, node, say) => {
    const name = identifiers(view, node).at(-1);
    const type = name === undefined ? -1 : typeBefore(view, name);
    if (name !== undefined && type >= 0) sayType(view, name, type, say);
  },
  object_pattern: objectPattern,
  catch_clause: (view, node, say) => {
    const [thrown = -1, trace = -1] = view.children(view.child(node, 'catch_parameters'));
    const type = typeBefore(view, node);
    if (thrown >= 0) say(thrown, type >= 0 ? 'type' : 'value', type >= 0 ? type : LINK_TARGETS.null);
    if (trace >= 0) say(trace, 'value', LINK_TARGETS.null);
  },
  function_signature: signature,
  getter_signature: signature,
  setter_signature: signature,
  constructor_signature: signature,
  constant_constructor_signature: signature,
  factory_constructor_signature: signature,
  redirecting_factory_constructor_signature: signature,
  formal_parameter: parameter,
  typed_identifier: (view, node, say) => {
    const name = identifiers(view, node).at(-1);
    const type = name === undefined ? -1 : typeBefore(view, name);
    if (name !== undefined && type >= 0) sayType(view, name, type, say);
  },
  // A parameter without a name has the place of its type.
  normal_parameter_type: (view, node, say) => {
    const [type] = typesOf(view, view.children(node));
    if (type !== undefined && view.is(type, 'type_identifier')) say(type, 'type', type);
  },
  representation_declaration: { kind: 'type', of: 'name', from: 'type' },
  // `this(…)`, `super.named(…)`
  redirection: { kind: 'member', of: ':identifier', from: () => LINK_TARGETS.this },
  initializer_list_entry: {
    kind: 'member',
    of: ':identifier',
    from: () => LINK_TARGETS.super,
    when: (view, node) => view.child(node, 'super') >= 0,
  },
  field_initializer: {
    kind: 'member',
    of: (view, node) => identifiers(view, node)[0] ?? -1,
    from: () => LINK_TARGETS.this,
  },
  enum_constant: {
    kind: 'member',
    of: (view, node) => identifiers(view, node)[1] ?? -1,
    from: (view, node) => calleeOfEnum(view, node),
  },
  function_expression: passed,
  class_definition: (view, node, say) => {
    const inner = view.child(node, 'mixin_application_class');
    supertypes(view, node, inner >= 0 ? view.first(inner) : view.field(node, 'name'), say);
  },
  enum_declaration: (view, node, say) => supertypes(view, node, view.field(node, 'name'), say),
  extension_type_declaration: (view, node, say) => supertypes(view, node, view.field(node, 'name'), say),
  mixin_declaration: (view, node, say) => {
    const name = view.child(node, 'identifier');
    for (const type of typesOf(view, view.children(node))) say(name, 'extends', type);
    supertypes(view, node, name, say);
  },
  extension_declaration: (view, node, say) => {
    const type = view.field(node, 'class');
    const [on] = typesOf(view, view.children(node));
    const name = view.field(node, 'name');
    if (on !== undefined) say(name >= 0 ? name : type, 'extends', on);
  },
  type_alias: alias,
  type_parameter: {
    kind: 'extends',
    of: ':type_identifier',
    from: (view, node) => typesOf(view, view.children(view.child(node, 'type_bound'))),
  },
};

function calleeOfEnum(view: TreeView, constant: number): number {
  let at = view.parent(constant);
  while (at >= 0 && !view.is(at, 'enum_declaration')) at = view.parent(at);
  return view.field(at, 'name');
}

/** `new p.Foo.named()`: each name is one of what stands before it. */
function constructed(view: TreeView, node: number, say: SayLink): void {
  const last = lastPart(view, node);
  const parts = view.children(node).filter((child) => child <= last && /identifier$/.test(view.kindOf(child)));
  parts.slice(1).forEach((part, i) => {
    if (view.is(part, 'identifier')) say(part, 'member', parts[i]!);
  });
}
