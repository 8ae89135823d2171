import type { TreeView } from './tree-view.ts';

/** Makes a hook's question about a whole file cheap: `make` is asked once for each file, not at each node. */
export function perFile<T>(make: (view: TreeView) => T): (view: TreeView) => T {
  let text: string | undefined;
  let made: T;
  return (view) => {
    if (view.text !== text) {
      text = view.text;
      made = make(view);
    }
    return made;
  };
}
