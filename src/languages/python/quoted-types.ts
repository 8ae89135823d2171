import { LINK_TARGETS } from '../../model/index.ts';
import type { EmbeddedHook, FoundName, SaidLink } from '../rules.ts';
import { isQuotedType } from './names.ts';

const TOKEN = /([\p{L}_][\p{L}\p{N}_]*)|\.\.\.|[.[\],|]|\s+/uy;
/** Longer ones are texts. */
const LONGEST = 300;

/** What a part of a type is known by: its last name, or one of LINK_TARGETS. */
type Part = FoundName | number;

/** The names of a type in quotes that is more than a name: `"Optional[Node]"`, `"pkg.Node | None"`. */
export const quotedTypes: EmbeddedHook = (view, string, say) => {
  if (view.end(string) - view.start(string) > LONGEST || !/[.[|]/.test(view.textOf(string))) return [];
  const [node = -1, ...more] = view
    .children(string)
    .filter((child) => /^(?:string_content|interpolation)$/.test(view.kindOf(child)));
  if (more.length > 0 || !view.is(node, 'string_content') || !isQuotedType(view, node)) return [];
  const tokens = tokensOf(view.textOf(node), view.start(node));
  const read = tokens && readType(tokens);
  if (!read) return [];
  const { whole, names, links } = read;
  for (const link of links) say(link);
  // Of what stands for the text that is said already, and what is before a dot is no type.
  for (const of of names) if (of !== whole && of.role === 'type') say({ kind: 'type', of, from: LINK_TARGETS.string });
  if (typeof whole !== 'number') whole.node = node;
  return names;
};

interface Token {
  text: string;
  start: number;
  isName: boolean;
}

/** The parts of a text; undefined where it has others than types are made of. */
function tokensOf(text: string, start: number): readonly Token[] | undefined {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) return undefined;
    const [part, name] = match;
    if (name === 'Literal' || name === 'Annotated') return undefined;
    if (part.trim() !== '') found.push({ text: part, start: start + at, isName: name !== undefined });
  }
  return found;
}

interface Read {
  whole: Part;
  names: readonly FoundName[];
  links: readonly SaidLink[];
}

/** Reads a type; undefined where it is none. */
function readType(tokens: readonly Token[]): Read | undefined {
  const names: FoundName[] = [];
  const links: SaidLink[] = [];
  let at = 0;
  const take = (text: string): boolean => {
    if (tokens[at]?.text !== text) return false;
    at++;
    return true;
  };

  /** `A | B`: what has only one type beside `None` is that. */
  function union(): Part | undefined {
    const parts: Part[] = [];
    do {
      const part = one();
      if (part === undefined) return undefined;
      parts.push(part);
    } while (take('|'));
    const something = parts.filter((part) => part !== LINK_TARGETS.null);
    return something.length > 1 ? LINK_TARGETS.unknown : (something[0] ?? LINK_TARGETS.null);
  }

  function one(): Part | undefined {
    if (take('...')) return LINK_TARGETS.unknown;
    if (take('[')) return list() && LINK_TARGETS.unknown;
    let last = name();
    if (last === undefined || typeof last === 'number') return last;
    while (take('.')) {
      const next = name();
      if (next === undefined || typeof next === 'number') return undefined;
      last.role = 'read';
      links.push({ kind: 'member', of: next, from: last });
      last = next;
    }
    if (!take('[')) return last;
    const given = list();
    if (!given) return undefined;
    for (const from of given) links.push({ kind: 'typeArgument', of: last, from });
    return last;
  }

  function name(): Part | undefined {
    const token = tokens[at];
    if (!token?.isName) return undefined;
    at++;
    if (token.text === 'None') return LINK_TARGETS.null;
    const found: FoundName = { node: -1, start: token.start, text: token.text, role: 'type' };
    names.push(found);
    return found;
  }

  /** What stands between brackets, of which the first is taken. */
  function list(): Part[] | undefined {
    const parts: Part[] = [];
    while (!take(']')) {
      const part = union();
      if (part === undefined || (!take(',') && tokens[at]?.text !== ']')) return undefined;
      parts.push(part);
    }
    return parts;
  }

  const whole = union();
  return whole === undefined || at < tokens.length ? undefined : { whole, names, links };
}
