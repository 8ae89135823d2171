import { LINK_TARGETS, type LinkColumns } from '../model/index.ts';
import type { CompiledLink, CompiledNodeAt, CompiledSpec } from './compiled-spec.ts';
import type { FlatTree } from './flat-tree.ts';
import type { Pass } from './pass.ts';
import { allAt, firstAt } from './path.ts';

/** Collects what names say of each other, for one file after another. */
export interface LinkCollector {
  reset(tree: FlatTree): void;
  /** The node is this occurrence. */
  occurs(node: number, occurrence: number): void;
  /** The node has link rules. */
  note(node: number): void;
  /** All links, once all occurrences are known. */
  columns(pass: Pass): LinkColumns;
}

/** So many nodes of an expression are followed; what goes on beyond is unknown. */
const DEEP = 40;

/** Makes an empty collector. */
export function createLinkCollector(spec: CompiledSpec): LinkCollector {
  // By node: its occurrence + 1.
  let occurrenceAt = new Int32Array(1 << 12);
  let nodes: number[] = [];

  /** The occurrence, or one of LINK_TARGETS, that stands for a node, and the steps from there. */
  function targetOf({ tree, view }: Pass, from: number): { target: number; steps: number } {
    let node = from;
    let steps = 0;
    for (let depth = 0; depth < DEEP; depth++) {
      const occurrence = occurrenceAt[node]!;
      if (occurrence > 0) return { target: occurrence - 1, steps };
      const rule = spec.values[tree.kind[node]!];
      if (!rule) break;
      if (!rule.at) return { target: rule.target, steps };
      if (rule.step > 0) {
        // The step nearest to the target comes first.
        if (steps > 7) break;
        steps = rule.step + 8 * steps;
      }
      const next = typeof rule.at === 'function' ? rule.at(view, node) : firstAt(tree, node, rule.at);
      if (next < 0) return { target: next, steps: next === LINK_TARGETS.unknown ? 0 : steps };
      node = next;
    }
    return { target: LINK_TARGETS.unknown, steps: 0 };
  }

  function add(pass: Pass, node: number, rule: CompiledLink, found: number[][]): void {
    if (rule.when && !rule.when(pass.view, node)) return;
    const names = nodesAt(pass, node, rule.of);
    for (const of of typeof rule.of === 'function' ? names : names.slice(0, 1)) addTo(pass, node, of, rule, found);
  }

  function addTo(pass: Pass, node: number, of: number, rule: CompiledLink, found: number[][]): void {
    const named = targetOf(pass, of);
    if (named.target < 0 || named.steps > 0) return;
    for (const from of nodesAt(pass, node, rule.from)) {
      let { target, steps } = targetOf(pass, from);
      if (rule.step > 0) {
        if (steps > 7) target = LINK_TARGETS.unknown;
        steps = target === LINK_TARGETS.unknown ? 0 : steps + (steps > 0 ? 8 : 1) * rule.step;
      }
      found.push([named.target, rule.kind, target, steps]);
    }
  }

  return {
    reset: ({ count, kind }) => {
      nodes = [];
      if (occurrenceAt.length < count) occurrenceAt = new Int32Array(kind.length);
      else occurrenceAt.fill(0, 0, count);
    },
    occurs: (node, occurrence) => {
      occurrenceAt[node] = occurrence + 1;
    },
    note: (node) => {
      nodes.push(node);
    },
    columns: (pass) => {
      const found: number[][] = [];
      for (const node of nodes) {
        for (const rule of spec.links[pass.tree.kind[node]!]!) add(pass, node, rule, found);
      }
      found.sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
      return {
        subject: Int32Array.from(found, (link) => link[0]!),
        kind: Uint8Array.from(found, (link) => link[1]!),
        target: Int32Array.from(found, (link) => link[2]!),
        steps: Uint8Array.from(found, (link) => link[3]!),
      };
    },
  };
}

function nodesAt({ tree, view }: Pass, node: number, at: CompiledNodeAt): readonly number[] {
  if (typeof at !== 'function') return allAt(tree, node, [at]);
  const found = at(view, node);
  return typeof found !== 'number' ? found : found < 0 ? [] : [found];
}

/** No links. */
export function noLinks(): LinkColumns {
  return {
    kind: new Uint8Array(0),
    subject: new Int32Array(0),
    target: new Int32Array(0),
    steps: new Uint8Array(0),
  };
}
