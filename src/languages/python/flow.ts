import type { LinkHook } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** The place where each name was last given its value on all ways that lead to a statement. */
type State = Map<string, number>;

/** Says what the reads of a name, whose last value is known, have for one. */
type Tell = (read: number, written: number) => void;

interface Walk {
  view: TreeView;
  /** Names that are given several values, by statements of this function alone. */
  several: ReadonlySet<string>;
  tell: Tell;
  /** So many nodes are around the one that is gone through. */
  depth: number;
}

/** Of what is nested deeper nothing is told. */
const DEEP = 500;

const OWN = new Set(['function_definition', 'class_definition', 'lambda']);
const COMPREHENSION = /_comprehension$|^generator_expression$/;
const LEAVES = new Set(['return_statement', 'raise_statement', 'continue_statement', 'break_statement']);
/** Most of what stands in a statement: as long as nothing is known, nothing is told there, nor becomes known. */
const EXPRESSIONS = new Set([
  ...['identifier', 'attribute', 'call', 'argument_list', 'string', 'list', 'dictionary', 'tuple', 'set', 'subscript'],
  ...['binary_operator', 'boolean_operator', 'not_operator', 'unary_operator', 'comparison_operator', 'await'],
  ...['conditional_expression', 'parenthesized_expression', 'integer', 'none', 'true', 'false', 'comment'],
]);
/** What is written in these has a value that can be told; of all else it is the least that is known. */
const TELLING = new Set(['call', 'identifier', 'attribute', 'await', 'subscript', 'conditional_expression']);

/**
 * Says of each read of a name that a function, or the file, gives several values which of them it has, where that is one
 * on all ways that lead there.
 */
export const flow: LinkHook = (view, node, say) => {
  const several = namesWrittenOften(view, node);
  if (several.size === 0) return;
  const walk: Walk = { view, several, tell: (read, written) => say(read, 'value', written), depth: 0 };
  visitAll(walk, view.is(node, 'module') ? view.children(node) : [view.field(node, 'body')], new Map());
};

const ASSIGNED = /^[ \t]*(\w+)[ \t]*=(?!=)/gm;
const TYPED = /^[ \t]*(\w+)[ \t]*:/gm;
const OF_OTHERS = /\b(?:global|nonlocal)\b((?:[^\n\\]|\\\n)*)/g;
/** More names that are given several values no function has that somebody wrote. */
const MOST_NAMES = 300;
/** What may go on behind an exception in the middle of it. */
const SUPPRESSING = /suppress|raises|catch|ignor/i;

/** A name that has one value needs no word, and of one that others may write, or that has a type, nothing is said. */
function namesWrittenOften(view: TreeView, node: number): ReadonlySet<string> {
  const text = view.is(node, 'module') ? view.text : view.textOf(node);
  const seen = new Set<string>();
  for (const parameter of view.children(view.field(node, 'parameters'))) {
    const name = view.is(parameter, 'default_parameter') ? view.field(parameter, 'name') : parameter;
    if (view.is(name, 'identifier')) seen.add(view.textOf(name));
  }
  const several = new Set<string>();
  for (const { 1: name = '' } of text.matchAll(ASSIGNED)) {
    if (seen.has(name)) several.add(name);
    seen.add(name);
  }
  if (several.size === 0 || several.size > MOST_NAMES) return new Set();
  for (const { 1: name = '' } of text.matchAll(TYPED)) several.delete(name);
  for (const { 1: names = '' } of text.matchAll(OF_OTHERS)) {
    for (const name of names.match(/\w+/g) ?? []) several.delete(name);
  }
  return several;
}

function visitAll(walk: Walk, nodes: readonly number[], state: State): void {
  for (const node of nodes) visit(walk, node, state);
}

/** Goes through a node; the state is then that behind it. */
function visit(walk: Walk, node: number, state: State): void {
  if (node < 0) return;
  if (walk.depth >= DEEP) {
    forgetWritten(walk, [node], state);
    return;
  }
  walk.depth++;
  visitNode(walk, node, state);
  walk.depth--;
}

