import { perFile } from '../per-file.ts';
import type { TreeView } from '../tree-view.ts';

/** What is said of one name in a row: its signature, its equations. */
interface Run {
  name: string;
  first: number;
  last: number;
  signature: number;
  equation: number;
}

/** Names and their extent, by the node that a definition begins at. */
type Begun = ReadonlyMap<number, readonly Run[]>;

const READ: (view: TreeView) => Map<number, Begun> = perFile(() => new Map());
const SKIPPED = /^(?:pragma|cpp|fixity|default_signature)$/;

/** The node of the name that a signature or an equation is about, or -1: of `x + y = …` it is the operator. */
export function nameNode(view: TreeView, node: number): number {
  const name = view.field(node, 'name');
  if (name >= 0) return bare(view, name);
  const parens = view.field(node, 'parens');
  if (parens >= 0) return view.is(node, 'function') ? nameNode(view, parens) : -1;
  const infix = view.child(node, 'infix');
  return infix < 0 ? -1 : bare(view, view.field(infix, 'operator'));
}

/** The name itself in `(+)` and `` `plus` ``. */
export function bare(view: TreeView, node: number): number {
  return view.is(node, 'prefix_id') || view.is(node, 'infix_id') ? view.first(node) : node;
}

function namesOf(view: TreeView, node: number): number[] {
  if (!/^(?:signature|function|bind)$/.test(view.kindOf(node))) return [];
  const names = view.field(node, 'names');
  if (names >= 0) return view.children(names).map((name) => bare(view, name));
  const name = nameNode(view, node);
  return name < 0 ? [] : [name];
}

/** What begins at `node`: the names it is the first to define, each with all that belongs to it. */
export function begunAt(view: TreeView, node: number): readonly Run[] {
  const parent = view.parent(node);
  const known = READ(view);
  let begun = known.get(parent);
  if (!begun) {
    begun = read(view, parent);
    known.set(parent, begun);
  }
  return begun.get(node) ?? [];
}

function read(view: TreeView, parent: number): Begun {
  const runs = new Map<string, Run[]>();
  let current: Run | undefined;
  for (const node of view.children(parent)) {
    const names = namesOf(view, node);
    if (names.length === 0 && SKIPPED.test(view.kindOf(node))) continue;
    const isSignature = view.is(node, 'signature');
    const shared = names.length > 1;
    let next: Run | undefined;
    for (const at of names) {
      const name = view.textOf(at);
      if (!shared && current?.name === name && !(isSignature && current.equation >= 0)) {
        current.last = node;
        next = current;
      } else {
        next = { name, first: node, last: node, signature: -1, equation: -1 };
        const list = runs.get(name);
        if (list) list.push(next);
        else runs.set(name, [next]);
      }
      if (isSignature) next.signature = node;
      else if (next.equation < 0) next.equation = node;
    }
    current = shared ? undefined : next;
  }
  const inClass = view.is(parent, 'class_declarations');
  const begun = new Map<number, Run[]>();
  for (const list of runs.values()) {
    const run = list.find(({ signature, equation }) => (inClass ? signature : equation) >= 0) ?? list[0]!;
    const at = begun.get(run.first);
    if (at) at.push(run);
    else begun.set(run.first, [run]);
  }
  return begun;
}
