import { LINK_TARGETS } from '../../model/index.ts';
import type { SayLink } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { attributes } from './items.ts';

/** What is not known either way. */
const OPEN = 0.5;
/** A name, a text, or any other character of a condition. */
const TOKEN = /\w+|"[^"]*"|[=(),]/g;

/** What holds on most machines that programs are built for and on. */
const USUAL: Readonly<Record<string, RegExp>> = {
  target_os: /^linux$/,
  target_family: /^unix$/,
  target_arch: /^x86_64$/,
  target_env: /^gnu$/,
  target_endian: /^little$/,
  target_pointer_width: /^64$/,
  target_has_atomic: /./,
  target_feature: /^(?:sse2?|fxsr)$/,
  panic: /^unwind$/,
};

/**
 * Says of an item that is likely not there, by its attribute `cfg`, that it is optional. Features are open; what somebody
 * has to ask for by a name of its own, tests and other systems are unlikely.
 */
export function conditionLinks(view: TreeView, node: number, say: SayLink): void {
  if (isUnlikely(view, node)) say(view.field(node, 'name'), 'option', LINK_TARGETS.unknown);
}

/** True for an item with a condition that seldom holds. */
export function isUnlikely(view: TreeView, item: number): boolean {
  const start = view.start(item);
  // Most have no attribute, and to look for it takes longer.
  const before = view.text.slice(Math.max(0, start - 200), start).trimEnd();
  if (!before.endsWith(']')) return false;
  return attributes(view, item).some((text) => {
    const condition = /^#\[\s*cfg\s*\(([\s\S]*)\)\s*\]$/.exec(text)?.[1];
    return condition !== undefined && degreeOf(condition) < OPEN;
  });
}

/** How likely a condition holds, from 0 to 1: `all(unix, not(feature = "a"))`. */
export function degreeOf(condition: string): number {
  const tokens = condition.replace(/\/\/[^\n]*/g, '').match(TOKEN) ?? [];
  let at = 0;
  return one();

  function one(): number {
    const name = tokens[at++] ?? '';
    if (tokens[at] === '=') {
      at += 2;
      return degreeOfValue(name, (tokens[at - 1] ?? '').slice(1, -1));
    }
    if (tokens[at] !== '(') return degreeOfName(name);
    const parts: number[] = [];
    for (at += 1; at < tokens.length && tokens[at] !== ')'; ) {
      parts.push(one());
      if (tokens[at] === ',') at += 1;
    }
    at += 1;
    if (name === 'not') return 1 - (parts[0] ?? OPEN);
    return name === 'any' ? Math.max(0, ...parts) : Math.min(1, ...parts);
  }
}

function degreeOfValue(name: string, value: string): number {
  if (name === 'feature') return OPEN;
  return Number(USUAL[name]?.test(value) === true);
}

function degreeOfName(name: string): number {
  if (name === 'unix' || name === 'target_thread_local' || name === 'true') return 1;
  // A build for work on it has it, a release does not.
  if (name === 'debug_assertions') return 0.6;
  return 0;
}
