import { BINDING_KINDS, ROLES } from '../model/index.ts';
import { slotCode } from './compile-spec.ts';
import { BINDING_BASE, HOISTED, HOOK_BASE, INFERRED, NONE, ROLE_BASE } from './compiled-spec.ts';
import { isBlank, quoteOf, sigilOf } from './find-names.ts';
import type { Occurrences } from './occurrences.ts';
import { CLAIMS, type Pass } from './pass.ts';
import {
  bind,
  bindingKey,
  functionScope,
  innermost,
  parameterScope,
  redirected,
  scopeIndex,
  sharedFrom,
} from './scope-stack.ts';

const DEFINITION = ROLES.indexOf('definition');
const CALL = ROLE_BASE + ROLES.indexOf('call');
const VARIABLE = BINDING_BASE + BINDING_KINDS.indexOf('variable');
const DOT = 46;
const TITLE = /^(\.\w+)*\s*\(\s*['"`]|^\.each\b/;

/** Notes what the identifier at `node` is and does. */
export function identifier(pass: Pass, occurrences: Occurrences, node: number, stood: number): void {
  const { tree, spec, names } = pass;
  const quote = quoteOf(pass.text, tree.start[node]!, tree.end[node]!);
  const start = tree.start[node]! + quote + sigilOf(pass, tree.start[node]!);
  const end = tree.end[node]! - quote;
  const claim = pass.claims[node]!;
  if (claim > 0) {
    const name = names.intern(start, end);
    if (claim === CLAIMS.write) occurrences.add(name, start, ROLES.indexOf('write'));
    else if (claim === CLAIMS.import) occurrences.add(name, start, ROLES.indexOf('import'));
    else occurrences.add(name, start, DEFINITION);
    if (claim >= CLAIMS.inside) {
      const scope = scopeIndex(pass, innermost(pass));
      bind(pass, { scope, name, kind: 'definition', start, symbol: claim - CLAIMS.inside, visibleFrom: 0 });
    }
    return;
  }
  if (isBlank(pass, start, end)) return;
  const { otherwise } = spec.spec;
  let stands =
    stood >= HOOK_BASE
      ? slotCode(spec.slotHooks[stood - HOOK_BASE]!(pass.view, node))
      : stood === 0 && otherwise
        ? slotCode(otherwise(pass.view, node))
        : stood;
  if (stands === NONE) return;
  const name = names.intern(start, end);
  if (stands === 0 && spec.calledUnlessLocal[tree.kind[node]!] === 1 && !sharedFrom(pass, name)) stands = CALL;
  if (stands < BINDING_BASE) {
    occurrences.add(name, start, stands === 0 ? spec.roles[tree.kind[node]!]! - 1 : stands - ROLE_BASE);
    // `describe(…)`, `describe.only(…)`
    const calls = stands === CALL || pass.text.charCodeAt(end) === DOT;
    if (calls && pass.openScopes.length === 1 && !pass.test) pass.test = startsTest(pass, start, end, name);
  } else bindHere(pass, occurrences, { node, name, start, end, stands });
}

interface Standing {
  node: number;
  name: number;
  start: number;
  end: number;
  stands: number;
}

function bindHere(pass: Pass, occurrences: Occurrences, { node, name, start, end, stands }: Standing): void {
  const around = stands === HOISTED ? functionScope : stands === INFERRED ? parameterScope : innermost;
  const scope = redirected(pass, scopeIndex(pass, around(pass)), name);
  if (stands === VARIABLE && (pass.bound.has(bindingKey(scope, name)) || sharedFrom(pass, name))) {
    occurrences.add(name, start, ROLES.indexOf('write'));
    return;
  }
  occurrences.add(name, start, DEFINITION);
  const kind =
    stands === HOISTED ? 'variable' : stands === INFERRED ? 'type-parameter' : BINDING_KINDS[stands - BINDING_BASE]!;
  const { visibility, parameterVisibility } = pass.spec.spec;
  let visibleFrom = 0;
  if (stands === VARIABLE && typeof visibility === 'function') visibleFrom = visibility(pass.view, node);
  else if (stands === VARIABLE && visibility !== undefined && visibility !== 'scope') visibleFrom = end;
  else if (kind === 'parameter' && parameterVisibility === 'body') visibleFrom = bodyStart(pass, innermost(pass).node);
  else if (kind === 'parameter' && parameterVisibility === 'name') visibleFrom = end;
  bind(pass, { scope, name, kind, start, symbol: -1, visibleFrom });
}

/** Where the `body` of a node starts, or where the node ends when it has none. */
function bodyStart({ tree, spec }: Pass, node: number): number {
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!) {
    if (tree.field[child] === spec.bodyField) return tree.start[child]!;
  }
  return tree.end[node]!;
}

/** A literal or whole name that a definition has for its name. */
export function claimed(pass: Pass, occurrences: Occurrences, node: number): void {
  const symbol = pass.symbols.findLast(({ nameStart }) => {
    return nameStart >= pass.tree.start[node]! && nameStart < pass.tree.end[node]!;
  });
  if (symbol) occurrences.add(pass.names.intern(symbol.nameStart, symbol.nameEnd), symbol.nameStart, DEFINITION);
}

/** A call at file level of a function that only tests call, with a title. */
function startsTest(pass: Pass, start: number, end: number, name: number): boolean {
  if (!pass.spec.calls.has(pass.names.names()[name]!) || pass.text[start - 1] === '.') return false;
  const title = pass.spec.spec.tests?.title ?? TITLE;
  return title.test(pass.text.slice(end, end + 60));
}
