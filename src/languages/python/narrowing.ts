import type { LinkHook, SayLink } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** What a condition says: that a name is a value of a type. */
interface Narrowed {
  name: string;
  type: number;
}

/** Of what is nested deeper nothing is told. */
const DEEP = 500;
/** So many conditions are looked at in one. */
const MOST_PARTS = 20;
/** So much is looked at behind one condition: a test may assert the types of thousands of names one after the other. */
const MOST_NODES = 4000;
const INNER = /^(?:function_definition|class_definition|lambda)$/;
const COMPREHENSION = /_comprehension$|^generator_expression$/;
const LOOP = /^(?:for|while)_statement$/;
const LEAVES = /^(?:return_statement|raise_statement|continue_statement|break_statement)$/;
/** Where these have a name it is given another value: in a field, or anywhere in them. */
const WRITES: Readonly<Record<string, string>> = {
  ...{ assignment: 'left', augmented_assignment: 'left', for_statement: 'left', named_expression: 'name' },
  ...{ as_pattern: '', delete_statement: '', global_statement: '', nonlocal_statement: '' },
  ...{ import_statement: '', import_from_statement: '', match_statement: '' },
};

/** What is said by a condition that holds: `isinstance(x, T)`, and each part of `a and b`, of the last few of many. */
function saidBy(view: TreeView, condition: number, depth = 0): Narrowed[] {
  if (depth > MOST_PARTS) return [];
  switch (view.kindOf(condition)) {
    case 'parenthesized_expression':
      return saidBy(view, view.first(condition), depth + 1);
    case 'boolean_operator': {
      if (view.child(condition, '"or"') >= 0) return [];
      return ['left', 'right'].flatMap((side) => saidBy(view, view.field(condition, side), depth + 1));
    }
    case 'call': {
      if (view.textOf(view.field(condition, 'function')) !== 'isinstance') return [];
      const [of = -1, type = -1, more] = view.children(view.field(condition, 'arguments'));
      const isPlain = view.is(of, 'identifier') && (view.is(type, 'identifier') || view.is(type, 'attribute'));
      return isPlain && more === undefined ? [{ name: view.textOf(of), type }] : [];
    }
    default:
      return [];
  }
}

/** What holds behind a statement: `assert isinstance(x, T)`, `if not isinstance(x, T): return`. */
function saidBehind(view: TreeView, statement: number): Narrowed[] {
  if (view.is(statement, 'assert_statement')) return saidBy(view, view.first(statement));
  if (!view.is(statement, 'if_statement') || view.field(statement, 'alternative') >= 0) return [];
  const condition = view.field(statement, 'condition');
  if (!view.is(condition, 'not_operator')) return [];
  const last = view.children(view.field(statement, 'consequence')).at(-1) ?? -1;
  return LEAVES.test(view.kindOf(last)) ? saidBy(view, view.first(condition)) : [];
}

/** Of a condition, and of what leaves or fails without it: of which type the names are that it tells, where they are read. */
export const narrowing: LinkHook = (view, node, say) => {
  switch (view.kindOf(node)) {
    case 'boolean_operator':
      if (view.child(node, '"or"') >= 0) return;
      for (const one of saidBy(view, view.field(node, 'left'))) tell(view, [view.field(node, 'right')], one, say);
      return;
    case 'if_statement':
    case 'elif_clause': {
      const body = view.children(view.field(node, 'consequence'));
      for (const one of saidBy(view, view.field(node, 'condition'))) tell(view, body, one, say);
      break;
    }
  }
  const said = saidBehind(view, node);
  if (said.length === 0) return;
  const behind: number[] = [];
  for (let next = view.next(node); next >= 0; next = view.next(next)) behind.push(next);
  for (const one of said) tell(view, behind, one, say);
};

/** Tells the type of a name where some nodes read it, as far as none of them gives it another value. */
function tell(view: TreeView, nodes: readonly number[], { name, type }: Narrowed, say: SayLink): void {
  const reads: number[] = [];
  let left = MOST_NODES;
  visitAll(nodes, 0);
  for (const read of reads) say(read, 'type', type);

  /** False once the name is given a value; behind what says another type of it no more is looked at. */
  function visitAll(all: readonly number[], depth: number): boolean {
    for (const node of all) {
      if (!visit(node, depth)) return false;
      if (saidBehind(view, node).some((one) => one.name === name)) return true;
    }
    return true;
  }

  function visit(node: number, depth: number): boolean {
    if (node < 0) return true;
    if (depth > DEEP || --left < 0) return false;
    const kind = view.kindOf(node);
    if (kind === 'identifier') {
      if (view.textOf(node) === name) reads.push(node);
      return true;
    }
    if (INNER.test(kind)) return true;
    if (COMPREHENSION.test(kind) && view.children(node).some((part) => isWritten(view, part, 'left', name)))
      return true;
    const field = WRITES[kind];
    if (field !== undefined && isWritten(view, field === '' ? node : view.field(node, field), '', name)) {
      if (kind === 'assignment' || kind === 'for_statement') visit(view.field(node, 'right'), depth + 1);
      return false;
    }
    if (kind === 'keyword_argument') return visit(view.field(node, 'value'), depth + 1);
    if (kind === 'attribute') return visit(view.field(node, 'object'), depth + 1);
    if (kind === 'for_statement') visit(view.field(node, 'right'), depth + 1);
    const before = reads.length;
    const isWhole = visitAll(partsOf(node, kind), depth + 1);
    // What a loop writes may be read there the next time.
    if (!isWhole && LOOP.test(kind)) reads.length = before;
    return isWhole;
  }

  /** The parts of a node, without that of which it says another type. */
  function partsOf(node: number, kind: string): number[] {
    const isOther = (condition: string): boolean =>
      saidBy(view, view.field(node, condition)).some((one) => one.name === name);
    const skipped =
      (kind === 'if_statement' || kind === 'elif_clause') && isOther('condition')
        ? view.field(node, 'consequence')
        : kind === 'boolean_operator' && isOther('left')
          ? view.field(node, 'right')
          : kind === 'for_statement'
            ? view.field(node, 'right')
            : -1;
    return view.children(node).filter((one) => one !== skipped);
  }
}

/** True where a name is given a value in what is written to; a member, or an item, of it is not it. */
function isWritten(view: TreeView, node: number, field: string, name: string): boolean {
  const target = field === '' ? node : view.field(node, field);
  if (target < 0 || view.is(target, 'attribute') || view.is(target, 'subscript')) return false;
  return view.textOf(target).match(/\w+/g)?.includes(name) === true;
}
