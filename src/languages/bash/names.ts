import type { FoundName } from '../rules.ts';
import type { FinalSlot } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

/** What can be called: anything with a letter but paths. */
const COMMAND = /^(?![./~]*\/|-)(?=[^\s]*[\p{L}_])[^\s/$'"`\\(){};&|<>*?[\]=]+$/u;
/** An operator that assigns. */
const ASSIGNS = /^\s*(?:[-+*/%&|^]|<<|>>|\*\*)?=(?!=)/;
const VARIABLE = /^[A-Za-z_]\w*$/;

/** Commands with the name of a function in an argument: which word, and the option it follows. */
const TAKES_FUNCTION: Readonly<Record<string, { option?: RegExp; role: 'call' | 'read' }>> = {
  trap: { role: 'call' },
  run: { role: 'call' },
  time: { role: 'call' },
  complete: { option: /^-[a-z]*F$/, role: 'read' },
  compdef: { role: 'read' },
  zle: { option: /^-[a-z]*N$/, role: 'read' },
};

/** The name of the command that a node is part of. */
export function commandName(view: TreeView, command: number): string {
  return view.textOf(view.at(command, 'name > :word'));
}

/** What the words of a command are: its name is called, arguments are text but where they name a function or variable. */
export function word(view: TreeView, node: number): FinalSlot {
  const around = view.parent(node);
  if (view.is(around, 'command_name')) return COMMAND.test(view.textOf(node)) ? 'call' : 'none';
  if (view.is(around, 'command')) return argument(view, node, around);
  if (view.is(around, 'declaration_command')) return isOfFunctions(view, around) ? functionName(view, node) : 'none';
  if (view.is(around, 'unset_command')) return functionName(view, node);
  return VARIABLE.test(view.textOf(node)) ? arithmetic(view, node) : 'none';
}

function functionName(view: TreeView, node: number): FinalSlot {
  return COMMAND.test(view.textOf(node)) ? 'read' : 'none';
}

function argument(view: TreeView, node: number, command: number): FinalSlot {
  const name = commandName(view, command);
  if (!Object.hasOwn(TAKES_FUNCTION, name) || !COMMAND.test(view.textOf(node))) return 'none';
  const { option, role } = TAKES_FUNCTION[name]!;
  const words = view.children(command).slice(1);
  const place = words.indexOf(node);
  const before = place > 0 ? view.textOf(words[place - 1]!) : '';
  const takes = option ? option.test(before) : words.findIndex((at) => !view.textOf(at).startsWith('-')) === place;
  return takes ? role : 'none';
}

/** What a name on the left of an operator is: written by `=`, `+=` and the like where numbers are computed. */
export function operand(view: TreeView, node: number): FinalSlot {
  const around = view.parent(node);
  const assigned =
    view.field(around, 'left') === node && ASSIGNS.test(view.text.slice(view.end(node), view.end(node) + 16));
  if (assigned && computes(view, node)) return 'write';
  return view.is(node, 'word') ? word(view, node) : variable(view, node);
}

/** True for `x = 1` where numbers are computed: it sets a variable as an assignment does. */
export function isComputed(view: TreeView, node: number): boolean {
  const left = view.field(node, 'left');
  return (
    view.is(left, 'variable_name') &&
    /^\s*=(?!=)/.test(view.text.slice(view.end(left), view.end(left) + 16)) &&
    computes(view, left)
  );
}

/** Bare words are variables where numbers are computed. */
function arithmetic(view: TreeView, node: number): FinalSlot {
  if (!computes(view, node)) return 'none';
  const direct = view.parent(node);
  return view.child(direct, '"++"') >= 0 || view.child(direct, '"--"') >= 0 ? 'write' : 'read';
}

/** `((i < n))`, `for ((…))`, `${a[i]}` */
function computes(view: TreeView, node: number): boolean {
  let below = node;
  let around = view.parent(node);
  while (/^(?:unary|binary|postfix|ternary|parenthesized)_expression$/.test(view.kindOf(around))) {
    below = around;
    around = view.parent(around);
  }
  return (
    view.is(around, 'arithmetic_expansion') ||
    (view.is(around, 'subscript') && view.field(around, 'index') === below) ||
    (view.is(around, 'c_style_for_statement') && view.field(around, 'body') !== below) ||
    (view.is(around, 'compound_statement') && view.child(around, '"(("') >= 0)
  );
}

/** Variables but `$1`. In `export -f f` and the like a name is that of a function. */
export function variable(view: TreeView, node: number): FinalSlot {
  const text = view.textOf(node);
  if (!VARIABLE.test(text)) return 'none';
  const around = view.parent(node);
  return view.is(around, 'postfix_expression') ? 'write' : 'read';
}

/** True for `declare -f`, `export -f`. */
export function isOfFunctions(view: TreeView, node: number): boolean {
  return /^\w+\s+(?:-\w+\s+)*-\w*[fF]/.test(view.textOf(node).slice(0, 40));
}

/** The names `alias` gives, each before its `=`. */
export function aliases(view: TreeView, node: number): FoundName[] {
  return view
    .children(node)
    .slice(1)
    .flatMap((argument) => {
      const name = /^["']?([^\s=$"'`{]+)=/.exec(view.textOf(argument).slice(0, 100));
      if (!name || name[1]!.startsWith('-')) return [];
      return [{ node: -1, start: view.start(argument) + name[0].indexOf(name[1]!), text: name[1]! }];
    });
}

/** Options of `read` that take a value, and of the like. */
const READERS: Readonly<Record<string, RegExp>> = {
  read: /^-[a-z]*[dinNptu]$/,
  mapfile: /^-[dnOsuCc]$/,
  readarray: /^-[dnOsuCc]$/,
};

/** The variables that a command sets by name: `read -r line`, `getopts ab opt`, `printf -v out`. */
export function setVariables(view: TreeView, node: number): FoundName[] {
  const name = commandName(view, node);
  const words = view.children(node).slice(1);
  const found = (at: number | undefined): FoundName[] => {
    if (at === undefined || !view.is(at, 'word') || !VARIABLE.test(view.textOf(at))) return [];
    return [{ node: at, start: view.start(at), text: view.textOf(at) }];
  };
  if (name === 'getopts') return found(words[1]);
  if (name === 'printf') return view.textOf(words[0] ?? -1) === '-v' ? found(words[1]) : [];
  if (!Object.hasOwn(READERS, name)) return [];
  const takesValue = READERS[name]!;
  return words.flatMap((at, place) => {
    const before = place > 0 ? view.textOf(words[place - 1]!) : '';
    return takesValue.test(before) ? [] : found(at);
  });
}
