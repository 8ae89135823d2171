import type { FoundName, SaidLink, SayLink } from '../languages/index.ts';
import { LINK_KINDS, LINK_STEPS, LINK_TARGETS, type LinkColumns } from '../model/index.ts';
import type { CompiledLink, CompiledNodes, CompiledSpec } from './compiled-spec.ts';
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
type Places = NonNullable<CompiledLink['places']>;
const PLACES = (['first', 'second', 'third'] as const).map((kind) => LINK_KINDS.indexOf(kind));

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
      const step = rule.step(view, node);
      if (step > 0) {
        // The step nearest to the target comes first.
        if (steps > 7) break;
        steps = step + 8 * steps;
      }
      const next = typeof rule.at === 'function' ? rule.at(view, node) : firstAt(tree, node, rule.at);
      if (next < 0) return { target: next, steps: next === LINK_TARGETS.unknown ? 0 : steps };
      node = next;
    }
    return { target: LINK_TARGETS.unknown, steps: 0 };
  }

  function add(pass: Pass, node: number, rule: CompiledLink, found: number[][]): void {
    const names = nodesAt(pass, node, rule.of);
    const targets = names.length === 0 ? names : nodesAt(pass, node, rule.from);
    for (const [place, name] of names.entries()) {
      if (rule.when && !rule.when(pass.view, node, name)) continue;
      const { target: subject, steps } = targetOf(pass, name);
      if (subject < 0 || steps > 0) continue;
      const isShared = rule.paired && targets.length === 1 && names.length > 1;
      const kind = isShared ? PLACES[place] : rule.kind;
      if (kind === undefined || (rule.paired && !isShared && targets.length !== names.length)) continue;
      for (const from of rule.paired && !isShared ? [targets[place]!] : targets)
        found.push([
          subject,
          kind,
          ...(rule.places
            ? passedTo(pass, from, name, node, rule.places)
            : saidBy(pass, from, rule.step > 0 ? [rule.step] : [])),
        ]);
    }
  }

  /** What hooks are given to say links with. */
  function sayTo(pass: Pass, found: number[][]): SayLink {
    return (of, kind, from, ...further) => {
      const named = targetOf(pass, of);
      if (named.target < 0 || named.steps > 0) return;
      const steps = further.map((step) => LINK_STEPS.indexOf(step));
      found.push([named.target, LINK_KINDS.indexOf(kind), ...saidBy(pass, from, steps)]);
    };
  }

  /** The target and the steps of what is said with a node, or with one of LINK_TARGETS, and further steps. */
  function saidBy(pass: Pass, from: number, further: readonly number[]): [number, number] {
    let { target, steps } = from < 0 ? { target: from, steps: 0 } : targetOf(pass, from);
    for (const step of further) {
      if (steps > 7 || target === LINK_TARGETS.unknown) return [LINK_TARGETS.unknown, 0];
      steps += (steps > 0 ? 8 : 1) * step;
    }
    return [target, steps];
  }

  function addSaid(pass: Pass, { kind, of, from, step }: Said, found: number[][]): void {
    const subject = 'name' in of ? { target: of.name, steps: 0 } : targetOf(pass, of.node);
    if (subject.target < 0 || subject.steps > 0) return;
    found.push([
      subject.target,
      kind,
      ...('name' in from ? [from.name, step] : saidBy(pass, from.node, step > 0 ? [step] : [])),
    ]);
  }

  /** The function that is called, and the places of an argument and of its parameter. */
  function passedTo(pass: Pass, from: number, of: number, node: number, places: Places): [number, number] {
    const { target, steps } = targetOf(pass, from);
    const { argument, parameter } = places(pass.view, node, of);
    if (steps > 0 || argument > 7 || parameter > 31) return [LINK_TARGETS.unknown, 0];
    return [target, argument + 8 * parameter];
  }

  function nodesAt({ tree, view }: Pass, node: number, at: CompiledNodes): readonly number[] {
    if (typeof at !== 'function') return allAt(tree, node, [at]);
    const found = at(view, node);
    return typeof found !== 'number' ? found : found === -1 ? [] : [found];
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
      const say = sayTo(pass, found);
      for (const node of nodes) {
        for (const rule of spec.links[pass.tree.kind[node]!]!) {
          if (typeof rule === 'function') rule(pass.view, node, say);
          else add(pass, node, rule, found);
        }
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

/** No links. */
export function noLinks(): LinkColumns {
  return {
    kind: new Uint8Array(0),
    subject: new Int32Array(0),
    target: new Int32Array(0),
    steps: new Uint8Array(0),
  };
}
