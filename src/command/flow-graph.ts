import type { SymbolHit } from '../model/index.ts';
import type { FlowAnswer, FlowNode } from '../project/index.ts';
import type { Out } from './out.ts';
import { visible } from './text.ts';

/** What is called, once however often it is. */
interface Node {
  name: string;
  external: boolean;
}

/** Calls from one to the other; the labels say the order, and what they stand in. */
interface Edge {
  from: string;
  to: string;
  labels: string[];
}

/** Prints a flow as a graph of Mermaid or of DOT, in which each function is one node. */
export function printFlowGraph(
  { symbol, direction, children, callers }: FlowAnswer & { symbol: SymbolHit },
  format: 'mermaid' | 'dot',
  out: Out,
): void {
  const nodes = new Map<string, Node>();
  const edges = new Map<string, Edge>();
  const idOf = (one: FlowNode['symbol']): string => {
    const key = 'external' in one ? `${one.module} ${one.qualifiedName}` : `${one.path}:${one.line}:${one.column}`;
    if (!nodes.has(key)) nodes.set(key, { name: one.qualifiedName, external: 'external' in one });
    return key;
  };
  const add = (of: FlowNode['symbol'], calls: readonly FlowNode[], up: boolean): void => {
    const own = idOf(of);
    for (const [i, { symbol: other, sites, children: further }] of calls.entries()) {
      const [from, to] = up ? [idOf(other), own] : [own, idOf(other)];
      const key = `${from}\n${to}`;
      const edge = edges.get(key) ?? { from, to, labels: [] };
      edges.set(key, edge);
      const kinds = (sites[0]?.in ?? []).map(({ kind }) => kind);
      const label = [up ? '' : String(i + 1), ...kinds].filter((part) => part !== '').join(' ');
      if (label !== '' && !edge.labels.includes(label)) edge.labels.push(label);
      add(other, further, up);
    }
  };
  idOf(symbol);
  if (callers) add(symbol, callers, true);
  add(symbol, children, direction === 'up');
  const numbers = new Map([...nodes.keys()].map((key, i) => [key, `n${i}`]));
  const graph = { nodes: [...nodes].map(([key, node]) => ({ ...node, id: numbers.get(key)! })), edges, numbers };
  if (format === 'mermaid') printMermaid(graph, out);
  else printDot(graph, out);
}

interface Graph {
  nodes: readonly (Node & { id: string })[];
  edges: ReadonlyMap<string, Edge>;
  numbers: ReadonlyMap<string, string>;
}

function printMermaid({ nodes, edges, numbers }: Graph, out: Out): void {
  const quoted = (text: string): string => `"${visible(text).replaceAll('#', '#35;').replaceAll('"', '#quot;')}"`;
  out.line('flowchart TD');
  for (const { id, name, external } of nodes) {
    out.line(`  ${id}${external ? `([${quoted(name)}])` : `[${quoted(name)}]`}`);
  }
  for (const { from, to, labels } of edges.values()) {
    const label = labels.length > 0 ? `|${quoted(labels.join(', '))}|` : '';
    out.line(`  ${numbers.get(from)} -->${label} ${numbers.get(to)}`);
  }
}

function printDot({ nodes, edges, numbers }: Graph, out: Out): void {
  const quoted = (text: string): string => `"${visible(text).replace(/["\\]/g, '\\$&')}"`;
  out.line('digraph flow {');
  out.line('  node [shape=box];');
  for (const { id, name, external } of nodes) {
    out.line(`  ${id} [label=${quoted(name)}${external ? ', style=dashed' : ''}];`);
  }
  for (const { from, to, labels } of edges.values()) {
    const label = labels.length > 0 ? ` [label=${quoted(labels.join(', '))}]` : '';
    out.line(`  ${numbers.get(from)} -> ${numbers.get(to)}${label};`);
  }
  out.line('}');
}
