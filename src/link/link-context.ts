import type { ModuleTarget } from '../languages/index.ts';
import type { StoredImport } from '../model/index.ts';
import type { FileView } from './file-view.ts';
import type { Meaning } from './meaning.ts';

/** What the parts of the linker ask of each other. */
export interface LinkContext {
  viewOf(path: string): FileView | undefined;
  targets(view: FileView, item: StoredImport): readonly ModuleTarget[];
  /** What a name means at file level. */
  named(view: FileView, name: string): Meaning;
  /** What an import brings. */
  imported(view: FileView, item: StoredImport, seen?: ReadonlySet<string>): Meaning;
}
