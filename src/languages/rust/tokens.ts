import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** Attributes of the language itself: what stands in them names nothing of a program, but for `derive`. */
const BUILT_IN: ReadonlySet<string> = new Set(
  `allow automatically_derived bench cfg cfg_attr cold crate_name crate_type deny deprecated derive doc expect
  export_name feature forbid global_allocator ignore inline link link_name link_section macro_export macro_use must_use
  no_implicit_prelude no_main no_mangle no_std non_exhaustive panic_handler path proc_macro proc_macro_attribute
  proc_macro_derive recursion_limit repr should_panic target_feature test track_caller type_length_limit used warn
  windows_subsystem`.split(/\s+/),
);

/** What the name of an attribute does. */
export function attributeName(view: TreeView, node: number): FinalSlot {
  return BUILT_IN.has(view.textOf(node)) ? 'none' : 'read';
}

/** What an identifier among the tokens of a macro call or an attribute does, as far as its neighbours tell. */
export function inTokens(view: TreeView, node: number): FinalSlot {
  const { text } = view;
  let above = view.parent(node);
  const braced = text[view.start(above)] === '{';
  for (; view.is(above, 'token_tree') || view.is(above, 'token_repetition'); above = view.parent(above)) {
    // `#[…]` among the tokens.
    const start = view.start(above);
    if (!/#!?\[$/.test(text.slice(Math.max(0, start - 2), start + 1))) continue;
    const name = view.first(above);
    return name === node ? attributeName(view, node) : inAttribute(view.textOf(name));
  }
  if (view.is(above, 'attribute')) return inAttribute(view.textOf(view.first(above)));
  const before = text.slice(Math.max(0, view.start(node) - 40), view.start(node));
  const after = text.slice(view.end(node), view.end(node) + 8);
  if (braced && /[{,]\s*$/.test(before) && /^\s*:(?!:)/.test(after)) return 'key';
  if (/\bfn\s$/.test(before)) return 'read';
  if (/^::(?!<)/.test(after)) return 'type';
  return after.startsWith('(') || /^![([{]/.test(after) ? 'call' : 'read';
}

/** What the arguments of an attribute name. */
function inAttribute(attribute: string): FinalSlot {
  if (attribute === 'derive') return 'type';
  return BUILT_IN.has(attribute) ? 'none' : 'read';
}
