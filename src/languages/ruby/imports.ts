import { perFile } from '../per-file.ts';
import type { ImportHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';
import { commandOf } from './calls.ts';

/** The text of a string without interpolation; ''. */
function literal(view: TreeView, node: number): string {
  const content = view.is(node, 'string') ? view.first(node) : -1;
  return view.is(content, 'string_content') && view.next(content) < 0 ? view.textOf(content) : '';
}

/** The path from the directory of the file that `File.expand_path('../a', __FILE__)` and `"#{__dir__}/a"` lead to; ''. */
function besideFile(view: TreeView, node: number): string {
  const written = /^"#\{__dir__\}\/([^"#]+)"$/.exec(view.textOf(node))?.[1];
  if (written !== undefined || !view.is(node, 'call')) return written ?? '';
  if (!/^File\.(?:expand_path|join)$/.test(callee(view, node))) return '';
  const [first = -1, second = -1, third = -1] = view.children(view.field(node, 'arguments'));
  if (third >= 0) return '';
  if (view.textOf(first) === '__dir__') return literal(view, second).replace(/^\//, '');
  const path = literal(view, first);
  if (view.textOf(second) === '__dir__') return path;
  // From a file, `..` is the directory it is in.
  return view.textOf(second) === '__FILE__' && path.startsWith('../') ? path.slice(3) : '';
}

const callee = (view: TreeView, call: number): string =>
  `${view.textOf(view.field(call, 'receiver'))}.${view.textOf(view.field(call, 'method'))}`;

/**
 * `require 'a'` and, from the directory of the file, `require_relative 'a'`, which is an 'include' as a path in quotes
 * is one for C. `load 'a.rb'` and `autoload :A, 'a'` are 'dynamic', the latter with the constant.
 */
export const callImport: ImportHook = (view, node, found) => {
  // Looked at for every call: most are told apart by their first letter.
  if (!/[rlaK]/.test(view.text.charAt(view.start(node)))) return false;
  const command = view.text.startsWith('Kernel.', view.start(node))
    ? callee(view, node).slice(7)
    : commandOf(view, node);
  const own = { imported: '', local: '', binding: -1 };
  const [first = -1, second = -1] = view.children(view.field(node, 'arguments'));
  if (command === 'require' || command === 'load') {
    const specifier = literal(view, first);
    const kind = command === 'load' ? 'dynamic' : 'require';
    if (specifier !== '') found({ ...own, specifier, kind });
    else {
      const path = besideFile(view, first);
      if (path !== '') found({ ...own, specifier: path, kind: command === 'load' ? 'dynamic' : 'include' });
    }
  } else if (command === 'require_relative') {
    const specifier = literal(view, first);
    if (specifier !== '') found({ ...own, specifier, kind: 'include' });
  } else if (command === 'autoload') {
    const specifier = literal(view, second);
    const name = view.textOf(first).replace(/^:/, '');
    if (specifier !== '') found({ specifier, imported: name, local: name, kind: 'dynamic', binding: -1 });
  }
  return false;
};

/** The names of what is around a node, innermost first, as they are written one in another. */
function namesAround(view: TreeView, node: number): string[] {
  const names: string[] = [];
  for (let at = view.parent(node), from = node; at >= 0; from = at, at = view.parent(at)) {
    const isType = view.is(at, 'class') || view.is(at, 'module');
    if (isType && view.field(at, 'body') === from) names.push(view.textOf(view.field(at, 'name')));
  }
  return names.map((_, i) => names.slice(i).reverse().join('::'));
}

/** Where constants are first named. */
const firstMentions = perFile(() => new Map<string, number>());

/** A constant that is named leads to the file that defines it, where these are loaded so. Noted once in a file. */
export const mentionImport: ImportHook = (view, node, found) => {
  const around = view.parent(node);
  if (view.is(around, 'scope_resolution')) return false;
  const isName = /^(?:class|module)$/.test(view.kindOf(around)) && view.field(around, 'name') === node;
  const isAssigned = view.is(around, 'assignment') && view.field(around, 'left') === node;
  if (isName || isAssigned || (view.is(around, 'call') && view.field(around, 'method') === node)) return false;
  const specifier = view.textOf(node);
  if (!/^(?:::)?\p{Lu}[\p{L}\p{N}_]*(?:::\p{Lu}[\p{L}\p{N}_]*)*$/u.test(specifier)) return false;
  const imported = specifier.startsWith('::') ? '' : namesAround(view, node).join(' ');
  const mentions = firstMentions(view);
  const key = `${specifier} ${imported}`;
  const first = mentions.get(key) ?? view.start(node);
  mentions.set(key, first);
  if (first === view.start(node)) found({ specifier, imported, local: '', kind: 'autoload', binding: -1 });
  return false;
};
