import type { FoundName, SaidLink } from '../languages/index.ts';
import { LINK_KINDS, LINK_STEPS, LINK_TARGETS, type LinkColumns } from '../model/index.ts';
import type { CompiledLink, CompiledSpec } from './compiled-spec.ts';
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
  /** This is said by a name that is no node; `places` has the occurrences of those it names. */
  say(link: SaidLink, places: ReadonlyMap<FoundName, number>): void;
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
  let said: Said[] = [];

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
    const { tree, view } = pass;
    const of = typeof rule.of === 'function' ? (rule.of(view, node)[0] ?? -1) : firstAt(tree, node, rule.of);
    if (of < 0) return;
    const named = targetOf(pass, of);
    if (named.target < 0 || named.steps > 0) return;
    const targets = typeof rule.from === 'function' ? rule.from(view, node) : allAt(tree, node, [rule.from]);
    for (const from of targets) {
      const { target, steps } = from < 0 ? { target: from, steps: 0 } : targetOf(pass, from);
      push(found, [named.target, rule.kind], target, steps, rule.step);
    }
  }

  function addSaid(pass: Pass, { kind, of, from, step }: Said, found: number[][]): void {
    const subject = 'name' in of ? { target: of.name, steps: 0 } : targetOf(pass, of.node);
    if (subject.target < 0 || subject.steps > 0) return;
    const { target, steps } =
      'name' in from
        ? { target: from.name, steps: 0 }
        : from.node < 0
          ? { target: from.node, steps: 0 }
          : targetOf(pass, from.node);
    push(found, [subject.target, kind], target, steps, step);
  }

  return {
    reset: ({ count, kind }) => {
      nodes = [];
      said = [];
      if (occurrenceAt.length < count) occurrenceAt = new Int32Array(kind.length);
      else occurrenceAt.fill(0, 0, count);
    },
    occurs: (node, occurrence) => {
      occurrenceAt[node] = occurrence + 1;
    },
    note: (node) => {
      nodes.push(node);
    },
    say: ({ kind, of, from, step = 'none' }, places) => {
      const known = (one: number | FoundName): Said['of'] =>
        typeof one === 'number' ? { node: one } : { name: places.get(one) ?? LINK_TARGETS.unknown };
      said.push({ kind: LINK_KINDS.indexOf(kind), of: known(of), from: known(from), step: LINK_STEPS.indexOf(step) });
    },
    columns: (pass) => {
      const found: number[][] = [];
      for (const node of nodes) {
        for (const rule of spec.links[pass.tree.kind[node]!]!) add(pass, node, rule, found);
      }
      for (const link of said) addSaid(pass, link, found);
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

/** A link between nodes, or occurrences of names that are none; `kind` and `step` as in CompiledLink. */
interface Said extends Pick<CompiledLink, 'kind' | 'step'> {
  of: { node: number } | { name: number };
  from: { node: number } | { name: number };
}

/** Adds a link with one more step, if it has room for it. */
function push(found: number[][], said: [subject: number, kind: number], target: number, steps: number, step: number) {
  if (step === 0 || target === LINK_TARGETS.unknown) found.push([...said, target, steps]);
  else if (steps > 7) found.push([...said, LINK_TARGETS.unknown, 0]);
  else found.push([...said, target, steps + (steps > 0 ? 8 : 1) * step]);
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
