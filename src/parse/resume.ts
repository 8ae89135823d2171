import type { CompiledSpec } from './compiled-spec.ts';
import { appendNode, copyFlatTree, createFlatTree, ERROR_KIND, type FlatTree, NODE_FLAGS } from './flat-tree.ts';

/** More pieces than any file has that somebody is working on. */
const MANY = 2000;
/** How many braces a part may lack, and how long it may be to be worth trying. */
const BRACES = 3;
const LONG = 100_000;
const TEXT = /string|comment|template|heredoc|^text$/;

type Parse = (text: string) => { tree: FlatTree; hasError: boolean } | undefined;

/** Nodes [from, to) at file level, and their text in pieces. */
interface Part {
  from: number;
  to: number;
  /** True when there is an error in them. */
  wrong: boolean;
  pieces: Piece[];
}

/** A part of the text that is parsed by itself. */
interface Piece {
  start: number;
  end: number;
}

/**
 * The tree of a text with an error, in which one unclosed bracket does not swallow all that follows: what stands at
 * file level with an error in it is parsed again in pieces, which begin where `LanguageSpec.restarts` says; a piece that
 * lacks its last braces is read as if it had them. `parse` may overwrite the tree given; what is returned is then another.
 */
export function resume(tree: FlatTree, text: string, spec: CompiledSpec, parse: Parse): FlatTree {
  if (!spec.spec.restarts) return tree;
  // Where the root itself is an error, its parts are of no use.
  const first = tree.kind[0] === ERROR_KIND ? 0 : 1;
  const broken = brokenParts(tree, text, spec, first);
  if (broken.length === 0) return tree;
  const outer = copyFlatTree(tree);
  const out = createFlatTree(outer.count * 2);
  appendNode(out, outer, 0, { offset: 0, parent: -1, next: 0 });
  let better = false;

  /** Appends what the pieces give, and tells whether the last of them is sound; undefined when it is not known. */
  function readAgain(pieces: readonly Piece[]): boolean | undefined {
    let sound = false;
    for (const { start, end } of pieces) {
      const lead = start > 0 ? (spec.spec.restartsIn ?? '') : '';
      const part = lead + text.slice(start, end);
      let parsed = parse(part);
      if (!parsed) return undefined;
      sound = !parsed.hasError;
      if (parsed.hasError) parsed = closed(part, parse) ?? parse(part);
      if (!parsed) return undefined;
      better ||= !parsed.hasError;
      const isError = parsed.tree.kind[0] === ERROR_KIND;
      if (!isError) out.kind[0] = parsed.tree.kind[0]!;
      const from = afterLead(parsed.tree, isError ? 0 : 1, lead.length);
      take(out, parsed.tree, from, parsed.tree.count, start - lead.length);
    }
    return sound;
  }

  let copied = first;
  for (const part of broken) {
    take(out, outer, copied, part.from, 0);
    const before = out.count;
    const sound = readAgain(part.pieces);
    copied = part.to;
    if (sound || (sound === false && part.wrong)) continue;
    // Nothing is wrong with it but that it is long: its lines begin like those of the file level.
    out.count = before;
    take(out, outer, part.from, part.to, 0);
  }
  take(out, outer, copied, outer.count, 0);
  out.next[0] = out.count;
  return better ? out : outer;
}

/** The first node from `from` on that is not part of what was put before the text. */
function afterLead(tree: FlatTree, from: number, lead: number): number {
  let node = from;
  while (node < tree.count && tree.start[node]! < lead) node++;
  return node;
}

/** What a part gives that only lacks some of its last braces. */
function closed(part: string, parse: Parse): ReturnType<Parse> {
  if (part.length > LONG) return undefined;
  const last = part.trimEnd().length;
  for (let count = 1; count <= BRACES; count++) {
    const parsed = parse(`${part}\n${'}'.repeat(count)}`);
    if (!parsed || parsed.hasError) continue;
    const { start, end } = parsed.tree;
    for (let node = 0; node < parsed.tree.count; node++) {
      start[node] = Math.min(start[node]!, last);
      end[node] = Math.min(end[node]!, last);
    }
    return parsed;
  }
  return undefined;
}

/** The parts at file level that have an error in them, or that may lack their end: the last. Each begins at a restart. */
function brokenParts(tree: FlatTree, text: string, spec: CompiledSpec, first: number): Part[] {
  const restarts = starts(text, spec);
  const isStart = new Set(restarts);
  const broken: Part[] = [];
  let from = first;
  let wrong = false;
  for (let node = first; node < tree.count; node = tree.next[node]!) {
    const to = tree.next[node]!;
    wrong ||= hasError(tree, node);
    if (to < tree.count && !isStart.has(tree.start[to]!)) continue;
    if (wrong || to === tree.count) {
      const pieces = piecesOf(tree, text, spec, { from, to }, restarts);
      if (wrong || pieces.length > 1) broken.push({ from, to, wrong, pieces });
    }
    from = to;
    wrong = false;
  }
  return broken;
}

function starts(text: string, { spec }: CompiledSpec): number[] {
  const found: number[] = [];
  if (!spec.restarts) return found;
  for (const { index } of text.matchAll(spec.restarts)) if (found.push(index) === MANY) return [];
  return found;
}

function hasError(tree: FlatTree, from: number): boolean {
  for (let node = from; node < tree.next[from]!; node++) {
    if (tree.flags[node]! & (NODE_FLAGS.error | NODE_FLAGS.missing)) return true;
  }
  return false;
}

/** The text of some nodes, cut at the places where something begins anew. */
function piecesOf(
  tree: FlatTree,
  text: string,
  spec: CompiledSpec,
  { from, to }: Pick<Part, 'from' | 'to'>,
  restarts: readonly number[],
): Piece[] {
  // Of the root of a hopeless tree all of the text.
  let start = from === 0 ? 0 : tree.start[from]!;
  const end = to === tree.count ? text.length : tree.start[to]!;
  const pieces: Piece[] = [];
  for (const cut of restarts) {
    if (cut <= start || cut >= end || isText(tree, spec, { from, to }, cut)) continue;
    pieces.push({ start, end: cut });
    start = cut;
  }
  pieces.push({ start, end });
  return pieces;
}

/** True when a place in some nodes is in a comment or a string. */
function isText(
  tree: FlatTree,
  { grammar }: CompiledSpec,
  { from, to }: Pick<Part, 'from' | 'to'>,
  place: number,
): boolean {
  for (let node = from; node < to; ) {
    const holds = tree.start[node]! < place && place < tree.end[node]!;
    if (holds && TEXT.test(grammar.kinds[tree.kind[node]!]?.name ?? '')) return true;
    node = holds ? node + 1 : tree.next[node]!;
  }
  return false;
}

/** Appends the nodes [from, to) of a tree below the root of `out`. */
function take(out: FlatTree, tree: FlatTree, from: number, to: number, offset: number): void {
  const shift = out.count - from;
  for (let node = from; node < to; node++) {
    const parent = tree.parent[node]!;
    appendNode(out, tree, node, { offset, parent: parent < from ? 0 : parent + shift, next: tree.next[node]! + shift });
  }
}
