import type { FoundName, ImportHook } from '../rules.ts';
import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { blockAround, blockType, labels, nameAt, stringOf } from './blocks.ts';

const TYPE = /^(?:string|number|bool|any)$/;

/** What the name an expression begins with is: the key of an object, the word for a type, else it is read. */
export function root(view: TreeView, node: number): FinalSlot {
  const expression = view.parent(view.parent(node));
  const element = view.parent(expression);
  const isAlone = view.children(expression).length === 1;
  if (isAlone && view.is(element, 'object_elem') && view.field(element, 'key') === expression) return 'key';
  return isAlone && TYPE.test(view.textOf(node)) ? 'none' : 'read';
}

/** What the words before the brace of a block are, where they define nothing. */
export function blockWord(view: TreeView, node: number): FinalSlot {
  const block = view.parent(node);
  if (view.first(block) !== node) return 'read';
  return blockAround(view, block) < 0 ? 'none' : 'key';
}

/** The type of a resource, in quotes: `resource "aws_instance" "web"`. */
export function quotedType(view: TreeView, label: number): FoundName[] {
  const block = view.parent(label);
  if (!view.is(block, 'block') || !/^(?:resource|data|ephemeral)$/.test(blockType(view, block))) return [];
  return labels(view, block).at(-1) === label ? [] : nameAt(view, label);
}

/** `module "x" { source = "./y" }`, and `terraform { source = … }` of Terragrunt. */
export const sourceHook: ImportHook = (view, node, found) => {
  const type = blockType(view, node);
  if ((type !== 'module' && type !== 'terraform') || blockAround(view, node) >= 0) return false;
  const source = stringOf(view, node, 'source');
  if (source < 0) return false;
  const written = view.is(source, 'string_lit') ? view.unquoted(source) : view.textOf(source).replace(/^"|"$/g, '');
  const kind = view.is(source, 'string_lit') ? 'import' : 'dynamic';
  if (written !== '') found({ specifier: written, imported: '', local: '', kind, binding: -1 });
  return false;
};
