import { ACTIONS, MARKS } from './compiled-spec.ts';
import type { Lead, Pass } from './pass.ts';

/** A definition with everything around it that belongs to it. */
export interface Frame {
  /** UTF-16 offsets of the whole. */
  start: number;
  end: number;
  /** Where the signature ends at the latest. */
  headEnd: number;
  /** Node index after all of it, trailing siblings included. */
  last: number;
  /** First trailing sibling, or -1. */
  trailing: number;
  /** Symbol flags and MARKS of its modifiers. */
  marks: number;
  /** The node where its signature ends (-1 none), once that has been looked for: it is the same for all its names. */
  body: number | undefined;
  /** True when a group it stands in may have a doc for it, see `DocRule.groups`. */
  grouped: boolean;
}

/** Looks around `node` for its wrappers, leading and trailing siblings, and collects modifiers. */
export function frameOf(pass: Pass, node: number): Frame {
  const { spec, tree } = pass;
  // What was defined in a decorator, or found in an ERROR below a wrapper, comes before.
  const lastStart = pass.symbols.at(-1)?.start ?? -1;
  let marks = marksIn(pass, node, tree.next[node]!);
  let outer = node;
  let single = true;
  let below = node;
  let grouped = false;
  for (let at = tree.parent[node]!; at > 0 && spec.wrappers[tree.kind[at]!] === 1; at = tree.parent[at]!) {
    marks |= spec.marks[tree.kind[at]!]! | marksIn(pass, at, below);
    single &&= isOnlyOne(pass, at, below) && lastStart < tree.start[at]!;
    if (single) outer = at;
    grouped ||= at === pass.group.node;
    below = at;
  }
  const after = tree.next[outer]!;
  const trails = isTrailing(pass, after, outer);
  let final = trails ? after : outer;
  while (isTrailing(pass, tree.next[final]!, outer)) final = tree.next[final]!;
  const start = tree.start[leadingOf(pass, outer)]!;
  // In broken text a definition may have been found between what leads to this one and this one.
  const between = start < (pass.symbols.at(-1)?.start ?? 0);
  const from = between ? tree.start[node]! : start;
  return {
    start: pass.written?.get(from) ?? from,
    end: trimmedEnd(pass, final),
    headEnd: trimmedEnd(pass, final),
    last: trails ? tree.next[final]! : tree.next[node]!,
    trailing: trails ? after : -1,
    marks,
    body: undefined,
    grouped,
  };
}

/** The frame of what goes on over the siblings after it, up to the next of its kind. */
export function goingOn(pass: Pass, node: number): Frame {
  const { tree } = pass;
  const frame = frameOf(pass, node);
  const stop = tree.next[tree.parent[node]!]!;
  let last = node;
  for (let at = tree.next[node]!; at < stop && tree.kind[at] !== tree.kind[node]; at = tree.next[at]!) last = at;
  const end = trimmedEnd(pass, last);
  return { ...frame, end, headEnd: end, last: tree.next[last]! };
}

/** The frame of what goes on up to its sibling `last`. */
export function goingUpTo(pass: Pass, node: number, last: number): Frame {
  const frame = frameOf(pass, node);
  return last <= node ? frame : { ...frame, end: trimmedEnd(pass, last), last: pass.tree.next[last]! };
}

function isTrailing({ spec, tree }: Pass, node: number, outer: number): boolean {
  return node < tree.count && spec.trailing[tree.kind[node]!] === 1 && tree.parent[node] === tree.parent[outer];
}

/**
 * Where the text of `node` ends. The grammar of a preprocessor takes line ends for a part of its lines, one of blocks by
 * indentation all that stands before the next line of code: comments that belong to what follows, too.
 */
export function trimmedEnd({ tree, spec, text }: Pass, node: number): number {
  let end = withoutSpace(text, tree.end[node]!);
  if (end === tree.end[node]) return end;
  for (let at = tree.next[node]! - 1; at > node; at--) {
    if (tree.start[at] === tree.end[at]) continue;
    const start = tree.start[at]!;
    if (spec.comments[tree.kind[at]!] === 0 || withoutSpace(text, tree.end[at]!) !== end) break;
    const before = withoutSpace(text, start);
    // What stands after code on its line belongs to that.
    if (!text.slice(before, start).includes('\n')) break;
    end = before;
  }
  return end;
}

function withoutSpace(text: string, end: number): number {
  let at = Math.min(end, text.length);
  for (let code = text.charCodeAt(at - 1); code === 32 || (code >= 9 && code <= 13); code = text.charCodeAt(at - 1))
    at--;
  return at;
}

/** Marks among the children of `node` that come before node index `end`. */
export function marksIn({ spec, tree }: Pass, node: number, end: number): number {
  let found = 0;
  const stop = Math.min(end, tree.next[node]!);
  const sibling = end < tree.next[node]! ? tree.kind[end]! : -1;
  for (let child = node + 1; child < stop; child = tree.next[child]!) {
    const kind = tree.kind[child]!;
    // Modifiers of a statement come before the first of its declarators.
    if (kind === sibling) break;
    const mark = spec.marks[kind]!;
    found |= mark & ~MARKS.inside;
    if (mark & MARKS.inside)
      for (let at = child + 1; at < tree.next[child]!; at++) found |= spec.marks[tree.kind[at]!]!;
  }
  return found;
}

/** True when no other child of `node` is of the kind of `child`, or may be a definition. */
function isOnlyOne({ spec, tree }: Pass, node: number, child: number): boolean {
  const isSuch = (kind: number): boolean =>
    kind === tree.kind[child] || (spec.actions[kind]! & ACTIONS.definition) !== 0;
  let first = node + 1;
  while (!isSuch(tree.kind[first]!)) first = tree.next[first]!;
  if (first !== child) return false;
  for (let at = tree.next[child]!; at < tree.next[node]!; at = tree.next[at]!) if (isSuch(tree.kind[at]!)) return false;
  return true;
}

/** The first of the leading siblings that stand just before `node`, or `node` itself. */
function leadingOf(pass: Pass, node: number): number {
  const { spec, tree } = pass;
  const lead = leadIn(pass, node);
  if (!lead) return node;
  let at = tree.next[lead.last]!;
  while (at < node && spec.comments[tree.kind[at]!] === 1) at = tree.next[at]!;
  return at === node ? lead.first : node;
}

/** The leading siblings seen last among the children of what `node` stands in. */
function leadIn({ tree, leads }: Pass, node: number): Lead | undefined {
  while (leads.length > 0 && tree.next[leads.at(-1)!.parent]! <= node) leads.pop();
  const parent = tree.parent[node]!;
  return leads.findLast((lead) => lead.parent === parent);
}

/** Notes a leading sibling: it goes on with those before it, or begins anew. */
export function noteLeading(pass: Pass, node: number): void {
  if (pass.spec.spec.leads?.(pass.view, node) === false) return;
  const lead = leadIn(pass, node);
  if (lead) {
    lead.first = leadingOf(pass, node);
    lead.last = node;
  } else pass.leads.push({ parent: pass.tree.parent[node]!, first: node, last: node });
}
