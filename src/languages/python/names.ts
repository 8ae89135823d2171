import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { isDecorated } from './definitions.ts';

/** True for a function with the decorator `staticmethod`. */
export const isStaticMethod: (view: TreeView, node: number) => boolean = isDecorated(
  /^@\s*(?:[\w.]+\.)?staticmethod\b/,
);

/** True for a function directly in the body of a class. */
export function isMethod(view: TreeView, node: number): boolean {
  const around = view.parent(node);
  const block = view.is(around, 'decorated_definition') ? view.parent(around) : around;
  return view.is(block, 'block') && view.is(view.parent(block), 'class_definition');
}

/** The function directly in a class that `node` stands in, or -1. */
function methodAround(view: TreeView, node: number): number {
  let method = -1;
  for (let at = view.parent(node); at >= 0; at = view.parent(at)) {
    if (view.is(at, 'function_definition')) method = at;
    else if (view.is(at, 'class_definition')) return method;
  }
  return -1;
}

/** True when the attribute is one of the first parameter of the method around it: `self.x`, `cls.x`. */
export function isSelfAttribute(view: TreeView, attribute: number): boolean {
  const object = view.field(attribute, 'object');
  if (!view.is(object, 'identifier')) return false;
  const method = methodAround(view, attribute);
  if (method < 0) return false;
  const name = view.textOf(object);
  if (name === 'self') return true;
  if (isStaticMethod(view, method)) return false;
  const first = view.first(view.field(method, 'parameters'));
  return name === view.textOf(view.is(first, 'typed_parameter') ? view.first(first) : first);
}

const TARGETS = new Set(['as_pattern_target', 'pattern_list', 'tuple_pattern', 'list_pattern', 'list_splat_pattern']);

/** True for what is assigned to among others, by `with … as` or by a loop, and not merely read in a tuple. */
export function isTarget(view: TreeView, node: number): boolean {
  let at = node;
  let around = view.parent(at);
  while (view.is(around, 'tuple') || view.is(around, 'list')) {
    at = around;
    around = view.parent(at);
  }
  return TARGETS.has(view.kindOf(around)) || (view.is(around, 'for_statement') && view.field(around, 'left') === at);
}

const TYPES = /^(?:[\w.]+\.)?(?:NewType|TypeVar|ParamSpec|TypeVarTuple|TypeAliasType)$/;
const CLASSES = /^(?:[\w.]+\.)?(?:namedtuple|NamedTuple|TypedDict)$/;
const ENUMS = /^(?:[\w.]+\.)?(?:Enum|IntEnum|StrEnum|Flag|IntFlag)$/;

/**
 * What an assignment names when that is no mere value: `X: TypeAlias = …` and `T = TypeVar('T')`,
 * `P = namedtuple('P', …)`, `E = Enum('E', …)`, `p = property(get_p)`, `n: Final = 1`.
 */
export function valueKind(
  view: TreeView,
  assignment: number,
): 'type' | 'class' | 'enum' | 'property' | 'constant' | undefined {
  const annotation = view.textOf(view.field(assignment, 'type'));
  if (annotation !== '') {
    if (/^(?:[\w.]+\.)?TypeAlias$/.test(annotation)) return 'type';
    return /^(?:[\w.]+\.)?Final\b/.test(annotation) ? 'constant' : undefined;
  }
  const value = view.field(assignment, 'right');
  if (!view.is(value, 'call')) return undefined;
  const callee = view.textOf(view.field(value, 'function'));
  if (TYPES.test(callee)) return 'type';
  if (callee === 'property') return 'property';
  if (CLASSES.test(callee)) return 'class';
  // With one argument it looks a member up.
  const title = view.first(view.field(value, 'arguments'));
  return ENUMS.test(callee) && view.is(title, 'string') && view.next(title) >= 0 ? 'enum' : undefined;
}

/** `x` in `case … as x`; `a` in `with a as b` is read. */
export function asTarget(view: TreeView, node: number): FinalSlot {
  return view.is(view.parent(view.parent(node)), 'case_pattern') ? 'variable' : 'read';
}

/** A name in an import, in a class pattern, or alone in a pattern, which binds it. */
export function dottedName(view: TreeView, node: number): FinalSlot {
  const name = view.parent(node);
  const around = view.kindOf(view.parent(name));
  if (/import/.test(around)) return 'import';
  if (around === 'class_pattern' || view.children(name).length > 1) return 'read';
  return view.textOf(node) === '_' ? 'none' : 'variable';
}

/** What types consist of between an annotation and a string in it. */
const IN_TYPES = new Set([
  'type',
  'type_parameter',
  'generic_type',
  'subscript',
  'union_type',
  'binary_operator',
  'list',
]);

/** A name in quotes where a type stands: `-> "Node"`, `list["Node"]`. Other strings are no names. */
export function quotedType(view: TreeView, node: number): FinalSlot {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(view.textOf(node)) && isQuotedType(view, node) ? 'type' : 'none';
}

/** True for a text that is read as a type where it stands. */
export function isQuotedType(view: TreeView, node: number): boolean {
  let at = view.parent(node);
  let isType = false;
  for (let around = view.parent(at); IN_TYPES.has(view.kindOf(around)); around = view.parent(at)) {
    isType ||= view.is(around, 'type');
    if (view.is(around, 'generic_type') || view.is(around, 'subscript')) {
      const generic = view.textOf(view.first(around));
      if (/(?:^|\.)Literal$/.test(generic)) return false;
      const argument = view.is(around, 'subscript') ? view.field(around, 'subscript') : view.first(at);
      // What follows the type in `Annotated["Node", "a text"]` may be anything.
      if (/(?:^|\.)Annotated$/.test(generic) && view.start(node) > view.end(argument)) return false;
    }
    at = around;
  }
  return isType;
}

/** So far is looked up from what may stand in a type. */
const NESTED = 30;

/** True for what stands in an annotation, or as a base of a class. */
export function isInType(view: TreeView, node: number): boolean {
  let at = node;
  for (let depth = 0; depth < NESTED; depth++) {
    const around = view.parent(at);
    if (view.is(around, 'type')) return true;
    if (view.is(around, 'argument_list')) return view.is(view.parent(around), 'class_definition');
    if (!IN_TYPES.has(view.kindOf(around))) return false;
    at = around;
  }
  return false;
}
