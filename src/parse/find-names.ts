import { type CompiledRule, type CompiledSpec, INHERIT } from './compiled-spec.ts';
import type { FlatTree } from './flat-tree.ts';
import type { Pass } from './pass.ts';
import { allAt } from './path.ts';
import { withoutQuotes } from './tree-view.ts';

/** A name that a node defines: `node` is what carries it (-1 for none), [start, end) the text of the name. */
export interface DefinedName {
  node: number;
  start: number;
  end: number;
}

/** The names that `rule` finds at `node`, in source order; empty names are left out. */
export function findNames(pass: Pass, rule: CompiledRule, node: number): DefinedName[] {
  const out: DefinedName[] = [];
  if (typeof rule.name === 'function') {
    for (const { node: carrier, start, text } of rule.name(pass.view, node)) {
      const end = start + text.length;
      const quote = quoteOf(pass.text, start, end);
      if (text !== '') out.push({ node: carrier, start: start + quote + sigilOf(pass, start), end: end - quote });
    }
  } else for (const found of allAt(pass.tree, node, rule.name)) collect(pass, found, out);
  return out;
}

/** True when the text is an identifier that stands for no name, see `LanguageSpec.blank`. */
export function isBlank({ text, spec }: Pass, start: number, end: number): boolean {
  const { blank } = spec.spec;
  if (blank) for (const word of blank) if (word.length === end - start && text.startsWith(word, start)) return true;
  return false;
}

/** Length of the backticks that quote an identifier on either side, which are no part of the name (Swift, Kotlin). */
export function quoteOf(text: string, start: number, end: number): number {
  return text.charCodeAt(start) === 96 && end - start > 2 && text.charCodeAt(end - 1) === 96 ? 1 : 0;
}

/** Length of what stands before an identifier at `start` without being part of its name, see `LanguageSpec.sigil`. */
export function sigilOf({ text, spec }: Pass, start: number): number {
  const { sigil } = spec.spec;
  return sigil !== undefined && text.startsWith(sigil, start) ? sigil.length : 0;
}

function collect(pass: Pass, node: number, out: DefinedName[]): void {
  const { spec, tree } = pass;
  const kind = tree.kind[node]!;
  let start = tree.start[node]!;
  let end = tree.end[node]!;
  if (spec.roles[kind] || spec.wholeNames[kind] || spec.strings[kind]) {
    if (spec.strings[kind]) ({ start, end } = withoutQuotes(pass.text, start, end));
    else {
      const quote = quoteOf(pass.text, start, end);
      start += quote + sigilOf(pass, start);
      end -= quote;
    }
    if (start < end && !isBlank(pass, start, end)) out.push({ node, start, end });
    return;
  }
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!) {
    if (slotOf(spec, tree, child) === INHERIT) collect(pass, child, out);
  }
}

/** What the slot that `node` stands in says, or 0. */
function slotOf(spec: CompiledSpec, tree: FlatTree, node: number): number {
  const row = spec.rows[tree.kind[tree.parent[node]!]!]!;
  if (row < 0) return 0;
  const kind = tree.kind[node]!;
  const byKind = kind < spec.kindCount ? spec.slotsByKind[row * spec.kindCount + kind]! : 0;
  return byKind === 0 ? spec.slots[row * spec.fieldCount + tree.field[node]!]! : byKind;
}