function visitNode(walk: Walk, node: number, state: State): void {
  const { view } = walk;
  const kind = view.kindOf(node);
  if (state.size === 0 && EXPRESSIONS.has(kind)) return;
  if (kind === 'identifier') {
    const written = state.get(view.textOf(node));
    if (written !== undefined) walk.tell(node, written);
    return;
  }
  if (OWN.has(kind) || kind === 'keyword_argument') {
    if (kind === 'keyword_argument') visit(walk, view.field(node, 'value'), state);
    else forgetWritten(walk, [view.field(node, 'name')], state);
    return;
  }
  if (COMPREHENSION.test(kind)) {
    // What makes one value after the other may do so later. What a comprehension assigns may not be run at all.
    const inner: State = new Map(kind === 'generator_expression' ? [] : state);
    if (view.textOf(node).includes(':=')) forgetWritten(walk, [node], state);
    for (const clause of view.children(node)) {
      if (view.is(clause, 'for_in_clause')) forgetWritten(walk, [view.field(clause, 'left')], inner);
    }
    visitAll(walk, view.children(node), inner);
    return;
  }
  switch (kind) {
    case 'attribute':
      visit(walk, view.field(node, 'object'), state);
      return;
    case 'assignment':
      visit(walk, view.field(node, 'right'), state);
      write(walk, view.field(node, 'left'), view.field(node, 'right'), state);
      return;
    case 'named_expression':
      visit(walk, view.field(node, 'value'), state);
      forgetWritten(walk, [view.field(node, 'name')], state);
      return;
    case 'augmented_assignment':
      visit(walk, view.field(node, 'right'), state);
      forgetWritten(walk, [view.field(node, 'left')], state);
      return;
    case 'as_pattern':
      visit(walk, view.first(node), state);
      forgetWritten(walk, view.children(node).slice(1), state);
      return;
    case 'delete_statement':
    case 'import_statement':
    case 'import_from_statement':
      forgetWritten(walk, [node], state);
      return;
    case 'if_statement':
      visitIf(walk, node, state);
      return;
    case 'for_statement':
    case 'while_statement':
      forgetWritten(walk, [node], state);
      for (const part of view.children(node)) visit(walk, part, new Map(state));
      return;
    case 'match_statement': {
      const parts = view.children(node);
      visitParts(
        walk,
        parts.flatMap((part) => (view.is(part, 'block') ? view.children(part) : [part])),
        state,
      );
      return;
    }
    case 'try_statement':
      visitParts(walk, view.children(node), state);
      return;
    case 'with_statement':
      if (SUPPRESSING.test(view.textOf(view.first(node)))) visitParts(walk, view.children(node), state);
      else visitAll(walk, view.children(node), state);
      return;
    default:
      visitAll(walk, view.children(node), state);
  }
}

/** A mere name has the value from there on; what else is written to has one that is not told. */
function write(walk: Walk, target: number, value: number, state: State): void {
  const { view, several } = walk;
  if (view.is(target, 'identifier')) {
    const name = view.textOf(target);
    if (several.has(name) && TELLING.has(view.kindOf(value))) state.set(name, target);
    else state.delete(name);
    return;
  }
  if (view.is(target, 'attribute') || view.is(target, 'subscript')) visit(walk, target, state);
  else for (const part of view.children(target)) write(walk, part, -1, state);
}

/** What is written anywhere in some nodes is no longer known. */
function forgetWritten({ view }: Walk, nodes: readonly number[], state: State): void {
  if (state.size === 0) return;
  for (const node of nodes) {
    if (node < 0) continue;
    const text = view.textOf(node);
    for (const name of state.keys()) if (hasWord(text, name)) state.delete(name);
  }
}

function hasWord(text: string, word: string): boolean {
  const isIn = (at: number): boolean => at >= 0 && at < text.length && /\w/.test(text[at]!);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isIn(at - 1) && !isIn(at + word.length)) return true;
  }
  return false;
}

function visitIf(walk: Walk, node: number, state: State): void {
  const { view } = walk;
  const ends: State[] = [];
  let isWhole = false;
  const branch = (body: number): void => {
    const inner = new Map(state);
    visit(walk, body, inner);
    if (!leaves(view, body)) ends.push(inner);
  };
  visit(walk, view.field(node, 'condition'), state);
  branch(view.field(node, 'consequence'));
  for (const part of view.children(node)) {
    if (view.is(part, 'elif_clause')) {
      visit(walk, view.field(part, 'condition'), state);
      branch(view.field(part, 'consequence'));
    } else if (view.is(part, 'else_clause')) {
      isWhole = true;
      branch(view.field(part, 'body'));
    }
  }
  if (!isWhole) ends.push(new Map(state));
  become(state, ends);
}

/** Parts of which each may be run, or some of it: what is written in them is known in the part alone. */
function visitParts(walk: Walk, parts: readonly number[], state: State): void {
  const outside = new Map(state);
  forgetWritten(walk, parts, outside);
  for (const [i, part] of parts.entries()) visit(walk, part, new Map(i === 0 ? state : outside));
  become(state, [outside]);
}

/** True for a block that is never left at its end. */
function leaves(view: TreeView, block: number): boolean {
  return LEAVES.has(view.kindOf(view.children(block).at(-1) ?? -1));
}

/** What several ways have in common is known where they meet. */
function become(state: State, [first, ...others]: readonly State[]): void {
  state.clear();
  for (const [name, at] of first ?? []) {
    if (others.every((other) => other.get(name) === at)) state.set(name, at);
  }
}
