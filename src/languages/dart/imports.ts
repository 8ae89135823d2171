import type { ImportHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

/** The URI in a directive; annotations before it have strings as well. */
const uriOf = (view: TreeView, node: number): string =>
  view.unquoted(view.at(node, view.is(node, 'uri') ? ':string_literal' : '**:uri > :string_literal'));

/**
 * `import 'a.dart' as b` takes all of it under a name, `show` takes names, without either all names come as they are.
 * What `export` takes is exported as it is. Alternatives (`if (dart.library.io) 'b.dart'`) are taken the same way.
 */
export const importOrExport: ImportHook = (view, node, found) => {
  const directive = view.child(node, 'library_export');
  const exports = directive >= 0;
  const inner = exports ? directive : view.at(node, ':library_import > :import_specification');
  const children = view.children(inner);
  const prefix = children.find((child) => view.is(child, 'identifier'));
  const shown = children
    .filter((child) => view.is(child, 'combinator') && view.child(child, '"show"') >= 0)
    .flatMap((child) => view.children(child));
  const kind = exports ? 're-export' : 'import';
  const main = children.find((child) => /^(?:configurable_)?uri$/.test(view.kindOf(child))) ?? -1;
  const alternatives = view.children(main).filter((child) => view.is(child, 'configuration_uri'));
  for (const [index, place] of [main, ...alternatives].entries()) {
    const specifier = index === 0 ? uriOf(view, main) : view.unquoted(view.at(place, ':uri > :string_literal'));
    const first = index === 0;
    if (prefix !== undefined) {
      found({ specifier, imported: '*', local: view.textOf(prefix), kind, binding: first ? prefix : -1 });
    } else if (shown.length === 0) found({ specifier, imported: '*', local: exports ? '*' : '', kind, binding: -1 });
    else {
      for (const name of shown) {
        const imported = view.textOf(name);
        found({ specifier, imported, local: imported, kind, binding: first && !exports ? name : -1 });
      }
    }
  }
  return true;
};

/** `part 'a.dart';` */
export const part: ImportHook = (view, node, found) => {
  found({ specifier: uriOf(view, node), imported: '', local: '', kind: 'include', binding: -1 });
  return true;
};

/** `part of 'a.dart';` is included by that file, all of which it sees; `part of a.b;` and `library a.b;` name the library of this file. */
export const libraryName: ImportHook = (view, node, found) => {
  const uri = uriOf(view, node);
  const name = view.textOf(view.at(node, '**:dotted_identifier_list')).replace(/\s/g, '');
  if (uri !== '') found({ specifier: uri, imported: '*', local: '', kind: 'include', binding: -1 });
  else if (name !== '') found({ specifier: name, imported: '', local: '', kind: 'package', binding: -1 });
  return true;
};
