import type { ReadableText, TreeView } from '../languages/index.ts';
import { type FileFacts, ROLES, SCOPE_KINDS } from '../model/index.ts';
import {
  ACTIONS,
  ASK_SCOPE,
  BINDING_BASE,
  type CompiledSpec,
  INHERIT,
  MEMBER,
  NONE,
  ROLE_BASE,
} from './compiled-spec.ts';
import { define, ownerName } from './define.ts';
import { createDocRun } from './doc-run.ts';
import { embed } from './embed.ts';
import { ERROR_KIND, type FlatTree, NODE_FLAGS } from './flat-tree.ts';
import { noteLeading } from './frame.ts';
import { claimed, identifier } from './identifier.ts';
import { createLinkCollector } from './links.ts';
import { markExports } from './mark-exports.ts';
import { createNameTable } from './name-table.ts';
import { noteImports } from './note-imports.ts';
import { createOccurrences } from './occurrences.ts';
import { CLAIMS, type Pass } from './pass.ts';
import { firstAt } from './path.ts';
import { recover } from './recover.ts';
import { openScope, redirect } from './scope-stack.ts';
import { looksGenerated } from './source-text.ts';
import { createSyntaxProblems } from './syntax-problems.ts';
import { createTreeView } from './tree-view.ts';

/** Reads the facts out of the trees of one language, one file at a time. */
export interface Extractor {
  /**
   * The facts of a parsed file. `language` is left for the caller to name; nothing of `tree` is kept. `readable` is
   * the text of the tree where that is another one.
   */
  extract(tree: FlatTree, text: string, readable?: ReadableText): Omit<FileFacts, 'language'>;
  /** What hooks see of the file that was extracted last. */
  readonly view: TreeView;
}

const WRITE = ROLE_BASE + ROLES.indexOf('write');
/** Ways to stand that hold for all below that has no slot. */
const LASTING: Uint8Array = new Uint8Array(256);
for (const role of ['type', 'import', 'export'] as const) LASTING[ROLE_BASE + ROLES.indexOf(role)] = 1;
LASTING[NONE] = 1;

