import type { ImportHook } from '../rules.ts';

/** `import A` takes all of A, `import struct A.B` takes B from A; an `@_exported` import exports what it takes. */
export const importDeclaration: ImportHook = (view, node, found) => {
  const path = view.child(node, 'identifier');
  const parts = view.children(path);
  const name = parts.at(-1);
  if (name === undefined) return true;
  const exported = /@_exported\b/.test(view.text.slice(view.start(node), view.start(path)));
  const kind = exported ? 're-export' : 'import';
  const one = /\bimport\s+(?:typealias|struct|class|enum|protocol|let|var|func)\s/.test(view.textOf(node));
  const dotted = (items: number[]): string => items.map((item) => view.textOf(item)).join('.');
  if (one && parts.length > 1) {
    const imported = view.textOf(name);
    found({ specifier: dotted(parts.slice(0, -1)), imported, local: imported, kind, binding: name });
  } else {
    found({ specifier: dotted(parts), imported: '*', local: exported ? '*' : '', kind, binding: -1 });
  }
  return true;
};
