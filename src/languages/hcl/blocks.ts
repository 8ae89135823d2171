import type { SymbolKind } from '../../model/index.ts';
import type { FoundName } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

/** The blocks of Terraform that define something, and what comes before their last label where they are referred to. */
const TERRAFORM: Readonly<Record<string, { kind: SymbolKind; owner: (labels: readonly string[]) => string }>> = {
  resource: { kind: 'object', owner: ([type = '']) => type },
  data: { kind: 'object', owner: ([type = '']) => `data.${type}` },
  ephemeral: { kind: 'object', owner: ([type = '']) => `ephemeral.${type}` },
  module: { kind: 'module', owner: () => 'module' },
  variable: { kind: 'variable', owner: () => 'var' },
  output: { kind: 'property', owner: () => 'output' },
  provider: { kind: 'section', owner: () => 'provider' },
  check: { kind: 'section', owner: () => 'check' },
  run: { kind: 'section', owner: () => 'run' },
  terraform: { kind: 'section', owner: () => '' },
};
/** Those that define nothing by themselves. */
const PLAIN = /^(?:locals|moved|import|removed)$/;

/** The word a block begins with. */
export function blockType(view: TreeView, block: number): string {
  return view.textOf(view.first(block));
}

/** The words after it, quoted or not. */
export function labels(view: TreeView, block: number): number[] {
  return view
    .children(block)
    .slice(1)
    .filter((child) => view.is(child, 'string_lit') || view.is(child, 'identifier'));
}

/** The block around a block or an attribute, or -1. */
export function blockAround(view: TreeView, node: number): number {
  const around = view.parent(view.parent(node));
  return view.is(around, 'block') ? around : -1;
}

/** True for an attribute with a name that other files use: one of `locals`. */
export function isLocal(view: TreeView, attribute: number): boolean {
  return blockType(view, blockAround(view, attribute)) === 'locals';
}

/** The name of the label of a block, or of what else it is known by. */
export function nameAt(view: TreeView, node: number): FoundName[] {
  const text = view.is(node, 'string_lit') ? view.unquoted(node) : view.textOf(node);
  if (text === '' || node < 0) return [];
  return [{ node, start: view.start(node) + (view.is(node, 'string_lit') ? 1 : 0), text }];
}

/** What a block defines: the last of its labels; of a provider its alias; without a label, at file level, its own word. */
export function blockName(view: TreeView, block: number): FoundName[] {
  const type = blockType(view, block);
  const around = blockAround(view, block);
  if (around < 0) {
    if (PLAIN.test(type)) return [];
    if (type === 'provider') {
      const alias = stringOf(view, block, 'alias');
      if (alias >= 0) return nameAt(view, alias);
    }
    return nameAt(view, labels(view, block).at(-1) ?? view.first(block));
  }
  const last = labels(view, block).at(-1);
  const isNested = type === 'data' ? blockType(view, around) === 'check' : !isOfTerraform(view, around);
  return last === undefined || !isNested ? [] : nameAt(view, last);
}

/** True in a block of Terraform, where blocks with labels are settings. */
function isOfTerraform(view: TreeView, block: number): boolean {
  for (let at = block; at >= 0; at = blockAround(view, at)) {
    const type = blockType(view, at);
    if (Object.hasOwn(TERRAFORM, type) || PLAIN.test(type)) return true;
  }
  return false;
}

/** True for a block of Terraform that defines things of a kind. */
export function isOf(kind: SymbolKind): (view: TreeView, block: number) => boolean {
  return (view, block) => {
    const type = blockType(view, block);
    return Object.hasOwn(TERRAFORM, type) && TERRAFORM[type]!.kind === kind;
  };
}

/** What comes before the name where a block is referred to: `aws_instance` of `aws_instance.web`. */
export function blockOwner(view: TreeView, block: number): string {
  const type = blockType(view, block);
  const texts = labels(view, block).map((label) =>
    view.is(label, 'string_lit') ? view.unquoted(label) : view.textOf(label),
  );
  if (type === 'provider' && stringOf(view, block, 'alias') >= 0) return texts[0] ?? '';
  if (Object.hasOwn(TERRAFORM, type)) return texts.length === 0 ? '' : TERRAFORM[type]!.owner(texts);
  return texts.slice(0, -1).join('.');
}

/** The string that an attribute directly in a block has for its value, or -1. */
export function stringOf(view: TreeView, block: number, name: string): number {
  const expression = attributeValue(view, block, name);
  const plain = view.at(expression, ':literal_value > :string_lit');
  return plain >= 0 ? plain : view.at(expression, ':template_expr');
}

function attributeValue(view: TreeView, block: number, name: string): number {
  const found = view
    .children(view.child(block, 'body'))
    .find((child) => view.is(child, 'attribute') && view.textOf(view.first(child)) === name);
  return found === undefined ? -1 : view.child(found, 'expression');
}
