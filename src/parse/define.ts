import { SYMBOL_FLAGS, type SymbolFact, type SymbolKind } from '../model/index.ts';
import { type CompiledRule, MARKS } from './compiled-spec.ts';
import { holds } from './condition.ts';
import { type DefinedName, findNames } from './find-names.ts';
import { ERROR_KIND, NODE_FLAGS } from './flat-tree.ts';
import { type Frame, frameOf, goingOn, goingUpTo, marksIn } from './frame.ts';
import { CLAIMS, type Container, OWN_EXPORT, type Pass } from './pass.ts';
import { firstAt, firstOf } from './path.ts';
import {
  bind,
  bindingKey,
  functionScope,
  isLocal,
  redirected,
  scopeAround,
  scopeIndex,
  scopeThatHas,
  sharedFrom,
  typeScope,
} from './scope-stack.ts';

const MERE_LOCALS: ReadonlySet<SymbolKind> = new Set(['variable', 'constant', 'property', 'field']);
/** Containers whose functions are methods. */
export const TYPES: ReadonlySet<Container['kind']> = new Set([
  ...(['class', 'interface', 'trait', 'protocol', 'object', 'mixin', 'extension'] as const),
  ...(['struct', 'union', 'enum', 'type', 'impl'] as const),
]);
const BODIES: ReadonlySet<Container['kind']> = new Set(['function', 'method', 'constructor']);
const ALL_FLAGS: number = Object.values(SYMBOL_FLAGS).reduce((sum, flag) => sum | flag, 0);

/**
 * Makes the symbols and bindings that the rules give the node, and opens the container it is. Returns the node index
 * after all that belongs to it.
 */
export function define(pass: Pass, node: number): number {
  const end = pass.tree.next[node]!;
  if (pass.claims[node] === CLAIMS.consumed) return end;
  for (const rule of pass.spec.rules[pass.tree.kind[node]!]!) {
    if (rule.when && !holds(pass, rule.when, node, -1, '')) continue;
    const names = findNames(pass, rule, node);
    return names.length === 0 ? end : apply(pass, rule, node, names);
  }
  return end;
}

function apply(pass: Pass, rule: CompiledRule, node: number, names: readonly DefinedName[]): number {
  const { tree, claims } = pass;
  const value = rule.value ? firstAt(tree, node, rule.value) : -1;
  const { upTo } = rule;
  const frame = upTo
    ? goingUpTo(pass, node, upTo(pass.view, node))
    : rule.goesOn
      ? goingOn(pass, node)
      : frameOf(pass, node);
  if (value >= 0) frame.marks |= marksIn(pass, value, tree.next[value]!);
  let symbol = -1;
  for (const name of names) {
    const made = defineName(pass, rule, node, name, frame);
    if (symbol < 0) symbol = made;
  }
  if (symbol >= 0) {
    if (value >= 0) claims[value] = CLAIMS.consumed;
    if (rule.container === 'first' || (rule.container && names.length === 1)) {
      const { kind, owner } = pass.symbols[symbol]!;
      pass.containers.push({ symbol, kind, owner, end: frame.last });
    }
  }
  return upTo ? tree.next[node]! : frame.last;
}

