import { nameSign } from '../languages/index.ts';
import { type FileEntry, type StoredFacts, type StoredSymbol, SYMBOL_FLAGS, type SymbolHit } from '../model/index.ts';
import type { TextLines } from './lines.ts';

const MAX_SIGNATURE = 300;
const MAX_DOC = 2_000;

/** What the qualified name of a symbol is made of. */
export type NamedSymbol = Pick<StoredSymbol, 'name' | 'owner' | 'parent' | 'kind'>;

/** Qualified name of what a symbol is in: its containers from outside to inside, then its owner; '' at file level. */
export function containerOf(symbols: readonly NamedSymbol[], symbol: NamedSymbol): string {
  const names: string[] = symbol.owner === '' ? [] : [ownerOf(symbol)];
  for (let at = symbol.parent; at >= 0; at = symbols[at]!.parent) {
    const around = symbols[at]!;
    names.unshift(around.owner === '' ? around.name : `${ownerOf(around)}.${around.name}`);
  }
  return names.join('.');
}

/** Of a key, the keys before it as they are: they may hold any characters. */
function ownerOf({ kind, owner }: NamedSymbol): string {
  return kind === 'key' || kind === 'table' ? owner : plainOwner(owner);
}

// `*Foo[T]`, `const a::Foo<T>&` -> Foo, a.Foo
function plainOwner(owner: string): string {
  let plain = owner;
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(/<[^<>]*>|\[[^[\]]*\]|\([^()]*\)/g, '');
  }
  return (plain.trim().split(/\s+/).at(-1) ?? '').replace(/^[*&]+|[*&?]+$/g, '').replaceAll('::', '.') || owner;
}

/** The name of a symbol with those of its containers before it. */
export function qualifiedName(symbols: readonly NamedSymbol[], symbol: NamedSymbol): string {
  const container = containerOf(symbols, symbol);
  return container === '' ? symbol.name : `${container}.${symbol.name}`;
}

/** A definition as shown; without `lines` (the source as it was indexed) signature and doc are ''. */
export function symbolHit(file: FileEntry, facts: StoredFacts, index: number, lines: TextLines | undefined): SymbolHit {
  const symbol = facts.symbols[index]!;
  return {
    path: file.path,
    line: symbol.nameLine + 1,
    column: symbol.nameColumn + nameSign(file.language, symbol.name) + 1,
    endLine: symbol.endLine + 1,
    name: symbol.name,
    qualifiedName: qualifiedName(facts.symbols, symbol),
    kind: symbol.kind,
    container: containerOf(facts.symbols, symbol),
    language: file.language,
    signature: lines ? signatureOf(symbol, lines) : '',
    doc: lines ? docOf(symbol, lines) : '',
    exported: (symbol.flags & SYMBOL_FLAGS.exported) !== 0,
  };
}

/** A file as a result: what is found in it outside of every definition. */
export function fileHit(file: FileEntry): SymbolHit {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  return {
    path: file.path,
    line: 1,
    column: 1,
    endLine: Math.max(1, Math.min(100, file.lines)),
    name,
    qualifiedName: name,
    kind: 'file',
    container: '',
    language: file.language,
    signature: '',
    doc: '',
    exported: false,
  };
}

function signatureOf(symbol: StoredSymbol, lines: TextLines): string {
  const parts: string[] = [];
  for (let line = symbol.startLine; line <= symbol.signatureEndLine && line < symbol.startLine + 40; line++) {
    const text = lines.at(line);
    const from = line === symbol.startLine ? symbol.startColumn : 0;
    parts.push(text.slice(from, line === symbol.signatureEndLine ? symbol.signatureEndColumn : text.length));
  }
  // What stands in a comment is a tag there, and no mark.
  const isTag = /^\s*(?:\/\*)?\*+\s*$/.test(lines.at(symbol.startLine).slice(0, symbol.startColumn));
  const written = parts.join(isTag ? '\n' : ' ');
  const text = (isTag ? withoutStars(written) : withoutMarks(oneLine(written))).replace(/\s*(?:\{|=>|=|:)$/, '').trim();
  return text.length > MAX_SIGNATURE ? `${text.slice(0, MAX_SIGNATURE - 1)}…` : text;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What goes on over lines of a comment, without the stars in front of these. */
const withoutStars = (text: string): string => oneLine(text.replace(/\n\s*\*/g, '\n'));

/** Decorators, annotations and attributes in front of a definition say nothing of how it is used. */
function withoutMarks(text: string): string {
  let rest = text;
  for (;;) {
    const mark = /^(?:@(?!interface\b)[\w.$:]+|#!?(?=\[))\s*/.exec(rest);
    if (!mark) return rest;
    let at = mark[0].length;
    if (rest[at] === '(' || rest[at] === '[') at = closing(rest, at);
    const next = rest.slice(at).trimStart();
    if (next === '' || next === rest) return rest;
    rest = next;
  }
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if ('([{'.includes(text[i]!)) depth++;
    else if (')]}'.includes(text[i]!) && --depth === 0) return i + 1;
  }
  return text.length;
}

function docOf(symbol: StoredSymbol, lines: TextLines): string {
  if (symbol.docStartLine < 0) return '';
  const doc: string[] = [];
  for (let line = symbol.docStartLine; line <= symbol.docEndLine; line++) {
    doc.push(line === symbol.docStartLine ? lines.at(line).slice(symbol.docStartColumn) : lines.at(line));
  }
  return docText(doc.join('\n')).slice(0, MAX_DOC);
}

/** A doc comment or docstring without its marks and without common white space. */
export function docText(comment: string): string {
  const bare = comment
    .trim()
    .replace(/^[rRuUbB]{0,2}("""|'''|"|')([\s\S]*?)\1;?$/, '$2')
    .replace(/^(?:\/\*[*!]?<?|<!--|\{-\s*\|?|--\[=*\[|=begin)/, '')
    .replace(/(?:\*+\/|-->|-\}|\]=*\]|=end)$/, '');
  return bare
    .split('\n')
    .map((line) => line.replace(/^\s*(?:\/\/[/!]?<?|#+(?!\[)|--+\|?|;+|\*(?!\*)|%+) ?/, '').trim())
    .join('\n')
    .trim();
}
