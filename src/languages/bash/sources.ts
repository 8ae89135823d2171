import type { ImportHook } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';
import { commandName } from './names.ts';

/** The script itself, as scripts write it. */
const SELF = String.raw`(?:\$0|\$\{0\}|\$BASH_SOURCE|\$\{BASH_SOURCE(?:\[0\])?(?::-\$0)?\}|\$\{\(%\):-%[xN]\})`;
const OF_SELF = String.raw`(?:--\s+)?"?${SELF}"?`;
const LINK = String.raw`(?:\$\(\s*(?:readlink -f|realpath)\s+${OF_SELF}\s*\)|${SELF})`;
const DIRNAME = String.raw`\$\(\s*dirname\s+(?:--\s+)?"?${LINK}"?\s*\)`;
const CUT = String.raw`\$\{(?:BASH_SOURCE(?:\[0\])?|0)(?:%/\*|:A:h|:a:h|:h)\}|\$\{\$\{\(%\):-%[xN]\}:A:h\}`;
const DIRECTORY = `(?:${DIRNAME}|${CUT})`;
/** The directory of the script, also by `$(cd … && pwd)`; what goes on from there is in the first group. */
const CHANGED = String.raw`\$\(\s*(?:unset CDPATH;?\s*)?(?:CDPATH=\S*\s+)?(?:builtin\s+)?cd\s+(?:-P\s+)?(?:--\s+)?"?${DIRECTORY}"?((?:/[\w./-]*)?)"?\s*(?:>\s*/dev/null(?:\s*2>&1)?)?\s*(?:&&|;)\s*(?:builtin\s+)?pwd(?:\s+-P)?\s*\)`;
const PLACE = new RegExp(`^(?:${DIRECTORY}|${CHANGED})`);

/**
 * `source file`, `. file`, and `load file` of bats. What is beside the script by `dirname "$0"` and the like begins with
 * `./`; what depends on other things is of kind 'dynamic', as it is written.
 */
export const sourceHook: ImportHook = (view, node, found) => {
  const command = commandName(view, node);
  if (command !== 'source' && command !== '.' && !(command === 'load' && isBats(view.text))) return false;
  const file = view
    .children(node)
    .find((child) => !view.is(child, 'command_name') && !view.is(child, 'variable_assignment'));
  if (file === undefined) return false;
  const written = view.textOf(file).replace(/\s+/g, ' ');
  const specifier = pathOf(view, written, view.start(file));
  found({
    specifier: specifier ?? written,
    imported: '',
    local: '',
    kind: specifier === undefined ? 'dynamic' : 'include',
    binding: -1,
  });
  return false;
};

function isBats(text: string): boolean {
  return /^[ \t]*@test[ \t]/m.test(text) || /\bbats\b/.test(text.slice(0, 200));
}

/** The path in a word, where it is known from the file alone. */
function pathOf(view: TreeView, written: string, before: number): string | undefined {
  const word = written.replace(/^(["'])([\s\S]*)\1$/, '$2');
  if (written.startsWith("'") || !/[$`*?]/.test(word)) return word.replace(/["']/g, '');
  const bare = word.replace(/^"|"(?=\/)/g, '');
  const place = placeOf(bare);
  if (place !== undefined) return place;
  const variable = /^\$(?:(\w+)|\{(\w+)\})(\/[^$`*?]*)$/.exec(bare);
  if (!variable) return undefined;
  const value = assignedTo(view.text, variable[1] ?? variable[2]!, before);
  const directory = value === undefined ? undefined : placeOf(value);
  return directory === undefined ? undefined : relative(directory, variable[3]!);
}

/** A path from the directory of the script on. */
function placeOf(text: string): string | undefined {
  const place = PLACE.exec(text);
  if (!place) return undefined;
  const rest = text.slice(place[0].length).replace(/"/g, '');
  return /^(?:\/[^$`*?\s]*)?$/.test(rest) ? relative('.', `${place[1] ?? ''}${rest}`) : undefined;
}

function relative(directory: string, rest: string): string {
  const parts: string[] = [];
  for (const part of `${directory}/${rest}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  const path = parts.join('/');
  return path.startsWith('..') ? path : `./${path}`;
}

/** What the last assignment before a place gives a variable, without quotes. */
function assignedTo(text: string, name: string, before: number): string | undefined {
  const assignment = new RegExp(`(?:^|[\\s;])${name}=(.*)$`, 'gm');
  let value: string | undefined;
  for (const match of text.slice(0, before).matchAll(assignment)) value = match[1]!;
  return value?.trim().replace(/^"([\s\S]*)"$/, '$1');
}
