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