/** Makes the extractor of a language. */
export function createExtractor(spec: CompiledSpec): Extractor {
  const { view, show } = createTreeView(spec);
  const names = createNameTable();
  const occurrences = createOccurrences();
  const links = createLinkCollector(spec);
  let claims = new Int32Array(1 << 12);
  let standing = new Uint8Array(1 << 12);
  let comments = new Int32Array(64);

  function begin(tree: FlatTree, text: string, written: Pass['written']): Pass {
    if (claims.length < tree.count) {
      claims = new Int32Array(tree.kind.length);
      standing = new Uint8Array(tree.kind.length);
    } else claims.fill(0, 0, tree.count);
    names.reset(text);
    occurrences.reset();
    links.reset(tree);
    show(tree, text);
    const pass: Pass = {
      spec,
      tree,
      text,
      view,
      names,
      claims,
      symbols: [],
      ownExports: [],
      imports: [],
      scopes: [],
      bindings: [],
      test: false,
      openScopes: [],
      containers: [{ symbol: -1, kind: 'none', owner: '', end: Number.POSITIVE_INFINITY }],
      docs: createDocRun(text, spec.spec.docs),
      group: { node: -1, doc: undefined },
      leads: [],
      written,
      bound: new Map(),
      locals: new Set(),
      owned: new Set(),
      redirected: new Map(),
    };
    openScope(pass, 0, SCOPE_KINDS.indexOf('file'), tree.count);
    // The file scope is all of the text, blank lines and comments around the root included.
    pass.scopes[0] = { parent: -1, kind: 'file', start: 0, end: text.length };
    return pass;
  }

  return {
    view,
    extract: (tree, text, readable) => {
      const pass = begin(tree, text, readable?.leads);
      const lost = readable?.lost ?? [];
      const problems = createSyntaxProblems(text);
      const { openScopes, containers, docs } = pass;
      const { kind, parent, field, next, start, end, flags, count } = tree;
      const { actions, rows, slots, slotsByKind, fieldCount, kindCount } = spec;
      let commentCount = 0;
      const broken = kind.subarray(0, count).includes(ERROR_KIND);
      let noted = 0;
      const noteLost = (before: number): void => {
        for (; noted < lost.length && lost[noted]!.start < before; noted++) {
          const { start: from, end: to, role } = lost[noted]!;
          occurrences.add(names.intern(from, to), from, ROLES.indexOf(role));
        }
      };

      for (let node = 0; node < count; node++) {
        while (openScopes[openScopes.length - 1]!.end <= node) openScopes.pop();
        while (containers[containers.length - 1]!.end <= node) containers.pop();
        const own = kind[node]!;

        let stands = 0;
        if (node > 0) {
          const above = parent[node]!;
          const row = rows[kind[above]!]!;
          if (row >= 0) {
            if (own < kindCount) stands = slotsByKind[row * kindCount + own]!;
            if (stands === 0) stands = slots[row * fieldCount + field[node]!]!;
          }
          if (stands === 0) stands = LASTING[standing[above]!]! * standing[above]!;
          else if (stands === INHERIT) stands = standing[above]!;
          else if (stands === MEMBER) {
            stands = standing[above]!;
            if (stands >= BINDING_BASE && stands < INHERIT) stands = WRITE;
          }
        }
        standing[node] = stands;
        if (flags[node]! & NODE_FLAGS.missing) {
          const what = spec.grammar.kinds[own]?.name ?? '';
          if (flags[node]! & NODE_FLAGS.named) problems.missing(start[node]!, what);
          else if (!spec.spec.macros) problems.missingToken(start[node]!, what);
        }

        if (noted < lost.length) noteLost(start[node]!);

        const action = actions[own]!;
        if (action === 0) continue;
        if (action & ACTIONS.identifier) {
          if (action & ACTIONS.leading) noteLeading(pass, node);
          // What was lost for the tree, and is in it all the same, is noted once.
          if (noted < lost.length && lost[noted]!.start === start[node]) noted++;
          if (action & ACTIONS.definition) define(pass, node);
          if (broken) recover(pass, node);
          if (start[node]! < end[node]!) {
            const known = occurrences.count;
            identifier(pass, occurrences, node, stands);
            if (occurrences.count > known) links.occurs(node, known);
          }
          if (action & ACTIONS.imports) noteImports(pass, node);
          if (action & ACTIONS.link) links.note(node);
          continue;
        }
        if (action & ACTIONS.comment) {
          if (commentCount === comments.length) comments = longer(comments);
          comments[commentCount++] = start[node]!;
          comments[commentCount++] = end[node]!;
          docs.comment(start[node]!, end[node]!);
        }
        if (action & ACTIONS.error) problems.unexpected(start[node]!, end[node]!);
        if (action & ACTIONS.docGroup) pass.group = { node, doc: docs.before(start[node]!, start[node]!) };
        let last = next[node]!;
        const handled = (action & ACTIONS.imports) !== 0 && noteImports(pass, node);
        if (action & ACTIONS.definition && !handled) last = define(pass, node);
        if (action & ACTIONS.owner) {
          const owner = ownerFor(pass, node);
          if (owner !== undefined) {
            containers.push({ symbol: containers.at(-1)!.symbol, kind: 'impl', owner, end: next[node]! });
          }
        }
        if (action & ACTIONS.scope) {
          const scope = spec.scopes[own] === ASK_SCOPE ? askScope(pass, node) : spec.scopes[own]! - 1;
          if (scope >= 0) openScope(pass, node, scope, scopeEnd(pass, node, last));
        }
        if (action & ACTIONS.leading) noteLeading(pass, node);
        if (action & ACTIONS.redirect) redirect(pass, node, spec.redirects[own]!);
        if (action & ACTIONS.embedded) {
          embed(pass, occurrences, links, node);
        }
        if (action & ACTIONS.claimable && pass.claims[node] === CLAIMS.definition) {
          const known = occurrences.count;
          claimed(pass, occurrences, node);
          if (occurrences.count > known) links.occurs(node, known);
        }
        if (action & ACTIONS.link) links.note(node);
      }

      noteLost(text.length);
      markExports(pass);
      return {
        symbols: pass.symbols,
        imports: pass.imports,
        occurrences: occurrences.columns(names),
        scopes: pass.scopes,
        bindings: pass.bindings,
        links: links.columns(pass),
        problems: problems.list(),
        comments: comments.slice(0, commentCount),
        test: pass.test,
        generated: looksGenerated(text),
      };
    },
  };
}

function askScope(pass: Pass, node: number): number {
  const kind = pass.spec.scopeHooks[pass.tree.kind[node]!]!(pass.view, node);
  return kind === undefined ? -1 : SCOPE_KINDS.indexOf(kind);
}

/** Node index up to which the scope that `node` opens goes; `last` is after all that belongs to the node. */
function scopeEnd({ spec, tree }: Pass, node: number, last: number): number {
  const field = spec.scopeEnds[tree.kind[node]!];
  if (field === undefined) return last;
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!) {
    if (tree.field[child] === field) return child;
  }
  return last;
}

function ownerFor({ spec, tree, view }: Pass, node: number): string | undefined {
  const owner = spec.owners[tree.kind[node]!]!;
  if (typeof owner === 'function') return owner(view, node);
  const at = firstAt(tree, node, owner);
  return at < 0 ? '' : ownerName(view.textOf(at));
}

function longer(columns: Int32Array): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(columns.length * 2);
  copy.set(columns);
  return copy;
}
