import type { CompiledSpec } from './compiled-spec.ts';
import { appendNode, copyFlatTree, createFlatTree, type FlatTree, NODE_FLAGS } from './flat-tree.ts';
import { firstAt } from './path.ts';

/** Deeper than anybody nests such calls: each level is read once more. */
const LEVELS = 4;

/** A call whose tokens are read again: its node, that of the tokens, and the text between their braces. */
interface Wrapped {
  call: number;
  tokens: number;
  start: number;
  end: number;
}

/**
 * The tree with what `LanguageSpec.unwrapped` says of it: the definitions in a call follow the call as its siblings.
 * `parse` parses a text as the file was, or gives undefined; it may overwrite the tree given, and what is returned is
 * then another.
 */
export function unwrap(
  tree: FlatTree,
  text: string,
  spec: CompiledSpec,
  parse: (text: string) => FlatTree | undefined,
  levels: number = LEVELS,
): FlatTree {
  const calls = levels === 0 ? [] : find(tree, text, spec);
  if (calls.length === 0) return tree;
  const outer = copyFlatTree(tree);
  return splice(outer, calls, (call) => {
    const inside = spec.unwrapped!.inside(text.slice(call.start, call.end));
    const parsed = parse(inside);
    const inner = parsed && unwrap(parsed, inside, spec, parse, levels - 1);
    return inner && isSound(inner, spec) ? inner : undefined;
  });
}

function find(tree: FlatTree, text: string, { unwrapped }: CompiledSpec): Wrapped[] {
  const found: Wrapped[] = [];
  if (!unwrapped) return found;
  for (let call = 1; call < tree.count; call++) {
    if (unwrapped.calls[tree.kind[call]!] === 0 || unwrapped.parents[tree.kind[tree.parent[call]!]!] === 0) continue;
    const tokens = firstAt(tree, call, unwrapped.tokens);
    if (tokens < 0 || text[tree.start[tokens]!] !== '{') continue;
    found.push({ call, tokens, start: tree.start[tokens]! + 1, end: tree.end[tokens]! - 1 });
  }
  return found;
}

/** True when a tree is nothing but definitions, without an error. */
function isSound(tree: FlatTree, { unwrapped, comments }: CompiledSpec): boolean {
  for (let child = 1; child < tree.count; child = tree.next[child]!) {
    if (unwrapped!.kinds[tree.kind[child]!] === 0 && comments[tree.kind[child]!] === 0) return false;
  }
  for (let node = 0; node < tree.count; node++) {
    if (tree.flags[node]! & (NODE_FLAGS.error | NODE_FLAGS.missing)) return false;
  }
  return tree.count > 1;
}

/** A copy of `outer` with what is read of each call in place of its tokens. */
function splice(outer: FlatTree, calls: readonly Wrapped[], read: (call: Wrapped) => FlatTree | undefined): FlatTree {
  const out = createFlatTree(outer.count * 2);
  /** Index in `out` by index in `outer`. */
  const moved = new Int32Array(outer.count + 1);
  let at = 0;
  const copyOuter = (to: number): void => {
    for (; at < to; at++) {
      moved[at] = out.count;
      const parent = outer.parent[at]!;
      // Where it ends is known when all is copied: until then it is an index in `outer`, negative.
      appendNode(out, outer, at, {
        offset: 0,
        parent: parent < 0 ? -1 : moved[parent]!,
        next: -1 - outer.next[at]!,
      });
    }
  };
  for (const call of calls) {
    const inner = read(call);
    if (!inner) continue;
    const callEnd = outer.next[call.call]!;
    copyOuter(call.tokens);
    at = outer.next[call.tokens]!;
    moved.fill(out.count, call.tokens, at);
    copyOuter(callEnd);
    // What ends with the call ends before what was in it.
    for (let node = call.call; node < callEnd; node++) {
      if (outer.next[node] === callEnd && moved[node]! < out.count) out.next[moved[node]!] = out.count;
    }
    const around = moved[outer.parent[call.call]!]!;
    const shift = out.count - 1;
    for (let node = 1; node < inner.count; node++) {
      const parent = inner.parent[node]!;
      appendNode(out, inner, node, {
        offset: call.start,
        parent: parent === 0 ? around : parent + shift,
        next: inner.next[node]! + shift,
      });
    }
  }
  copyOuter(outer.count);
  moved[outer.count] = out.count;
  for (let node = 0; node < out.count; node++) {
    const next = out.next[node]!;
    if (next < 0) out.next[node] = moved[-1 - next]!;
  }
  return out;
}
