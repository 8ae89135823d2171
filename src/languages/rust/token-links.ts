import { LINK_TARGETS, type LinkStep } from '../../model/index.ts';
import type { SayLink } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** Macros of the language that take expressions and leave them as they are. */
const PLAIN: ReadonlySet<string> = new Set(
  `assert assert_eq assert_ne dbg debug_assert debug_assert_eq debug_assert_ne eprint eprintln format format_args
  matches panic print println todo try unimplemented unreachable vec write writeln`.split(/\s+/),
);

/**
 * Names among the tokens of a macro: what stands after `.` and `::` is a member of what stands before. Of macros that
 * are not of the language each name is said to be a token.
 */
export function tokenLinks(view: TreeView, tree: number, say: SayLink): void {
  const macro = macroOf(view, tree);
  let value = -1;
  let steps: LinkStep[] = [];
  let last = view.start(tree) + 1;
  const begin = (at: number): void => {
    value = at;
    steps = [];
  };
  for (const child of view.children(tree)) {
    const between = view.text.slice(last, view.start(child)).trim();
    last = view.end(child);
    if (between.startsWith('?')) steps.push('element');
    switch (view.kindOf(child)) {
      case 'identifier': {
        if (/^![([{]/.test(view.text.slice(last, last + 2))) say(child, 'token', child);
        else if (macro >= 0) say(child, 'token', macro);
        const isMember = /(?:^|[^.])\.$|::$/.test(between);
        if (isMember) say(child, 'member', value, ...(steps.length > 2 ? [] : steps));
        begin(child);
        if (isMember && steps.length > 2) value = LINK_TARGETS.unknown;
        break;
      }
      case 'self':
        begin(/^\s*::/.test(view.text.slice(last, last + 8)) ? LINK_TARGETS.here : LINK_TARGETS.this);
        break;
      case 'crate':
        begin(LINK_TARGETS.root);
        break;
      case 'super':
        begin(/::$/.test(between) ? LINK_TARGETS.unknown : LINK_TARGETS.outer);
        break;
      case 'token_tree': {
        const open = view.text[view.start(child)];
        if (/^\??$/.test(between) && open === '(') steps.push('call');
        else if (/^\??$/.test(between) && open === '[') steps.push('element');
        else begin(LINK_TARGETS.unknown);
        break;
      }
      default:
        begin(LINK_TARGETS.unknown);
    }
  }
}

/** The name of the macro that takes these tokens, or the first of those that it defines; -1 for one of the language. */
function macroOf(view: TreeView, tree: number): number {
  let above = view.parent(tree);
  while (view.is(above, 'token_tree') || view.is(above, 'token_repetition')) above = view.parent(above);
  if (view.is(above, 'macro_rule')) return view.field(view.parent(above), 'name');
  if (!view.is(above, 'macro_invocation')) return -1;
  const macro = view.field(above, 'macro');
  return PLAIN.has(view.textOf(macro)) ? -1 : macro;
}
