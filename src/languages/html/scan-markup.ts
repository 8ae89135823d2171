/** An attribute as written: `:class.camel="x"`. The value is without quotes; -1, -1 when there is none. */
export interface Attribute {
  name: string;
  start: number;
  end: number;
  valueStart: number;
  valueEnd: number;
}

/** An element; all positions are offsets into the text. */
export interface Element {
  /** As written. */
  name: string;
  /** Index of the element around it, or -1. */
  parent: number;
  start: number;
  nameStart: number;
  /** After the `>` of its start tag. */
  headEnd: number;
  /** Where its content ends and its end tag begins; `headEnd` when it has none. */
  contentEnd: number;
  end: number;
  attributes: readonly Attribute[];
}

/** What {@link scanMarkup} finds, in source order. */
export interface Markup {
  elements: readonly Element[];
  /** Text between tags with the index of the element it is in. */
  texts: readonly { start: number; end: number; element: number }[];
  comments: readonly (readonly [start: number, end: number])[];
}

/** How a dialect differs from HTML. */
export interface MarkupOptions {
  /** Elements may be left open where the rules of HTML close them. */
  impliedEnds: boolean;
  /** Values and text may be expressions in braces (Svelte). */
  braces: boolean;
  /** What is in these is no markup, by lower-case name and the attributes. */
  isRaw: (name: string, attributes: readonly Attribute[]) => boolean;
}

