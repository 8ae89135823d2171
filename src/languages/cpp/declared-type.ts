import type { LinkWorld } from '../link-rules.ts';
import type { Defined } from '../meaning.ts';
import { offsetOf, writtenIn } from './written.ts';
import { readType, type WrittenType } from './written-type.ts';

/** So many lines back the beginning of a declaration is looked for. */
const MOST_LINES = 12;
const OPENS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '>': '<' };

/** A type as it is declared before a name. */
export interface DeclaredType extends WrittenType {
  isMutable: boolean;
}

/** The type that a variable or the result of a function is declared with; undefined where none is written. */
export function declaredType(one: Defined, links: LinkWorld): DeclaredType | undefined {
  return links.foundOf(one, 'declared type', () => ({ type: readDeclared(one, links) })).type;
}

function readDeclared({ view, name }: Defined, links: LinkWorld): DeclaredType | undefined {
  const written = name < 0 ? undefined : writtenIn(view, links);
  if (!written) return undefined;
  const { line, column } = view.placeOf(name);
  const word = view.nameAt(name);
  const end = offsetOf(written, { line, column });
  if (!written.text.startsWith(word, end)) return undefined;
  const from = offsetOf(written, { line: Math.max(0, line - MOST_LINES), column: 0 });
  const text = withoutText(written.text.slice(from, end));
  const before = text
    .slice(startOfDeclaration(text))
    .replace(/^\s*template\s*<[^{}()]*>(?=\s*[\w:[])/, ' ')
    .replace(/(?:\w+(?:<[^<>]*>)?\s*::\s*)+$/, '');
  if (/[={}()]|\b(?:return|new|delete|else|goto|using|operator|auto|throw|case)\b/.test(before)) return undefined;
  const isArray = /^\s*\[/.test(written.text.slice(end + word.length, end + word.length + 20));
  const type = readType(isArray ? `${before}[]` : before);
  return type && { ...type, isMutable: /\bmutable\b/.test(before) };
}

/** The same length without comments, literals and directives. */
function withoutText(text: string): string {
  const open = text.indexOf('*/');
  const begins = text.indexOf('/*');
  // It begins in a comment.
  const blank = open >= 0 && (begins < 0 || begins > open) ? open + 2 : 0;
  const rest = text.slice(blank);
  const isNone = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|^[ \t]*#(?:[^\n\\]|\\[\s\S])*/gm;
  return ' '.repeat(blank) + rest.replace(isNone, (one) => one.replace(/[^\n]/g, ' '));
}

/** Where what declares a name that follows begins: behind what ends the declaration, list or label before it. */
function startOfDeclaration(text: string): number {
  const opening: string[] = [];
  for (let at = text.length - 1; at >= 0; at--) {
    const character = text[at]!;
    if (character === '>' && text[at - 1] === '-') return text.length;
    if (character === opening.at(-1)) opening.pop();
    else if (OPENS[character]) opening.push(OPENS[character]);
    else if (opening.length === 0) {
      if (/[;{}(,<=]/.test(character)) return at + 1;
      if (character === ':' && text[at - 1] === ':') at--;
      else if (character === ':') return at + 1;
    } else if (/[;{}]/.test(character)) return text.length;
  }
  return 0;
}