/** Makes one symbol or local out of a name; the index of the symbol, or -1. */
function defineName(pass: Pass, rule: CompiledRule, node: number, at: DefinedName, frame: Frame): number {
  const { text, claims, names } = pass;
  const name = text.slice(at.start, at.end);
  const id = names.intern(at.start, at.end);
  const kind = rule.kinds.find(({ when }) => holds(pass, when, node, at.node, name))?.kind ?? rule.kind;
  const owner = rule.binds ? '' : ownerOf(pass, rule, node, at.node);
  const claim = (value: number): void => {
    if (at.node >= 0 && !rule.keepsSlot) claims[at.node] = value;
  };

  const hoisted =
    rule.bind === 'function' || (rule.hoist !== undefined && holds(pass, rule.hoist, node, at.node, name));
  const shared = owner === '' && (rule.bind === 'outward' || rule.once) ? sharedFrom(pass, id) : undefined;
  const outward = rule.bind === 'outward' ? (shared ?? scopeThatHas(pass, id)) : undefined;
  const open = outward ?? (hoisted ? functionScope(pass) : scopeAround(pass, node));
  const free = (owner !== '' && rule.bind !== 'here') || rule.bind === 'inside' || rule.bind === 'nowhere';
  const own = rule.parent === 'type' ? typeScope(pass) : open;
  const home = own && !(free && !rule.once) ? redirected(pass, scopeIndex(pass, own), id) : -1;
  const moved = own !== undefined && home >= 0 && home !== own.index;
  const target = moved ? pass.openScopes.find(({ index }) => index === home) : own;
  const local = target !== undefined && isLocal(target);
  const { once } = rule;
  if (once && (shared || isOwned(pass, owner, name)) && rule.parent !== 'type') {
    claim(CLAIMS.write);
    return -1;
  }
  if (once && home >= 0) {
    const assigned = pass.bound.get(bindingKey(home, id));
    // `json = None` beside `import json`, and `f = g` beside `def f`, are other definitions, but not of a local; so is
    // `x = 1` after `for x in …`, which makes no symbol.
    const bindsOnly = local || moved || rule.binds !== undefined || rule.parent === 'type';
    if (assigned || (assigned === false && bindsOnly)) {
      claim(CLAIMS.write);
      return -1;
    }
  }
  const isSaid = typeof rule.visibility === 'function' && rule.binds !== undefined;
  const visibleFrom = local || isSaid ? visibleFromOf(pass, rule, node, at, frame) : 0;
  if (rule.again) {
    claim(CLAIMS.definition);
    return -1;
  }
  if (rule.binds) {
    claim(CLAIMS.definition);
    bind(pass, { scope: home, name: id, kind: rule.binds, start: at.start, symbol: -1, visibleFrom });
    return -1;
  }
  const mere = local && (rule.local ?? (MERE_LOCALS.has(kind) ? 'binding' : 'symbol')) === 'binding';
  if (mere) {
    claim(CLAIMS.definition);
    bind(pass, {
      scope: home < 0 ? scopeIndex(pass, open) : home,
      name: id,
      kind: 'variable',
      start: at.start,
      symbol: -1,
      visibleFrom,
    });
    return -1;
  }
  const symbol = pass.symbols.length;
  const parent = (moved || outward) && home === 0 ? -1 : parentOf(pass, rule, owner);
  pass.symbols.push(symbolOf(pass, rule, node, at, frame, { name: names.names()[id]!, kind, owner, parent }));
  pass.ownExports.push(local ? OWN_EXPORT.hidden : ownExport(pass, frame.marks, node, at.node, name));
  claim(rule.bind === 'inside' ? CLAIMS.inside + symbol : CLAIMS.definition);
  if (home >= 0 && !free) {
    bind(pass, {
      scope: home,
      name: id,
      kind: 'definition',
      start: at.start,
      symbol,
      visibleFrom,
      once: once && !moved,
    });
  }
  return symbol;
}

/** True when a rule with `once` has defined the name for this owner before; from now on one has. */
function isOwned({ owned }: Pass, owner: string, name: string): boolean {
  if (owner === '') return false;
  const { size } = owned;
  return owned.add(`${owner}\0${name}`).size === size;
}

function symbolOf(
  pass: Pass,
  rule: CompiledRule,
  node: number,
  at: DefinedName,
  frame: Frame,
  known: Pick<SymbolFact, 'name' | 'kind' | 'owner' | 'parent'>,
): SymbolFact {
  const { tree, text, spec } = pass;
  frame.body ??= firstOf(tree, node, rule.body);
  const { body } = frame;
  const signatureEnd =
    body >= 0 ? headEnd(pass, node, body) : frame.trailing >= 0 ? tree.start[frame.trailing]! : frame.headEnd;
  const doc = docOf(pass, node, body, frame);
  let flags = (frame.marks & ALL_FLAGS) | rule.flags;
  if (rule.declarationWithoutBody && body < 0 && frame.trailing < 0) flags |= SYMBOL_FLAGS.declaration;
  for (const { when, flags: more } of rule.flagged) if (holds(pass, when, node, at.node, known.name)) flags |= more;
  if (spec.conditional && !MERE_LOCALS.has(known.kind) && isConditional(pass, node, spec.conditional))
    flags |= SYMBOL_FLAGS.conditional;
  const { deprecated, tests } = spec.spec;
  const head = deprecated?.head || tests?.head ? text.slice(frame.start, at.start) : '';
  if (deprecated?.head?.test(head) || (doc && deprecated?.doc?.test(text.slice(doc.start, doc.end)))) {
    flags |= SYMBOL_FLAGS.deprecated;
  }
  const callable = known.kind === 'function' || known.kind === 'method';
  if (tests?.head?.test(head) || (callable && tests?.name?.test(known.name))) flags |= SYMBOL_FLAGS.test;
  return {
    // Written out: a spread makes objects that are slow to read.
    name: known.name,
    kind: known.kind,
    parent: known.parent,
    owner: known.owner,
    // In broken text a wrapper may begin before what was recovered out of it.
    start: Math.max(frame.start, pass.symbols.at(-1)?.start ?? 0),
    end: frame.end,
    nameStart: at.start,
    nameEnd: at.end,
    signatureEnd: signatureEnd < at.end ? frame.headEnd : Math.min(signatureEnd, frame.end),
    docStart: doc?.start ?? -1,
    docEnd: doc?.end ?? -1,
    flags,
  };
}

/** True for what stands in a node of these kinds, within the definition around it. */
function isConditional({ tree, symbols, containers }: Pass, node: number, kinds: Uint8Array): boolean {
  const from = symbols[containers.at(-1)!.symbol]?.start ?? -1;
  for (let at = tree.parent[node]!; at > 0 && tree.start[at]! > from; at = tree.parent[at]!) {
    if (kinds[tree.kind[at]!] === 1) return true;
  }
  return false;
}

