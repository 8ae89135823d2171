import type { FinalSlot, TreeView } from '../spec.ts';

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
  let above = view.parent(node);
  while (view.is(above, 'token_tree') || view.is(above, 'token_repetition')) above = view.parent(above);
  if (view.is(above, 'attribute')) {
    const name = view.textOf(view.first(above));
    return name === 'derive' ? 'type' : BUILT_IN.has(name) ? 'none' : 'read';
  }
  const { text } = view;
  const after = text.slice(view.end(node), view.end(node) + 2);
  const called = after.startsWith('(') || /^![([{]/.test(after);
  return called && !/\bfn\s$/.test(text.slice(Math.max(0, view.start(node) - 4), view.start(node))) ? 'call' : 'read';
}
