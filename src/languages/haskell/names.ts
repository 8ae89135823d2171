import type { FoundName, NameHook } from '../rules.ts';
import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { bare, begunAt, nameNode } from './groups.ts';

const found = (view: TreeView, node: number): FoundName => ({ node, start: view.start(node), text: view.textOf(node) });
const HOLDERS = /^(?:declarations|class_declarations|instance_declarations|local_binds|haskell)$/;

/** The names that a signature or an equation is the first to define. */
export const begunNames: NameHook = (view, node) => {
  if (!HOLDERS.test(view.kindOf(view.parent(node)))) return [];
  const begun = new Set(begunAt(view, node).map(({ name }) => name));
  if (begun.size === 0) return [];
  const names = view.field(node, 'names');
  const all = names < 0 ? [nameNode(view, node)] : view.children(names).map((name) => bare(view, name));
  return all.filter((name) => begun.has(view.textOf(name))).map((name) => found(view, name));
};

/** The last equation of what a signature or an equation begins. */
export function lastOf(view: TreeView, node: number): number {
  const begun = begunAt(view, node);
  return begun.length === 1 ? begun[0]!.last : node;
}

/** True for a signature without an equation after it. */
export function isAlone(view: TreeView, node: number): boolean {
  return lastOf(view, node) === node;
}

/** True for what takes arguments, by its equation or its type. */
export function isFunction(view: TreeView, node: number): boolean {
  const [run] = begunAt(view, node);
  if (view.is(node, 'function') || view.is(run?.equation ?? -1, 'function') || run?.name === 'main') return true;
  return view.is(node, 'signature') && /->|→|⊸/.test(view.textOf(view.field(node, 'type')));
}

/** An instance is called as it is written: `Show (Maybe a)`. */
export const instanceName: NameHook = (view, node) => {
  const name = view.field(node, 'name');
  const end = Math.max(view.end(name), view.end(view.field(node, 'patterns')));
  return name < 0
    ? []
    : [{ node: -1, start: view.start(name), text: view.text.slice(view.start(name), end).trimEnd() }];
};

const PATTERN_PARTS =
  /^(?:parens|tuple|list|as|strict|irrefutable|record|field_pattern|signature|prefix|strict_field|lazy_field|forall|linear_function|prefix_list|negation)$/;

/** What holds nothing but types below it, where no pattern comes first. */
const TYPES =
  /^(?:type_params|type_patterns|context|field|type_synomym|type_family|type_instance|data_constructor|gadt_constructor|newtype|newtype_constructor|instance|class|deriving|kind_signature|type_application|quantified_variables)$/;

/** What an identifier does that is in no slot. */
export function standing(view: TreeView, node: number): FinalSlot {
  const kind = view.kindOf(node);
  if (kind === 'name') return 'type';
  let at = node;
  let above = view.parent(at);
  if (view.is(above, 'module')) return 'read';
  if (view.is(above, 'field_name')) return inField(view, above);
  if (view.is(above, 'qualified') || view.is(above, 'prefix_id') || view.is(above, 'infix_id')) {
    at = above;
    above = view.parent(at);
  }
  if (view.field(above, 'operator') === at && view.is(above, 'infix')) return isHead(view, above) ? 'write' : 'call';
  if (isNamed(view, above, at)) return view.is(above, 'signature') ? 'read' : 'write';
  if (view.is(above, 'apply') && view.field(above, 'function') === at && kind !== 'constructor') return 'call';
  const binds = kind === 'variable' || kind === 'operator';
  return binds ? bound(view, at) : 'read';
}

function inField(view: TreeView, name: number): FinalSlot {
  const above = view.parent(name);
  if (view.is(above, 'field_pattern') && view.field(above, 'pattern') < 0) return bound(view, above);
  return view.is(above, 'projection') ? 'read' : 'key';
}

/** True for the name of an equation or a signature that another one has defined. */
function isNamed(view: TreeView, above: number, at: number): boolean {
  const holds = view.is(above, 'function') || view.is(above, 'bind') || view.is(above, 'signature');
  return holds && view.field(above, 'name') === at;
}

/** True for the `x + y` that an equation begins with. */
function isHead(view: TreeView, infix: number): boolean {
  const above = view.parent(infix);
  if (view.is(above, 'function_head_parens')) return true;
  return view.is(above, 'function') && view.field(above, 'match') >= 0 && view.child(above, 'infix') === infix;
}

/** What a name does that may stand in a pattern. */
function bound(view: TreeView, node: number): FinalSlot {
  let at = node;
  for (let above = view.parent(at); above >= 0; above = view.parent(at)) {
    const kind = view.kindOf(above);
    if (kind === 'patterns') return 'parameter';
    if (TYPES.test(kind)) return 'type';
    if (kind === 'infix' && isHead(view, above)) return 'parameter';
    if (/^(?:bind|generator|pattern_guard|alternative|view_pattern)$/.test(kind)) {
      return view.field(above, 'pattern') === at ? 'variable' : 'read';
    }
    if (kind === 'equation' && view.is(view.parent(above), 'equations')) return 'type';
    if (kind === 'equation') return view.field(above, 'synonym') === at ? 'parameter' : 'read';
    if (kind === 'signature' && view.field(above, 'type') === at) return 'type';
    if (kind === 'function' && view.field(above, 'match') < 0) return 'type';
    if (
      kind === 'apply'
        ? view.field(above, 'function') === at && at === node
        : kind !== 'infix' && !PATTERN_PARTS.test(kind)
    )
      return 'read';
    at = above;
  }
  return 'read';
}
