import type { Condition, DefinitionRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';

import { aliases, commandName, isComputed, operand, setVariables, variable, word } from './names.ts';
import { shellText } from './shell-text.ts';
import { sourceHook } from './sources.ts';

const DECLARATION = /^(local|declare|typeset|export|readonly)\b((?:\s+[-+]\w+)*)/;

/** The command that an assignment or a bare name is an argument of, and its options. */
function declared(view: TreeView, node: number): { command: string; options: string } {
  const around = view.parent(node);
  if (!view.is(around, 'declaration_command')) return { command: '', options: '' };
  const [, command = '', options = ''] = DECLARATION.exec(view.textOf(around).slice(0, 100)) ?? [];
  return { command, options };
}

/** True for what only the function around it knows. */
function isLocal(view: TreeView, node: number): boolean {
  const { command, options } = declared(view, node);
  return command === 'local' || ((command === 'declare' || command === 'typeset') && !/-\w*[gfF]/.test(options));
}

/** True for a name without a value that is one from here on: not of `export x`, which may have one. */
function isDeclared(view: TreeView, node: number): boolean {
  const { command, options } = declared(view, node);
  return (command === 'declare' || command === 'typeset') && !/-\w*[fF]/.test(options);
}

/** What is local is no symbol, in functions without a name neither. */
function isLocalCommand(view: TreeView, node: number): boolean {
  return declared(view, node).command === 'local';
}

function isReadonly(view: TreeView, node: number): boolean {
  const { command, options } = declared(view, node);
  return command === 'readonly' || /-\w*r/.test(options);
}

/** `${x:=default}` */
function setsDefault(view: TreeView, node: number): boolean {
  return view.child(node, '":="') >= 0 || view.child(node, '"="') >= 0;
}

function isAlias(view: TreeView, node: number): boolean {
  return commandName(view, node) === 'alias';
}

function firstLine(view: TreeView, node: number): string {
  const start = view.start(node);
  const newline = view.text.indexOf('\n', start);
  return view.text.slice(start, newline < 0 ? view.end(node) : Math.min(newline, view.end(node)));
}

/**
 * True for all but `x=1 command`, which is for that command alone. The grammar goes on to the next line where several are
 * assigned.
 */
function stands(view: TreeView, node: number): boolean {
  const around = view.parent(node);
  if (!view.is(around, 'command')) return true;
  const name = view.field(around, 'name');
  return name < 0 || /(?<!\\)\n/.test(view.text.slice(view.end(node), view.start(name)));
}

const inFunction: Condition = { scope: ['function'] };
const assigned: Pick<DefinitionRule, 'kind' | 'kinds' | 'name' | 'container' | 'once' | 'body'> = {
  kind: 'variable',
  kinds: [{ when: { test: isReadonly }, kind: 'constant' }],
  name: ['name:variable_name', 'name:subscript > name'],
  container: false,
  once: true,
  body: ['value:array|command_substitution'],
};
const bare = { ...assigned, name: '.' } as const;
/** What no declaration announces makes no symbol in a function, and is of the file all the same. */
const undeclared = { binds: 'variable', bind: 'outward' } as const;

/** Shell scripts: Bash, POSIX shells, ksh, zsh as far as its syntax is theirs, and bats. */
export const spec: LanguageSpec = {
  readable: shellText,
  identifiers: { variable_name: 'read', word: 'read' },
  otherwise: (view, node) => (view.is(node, 'word') ? word(view, node) : variable(view, node)),
  slots: {
    variable_assignment: { name: 'write' },
    unset_command: { ':variable_name': 'write' },
    binary_expression: { ':variable_name': operand, ':word': operand },
  },
  definitions: {
    function_definition: {
      kind: 'function',
      flagged: [{ when: { test: (view, node) => /#[ \t]*@test\b/.test(firstLine(view, node)) }, flags: ['test'] }],
    },
    variable_assignment: [
      { ...assigned, when: { ...inFunction, test: isLocal }, bind: 'function' },
      { ...assigned, when: { ...inFunction, parent: ['declaration_command'] }, bind: 'outward' },
      { ...assigned, ...undeclared, when: { ...inFunction, test: stands } },
      {
        ...assigned,
        when: {
          notParent: ['c_style_for_statement'],
          test: (view, node) => stands(view, node) && !isLocalCommand(view, node),
        },
        bind: 'outward',
      },
      { ...assigned, ...undeclared, when: { test: stands } },
    ],
    variable_name: [
      { ...bare, when: { ...inFunction, parent: ['declaration_command'], test: isLocal }, bind: 'function' },
      { ...bare, when: { parent: ['declaration_command'], test: isLocalCommand }, ...undeclared },
      { ...bare, when: { parent: ['declaration_command'], test: isDeclared }, bind: 'outward' },
    ],
    expansion: [
      { ...assigned, ...undeclared, when: { ...inFunction, test: setsDefault }, name: ':variable_name' },
      { ...assigned, when: { test: setsDefault }, name: ':variable_name', bind: 'outward' },
    ],
    for_statement: { ...assigned, ...undeclared, name: 'variable' },
    binary_expression: { ...assigned, ...undeclared, when: { test: isComputed }, name: 'left' },
    command: [
      { kind: 'macro', when: { test: isAlias }, name: aliases, bind: 'outward', container: false, body: [] },
      { ...assigned, ...undeclared, name: setVariables },
    ],
  },
  wrappers: ['declaration_command'],
  modifiers: {},
  tokens: ['((', '++', '--', ':=', '='],
  exported: { default: true },
  scopes: { function_definition: 'function' },
  imports: { command: sourceHook },
  comments: ['comment'],
  docs: {
    groups: ['declaration_command'],
    ignore: /^#(?:!|\s*shellcheck\b|[\s\-=*#~_]*$|\s*[-=*#~_]{3}|\s*-\*-|\s*vim?:|\s*@test\b)/,
  },
  deprecated: { doc: /@deprecated\b|^#\s*deprecated\b/im },
  tests: { head: /@test\s/, imports: /(?:^|\/)(?:bats-(?:support|assert|file)|shunit2)\b/ },
  broken: { function: 'function' },
  restarts: /^(?:function[ \t]+[^\s(){}]+|[\w:.@+-]+[ \t]*\(\))/gm,
};