/**
 * Where what stands before the body of `node` ends: before comments that come just before the body, and in the line
 * from which on nothing could be parsed.
 */
function headEnd({ tree, spec, text }: Pass, node: number, body: number): number {
  let first = body;
  for (let at = tree.parent[body]! + 1; at < body; at = tree.next[at]!) {
    if (spec.comments[tree.kind[at]!] === 0) first = body;
    else if (first === body) first = at;
  }
  for (let at = node + 1; at < first; at++) {
    if (tree.kind[at] !== ERROR_KIND) continue;
    const newline = text.indexOf('\n', tree.start[at]);
    if (newline >= 0 && newline < tree.end[at]!) return newline;
  }
  return tree.start[first]!;
}

function visibleFromOf(pass: Pass, { visibility }: CompiledRule, node: number, at: DefinedName, frame: Frame): number {
  if (typeof visibility === 'function') return visibility(pass.view, node);
  return visibility === 'scope' ? 0 : visibility === 'name' ? at.end : frame.end;
}

/** The docstring in the definition, else the comment above it, in its body, of its group, or after it. */
function docOf(pass: Pass, node: number, body: number, frame: Frame): { start: number; end: number } | undefined {
  const { tree, spec, view } = pass;
  const { docInside } = spec;
  const inside =
    typeof docInside === 'function' ? docInside(view, node) : docInside ? firstAt(tree, node, docInside) : -1;
  if (inside >= 0) return { start: tree.start[inside]!, end: tree.end[inside]! };
  const doc =
    pass.docs.before(frame.start, tree.start[node]!) ??
    innerDoc(pass, body) ??
    (frame.grouped ? pass.group.doc : undefined);
  const { trailing } = spec.spec.docs;
  if (doc || !trailing) return doc;
  trailing.lastIndex = frame.end;
  const after = trailing.exec(pass.text);
  return after ? { start: trailing.lastIndex - after[1]!.length, end: trailing.lastIndex } : undefined;
}

/** The comments at the beginning of a body that document what it is the body of. */
function innerDoc({ tree, text, spec }: Pass, body: number): { start: number; end: number } | undefined {
  const { inner } = spec.spec.docs;
  if (!inner || body < 0) return undefined;
  let start = -1;
  let end = -1;
  for (let child = body + 1; child < tree.next[body]!; child = tree.next[child]!) {
    const isDoc = spec.comments[tree.kind[child]!] === 1 && inner.test(text.slice(tree.start[child], tree.end[child]));
    if (isDoc && start < 0) start = tree.start[child]!;
    if (isDoc) end = tree.end[child]!;
    else if ((tree.flags[child]! & NODE_FLAGS.named) !== 0) break;
  }
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return start < 0 ? undefined : { start, end };
}

function parentOf({ containers }: Pass, rule: CompiledRule, owner: string): number {
  if (rule.parent === 'type')
    return containers.findLast(({ kind }) => TYPES.has(kind) || kind === 'module')?.symbol ?? -1;
  const around = containers.at(-1)!;
  // `Foo.prototype.bar = …` in a function is no part of that function.
  if (owner === '' || around.kind === 'impl') return around.symbol;
  return containers.findLast(({ kind }) => !BODIES.has(kind))!.symbol;
}

function ownerOf(pass: Pass, { owner }: CompiledRule, node: number, name: number): string {
  let found = '';
  if (typeof owner === 'function') found = owner(pass.view, node, name);
  else if (owner) {
    const at = firstOf(pass.tree, node, owner);
    if (at >= 0) found = ownerName(pass.view.textOf(at));
  }
  if (found !== '') return found;
  const around = pass.containers.at(-1)!;
  // An `impl` that is a symbol itself says in its own name what it is for.
  return around.kind === 'impl' && pass.symbols[around.symbol]?.kind !== 'impl' ? around.owner : '';
}

/** The written owner without type arguments and white space. */
export function ownerName(written: string): string {
  return written.replace(/[<[].*$/s, '').replace(/\s+/g, '');
}

/** What the marks (MARKS) and the name of a definition say of its export: one of OWN_EXPORT. */
export function ownExport(pass: Pass, marks: number, node: number, nameNode: number, name: string): number {
  const { exportedToo, exportedNever, spec } = pass.spec;
  const { exported } = spec;
  if (marks & MARKS.hides || (exportedNever && holds(pass, exportedNever, node, nameNode, name)))
    return OWN_EXPORT.hidden;
  if (marks & MARKS.exports) return OWN_EXPORT.yes;
  if (exportedToo && holds(pass, exportedToo, node, nameNode, name)) return OWN_EXPORT.yes;
  const yes = exported.name ? exported.name.test(name) : exported.default;
  return yes ? OWN_EXPORT.yes : OWN_EXPORT.no;
}