const VOID = words('area base br col embed hr img input link meta param source track wbr');
/** By element: which open ones end where it begins. */
const ENDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...['dt', 'dd'].map((name) => [name, words('dt dd')] as const),
  ...['td', 'th'].map((name) => [name, words('td th')] as const),
  ...['tbody', 'tfoot'].map((name) => [name, words('td th tr tbody thead')] as const),
  ...[['li', words('li')] as const, ['tr', words('td th tr')] as const, ['option', words('option')] as const],
  ...[
    ...words(
      'address article aside blockquote div dl fieldset footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul',
    ),
  ].map((name) => [name, words('p')] as const),
]);
const TAG = /<(?:!--|(\/)?([a-zA-Z][^\s/>"'<=]*)|[!?%])/g;
const ATTRIBUTE =
  /[\s/]*(?:([^\s"'<>/={][^\s"'<>/=]*|\{|"|')(?:(\s*=\s*)("[^"]*"|'[^']*'|(?!["'])[^\s"'<>{][^\s"'<>]*|\{)?)?)/y;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Cuts HTML, or what is like it, into elements and text, whatever is in it. */
export function scanMarkup(text: string, options: MarkupOptions): Markup {
  const elements: Element[] = [];
  const texts: { start: number; end: number; element: number }[] = [];
  const comments: (readonly [number, number])[] = [];
  const open: number[] = [];
  const counts = new Map<string, number>();

  function close(contentEnd: number, end: number): void {
    const element = elements[open.pop()!]!;
    element.contentEnd = contentEnd;
    element.end = end;
    const name = element.name.toLowerCase();
    counts.set(name, counts.get(name)! - 1);
  }

  function endTag(name: string, start: number, end: number): void {
    if (!counts.get(name)) return;
    while (elements[open.at(-1)!]!.name.toLowerCase() !== name) close(start, start);
    close(start, end);
  }

  function startTag(start: number, nameStart: number, name: string): number {
    const lower = name.toLowerCase();
    const ended = options.impliedEnds ? ENDS.get(lower) : undefined;
    while (ended && open.length > 0 && ended.has(elements[open.at(-1)!]!.name.toLowerCase())) close(start, start);
    const attributes: Attribute[] = [];
    const head = readAttributes(text, nameStart + name.length, attributes, options.braces);
    const parent = open.at(-1) ?? -1;
    elements.push({
      name,
      parent,
      start,
      nameStart,
      headEnd: head.end,
      contentEnd: head.end,
      end: head.end,
      attributes,
    });
    if (head.selfClosing && (!options.impliedEnds || counts.get('svg') || counts.get('math'))) return head.end;
    if (VOID.has(lower) && (options.impliedEnds || lower === name)) return head.end;
    open.push(elements.length - 1);
    counts.set(lower, (counts.get(lower) ?? 0) + 1);
    if (!options.isRaw(lower, attributes)) return head.end;
    const endMark = new RegExp(`</${lower.replace(/[^\w-]/g, '.')}(?=[\\s>/])`, 'gi');
    endMark.lastIndex = head.end;
    const contentEnd = endMark.exec(text)?.index ?? text.length;
    const end = after(text, '>', contentEnd);
    close(contentEnd, end);
    return end;
  }

  let brace = -1;

  /** The next tag from `from` on, but for what is in braces where they hold expressions. */
  function nextTag(from: number): RegExpExecArray | null {
    TAG.lastIndex = from;
    let match = TAG.exec(text);
    if (!options.braces) return match;
    if (brace < from) brace = indexOrEnd(text, '{', from);
    while (match && brace < match.index) {
      const end = endOfBraces(text, brace);
      brace = indexOrEnd(text, '{', end);
      if (match.index >= end) continue;
      TAG.lastIndex = end;
      match = TAG.exec(text);
    }
    return match;
  }

  let at = 0;
  while (at < text.length) {
    const match = nextTag(at);
    const start = match?.index ?? text.length;
    if (start > at) texts.push({ start: at, end: start, element: open.at(-1) ?? -1 });
    if (!match) break;
    const name = match[2];
    if (match[0] === '<!--') {
      at = after(text, '-->', start + 4);
      comments.push([start, at]);
    } else if (name === undefined) at = afterOther(text, start);
    else if (match[1] !== undefined) {
      at = after(text, '>', start);
      endTag(name.toLowerCase(), start, at);
    } else at = startTag(start, start + 1, name);
  }
  while (open.length > 0) close(text.length, text.length);
  return { elements, texts, comments };
}

function indexOrEnd(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}

/** After `<!DOCTYPE>`, `<![CDATA[]]>`, `<? ?>` or `<% %>`. */
function afterOther(text: string, start: number): number {
  const mark = text.startsWith('<![CDATA[', start) ? ']]>' : text[start + 1] === '!' ? '>' : `${text[start + 1]}>`;
  const end = text.indexOf(mark, start);
  return end < 0 ? after(text, '>', start) : end + mark.length;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

/** Reads attributes up to the `>` of the tag. */
function readAttributes(
  text: string,
  from: number,
  found: Attribute[],
  braces: boolean,
): { end: number; selfClosing: boolean } {
  let at = from;
  while (at < text.length) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(text);
    if (!match) break;
    const [all, name, equals = '', value = ''] = match;
    const end = at + all.length;
    const start = end - value.length - equals.length - name!.length;
    const valueAt = end - value.length;
    at = end;
    if (name === '{') {
      at = braces ? endOfBraces(text, start) : end;
      if (braces)
        found.push({ name: '', start, end: start, valueStart: start + 1, valueEnd: Math.max(start + 1, at - 1) });
      continue;
    }
    if (value === '{') {
      at = braces ? endOfBraces(text, valueAt) : end;
      const valueEnd = braces ? Math.max(valueAt + 1, at - 1) : at;
      found.push({ name: name!, start, end: start + name!.length, valueStart: valueAt + (braces ? 1 : 0), valueEnd });
      continue;
    }
    const quoted = /^["']/.test(value) ? 1 : 0;
    const [valueStart, valueEnd] = equals === '' ? [-1, -1] : [valueAt + quoted, end - quoted];
    if (name !== '"' && name !== "'")
      found.push({ name: name!, start, end: start + name!.length, valueStart, valueEnd });
  }
  const close = /[\s/]*>?/y;
  close.lastIndex = at;
  const tail = close.exec(text)![0];
  return { end: at + tail.length, selfClosing: tail.endsWith('/>') };
}

/** After the brace that closes the one at `start`; strings are skipped. */
export function endOfBraces(text: string, start: number): number {
  const signs =
    /[{}]|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/.*/g;
  signs.lastIndex = start;
  let depth = 0;
  for (let match = signs.exec(text); match; match = signs.exec(text)) {
    if (match[0] === '{') depth++;
    else if (match[0] === '}' && --depth === 0) return match.index + 1;
  }
  return text.length;
}
