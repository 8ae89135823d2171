import type { SymbolHit } from '../model/index.ts';
import type { FlowAnswer, FlowNode } from '../project/index.ts';
import type { Out } from './out.ts';
import { clip, placeOf, visible } from './text.ts';

/** Beginnings of source that tell what kind of branch it is. */
const SAYS_ITSELF =
  /^(?:if|unless|elif|else ?if|for|foreach|while|until|do|loop|repeat|case|default|when|match|catch|except|rescue)\b/;

type Branch = FlowNode['sites'][number]['in'][number];

/** A line of the tree: a call, or a branch with the calls that stand in it. */
interface Item {
  label: string;
  children: Item[];
}

/** Prints a flow as a tree of lines; what was shown in full before is not shown again. */
export function printFlowTree(
  { symbol, direction, children, callers }: FlowAnswer & { symbol: SymbolHit },
  out: Out,
): void {
  const shown = new Set<FlowNode['symbol'] | string>();
  const tree = (nodes: readonly FlowNode[], up: boolean): void => {
    printItems(itemsOf(nodes, up, shown, out), '', out);
  };
  if (callers) {
    out.line(`${nameOf(symbol, out)}  ${out.style('dim', 'is called by')}`);
    tree(callers, true);
  }
  out.line(`${nameOf(symbol, out)}  ${placeOf(symbol, out)}`);
  tree(children, direction === 'up');
}

/** Calls as items; those that stand in the same branch, one after the other, are together in it. */
function itemsOf(nodes: readonly FlowNode[], up: boolean, shown: Set<unknown>, out: Out): Item[] {
  const items: Item[] = [];
  let open: { branch: Branch; item: Item }[] = [];
  for (const node of nodes) {
    const around = up ? [] : (node.sites[0]?.in ?? []);
    let same = 0;
    while (same < open.length && same < around.length && isSame(open[same]!.branch, around[same]!)) same++;
    open = open.slice(0, same);
    for (const branch of around.slice(same)) {
      const item = { label: branchLabel(branch, out), children: [] };
      (open.at(-1)?.item.children ?? items).push(item);
      open.push({ branch, item });
    }
    (open.at(-1)?.item.children ?? items).push(callItem(node, up, shown, out));
  }
  return items;
}

const isSame = (a: Branch, b: Branch): boolean => a.kind === b.kind && a.line === b.line && a.column === b.column;

function branchLabel({ kind, text, line }: Branch, out: Out): string {
  const what = text === '' ? kind : SAYS_ITSELF.test(text) ? text : `${kind}: ${text}`;
  return `${out.style('dim', String(line))}  ${out.style('warn', clip(what, 80))}`;
}

function callItem(node: FlowNode, up: boolean, shown: Set<unknown>, out: Out): Item {
  const { symbol, sites, tier, children } = node;
  const notes = [tier === 'exact' ? '' : tier];
  if (node.passed) notes.push('passed as a value');
  if (node.recursive) notes.push('recursive');
  const key = 'external' in symbol ? '' : `${symbol.path}:${symbol.line}:${symbol.column}`;
  const isRepeated = children.length > 0 && shown.has(key);
  if (isRepeated) notes.push('as above');
  if (node.cut) notes.push('…');
  if (children.length > 0) shown.add(key);
  if (up) notes.push(...sites.slice(0, 1).flatMap((site) => site.in.map(({ kind }) => `in ${kind}`)));
  if (sites.length > 1) notes.push(`${sites.length} times`);
  const tail = notes.filter((note) => note !== '').join(', ');
  const line = out.style('line', String(sites[0]?.line ?? ''));
  const place = 'external' in symbol ? out.style('dim', symbol.module || 'external') : placeOf(symbol, out);
  const label = `${line}  ${nameOf(symbol, out)}  ${place}${tail === '' ? '' : `  ${out.style('dim', tail)}`}`;
  return { label, children: isRepeated ? [] : itemsOf(children, up, shown, out) };
}

function nameOf(symbol: FlowNode['symbol'], out: Out): string {
  const name = visible(symbol.qualifiedName);
  return 'external' in symbol ? out.style('dim', name) : `${out.style('kind', symbol.kind)} ${out.style('name', name)}`;
}

function printItems(items: readonly Item[], indent: string, out: Out): void {
  for (const [i, { label, children }] of items.entries()) {
    const last = i === items.length - 1;
    out.line(`${indent}${last ? '└─ ' : '├─ '}${label}`);
    printItems(children, `${indent}${last ? '   ' : '│  '}`, out);
  }
}
