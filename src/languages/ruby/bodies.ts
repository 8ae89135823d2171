import { perFile } from '../per-file.ts';
import type { TreeView } from '../tree-view.ts';

/** What may be said of the methods in a body. */
export type Access = 'private' | 'protected' | 'public' | 'module_function';
const ACCESS = /^(?:private|protected|public|module_function)$/;
const CLASS_ACCESS = /^(?:private|public)_class_method$/;

/** What the statements directly in a body say of the methods there. */
interface Body {
  /** From these offsets on, in order. */
  sections: { from: number; access: Access }[];
  /** Of instance methods, of methods of the class, of constants; by name. */
  methods: Map<string, Access>;
  classMethods: Map<string, Access>;
  constants: Map<string, Access>;
}

const BODIES = new Set(['body_statement', 'block_body', 'program']);
const TYPES = new Set(['class', 'module', 'singleton_class']);

const bodies = perFile(() => new Map<number, Body>());

/** What is said in the body, which is read once. */
function bodyOf(view: TreeView, node: number): Body {
  const known = bodies(view);
  const key = view.start(node);
  let body = known.get(key);
  if (!body) {
    body = readBody(view, node);
    known.set(key, body);
  }
  return body;
}

function readBody(view: TreeView, node: number): Body {
  const body: Body = { sections: [], methods: new Map(), classMethods: new Map(), constants: new Map() };
  for (const statement of view.children(node)) {
    if (view.is(statement, 'identifier')) {
      const word = view.textOf(statement);
      if (ACCESS.test(word)) body.sections.push({ from: view.start(statement), access: word as Access });
    } else if (view.is(statement, 'call') && view.field(statement, 'receiver') < 0) {
      const word = view.textOf(view.field(statement, 'method'));
      const names = (): string[] => symbolNames(view, view.field(statement, 'arguments'));
      if (ACCESS.test(word)) for (const name of names()) body.methods.set(name, word as Access);
      else if (CLASS_ACCESS.test(word)) {
        for (const name of names()) body.classMethods.set(name, word.startsWith('private') ? 'private' : 'public');
      } else if (word === 'private_constant') for (const name of names()) body.constants.set(name, 'private');
    }
  }
  return body;
}

/** Names given as symbols, strings or lists of them. */
function symbolNames(view: TreeView, list: number): string[] {
  return view.children(list).flatMap((item) => {
    if (view.is(item, 'simple_symbol')) return [view.textOf(item).slice(1)];
    if (view.is(item, 'string') || view.is(item, 'bare_symbol') || view.is(item, 'bare_string')) {
      return [view.textOf(view.first(item))];
    }
    return ['array', 'symbol_array', 'string_array', 'splat_argument'].includes(view.kindOf(item))
      ? symbolNames(view, item)
      : [];
  });
}

/** The nearest body around a node, and what stands directly in it around the node. */
function bodyAround(view: TreeView, node: number): { body: number; statement: number } {
  let statement = node;
  let body = view.parent(node);
  while (body >= 0 && !BODIES.has(view.kindOf(body))) {
    statement = body;
    body = view.parent(body);
  }
  return { body, statement };
}

/** The class, module or `class << self` whose body the node stands in, with nothing but blocks between; -1 for none. */
export function typeAround(view: TreeView, node: number): number {
  let at = view.parent(node);
  while (at > 0 && !TYPES.has(view.kindOf(at))) at = view.parent(at);
  return at > 0 ? at : -1;
}

/** The call that takes a definition for its argument: `private def a`, `private_class_method attr_reader :a`; ''. */
function commandAround(view: TreeView, node: number): string {
  const list = view.parent(node);
  const call = view.parent(list);
  if (!view.is(list, 'argument_list') || view.field(call, 'receiver') >= 0) return '';
  const word = view.textOf(view.field(call, 'method'));
  return ACCESS.test(word) || CLASS_ACCESS.test(word) ? word : commandAround(view, call);
}

/** Who may call an instance method, an attribute or an alias, by what its body says. */
export function accessOf(view: TreeView, node: number, name: string): Access {
  const command = commandAround(view, node);
  if (ACCESS.test(command)) return command as Access;
  const { body, statement } = bodyAround(view, node);
  if (body < 0) return 'public';
  const { sections, methods } = bodyOf(view, body);
  const said = methods.get(name);
  if (said) return said;
  const at = view.start(statement);
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sections[middle]!.from < at) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1]?.access ?? 'public';
}

/** True for a method of the class itself, `def self.a`, that only the class may call. */
export function isPrivateClassMethod(view: TreeView, node: number, name: string): boolean {
  if (commandAround(view, node) === 'private_class_method') return true;
  const { body } = bodyAround(view, node);
  return body >= 0 && bodyOf(view, body).classMethods.get(name) === 'private';
}

/** True for a constant that `private_constant` names. */
export function isPrivateConstant(view: TreeView, node: number, name: string): boolean {
  const { body } = bodyAround(view, node);
  return body >= 0 && bodyOf(view, body).constants.get(name) === 'private';
}
