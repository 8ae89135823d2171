import { type FileEntry, type StoredFacts, type StoredSymbol, SYMBOL_FLAGS } from '../model/index.ts';
import type { Source } from './sources.ts';
import { containerOf, symbolHit } from './symbol-hit.ts';

/** A definition as files of tags have it. */
export interface Tag {
  name: string;
  kind: string;
  language: string;
  /** 1-based. */
  line: number;
  /** Column behind the name, 0-based. */
  end: number;
  /** The line of source; undefined when it is not known any more. */
  text: string | undefined;
  /** Where the line begins, in bytes. */
  offset: number;
  /** Kind and qualified name of what it is in, or ''. */
  scope: string;
  signature: string;
  access: string;
  endLine: number;
  exported: boolean;
}

/** Longer lines are cut: a pattern that begins like the line finds it. */
const MAX_PATTERN = 160;

/** The definitions of a file, in source order. */
export function tagsOf(file: FileEntry, facts: StoredFacts, source: Source | undefined): Tag[] {
  const lines = source?.fresh ? source.lines : undefined;
  const offsets = lines ? byteOffsets(source!.text) : undefined;
  return facts.symbols.map((symbol, i): Tag => {
    const { name, kind, nameLine, nameColumn, nameLength, parent, endLine, flags } = symbol;
    return {
      ...{ name, kind, language: file.language, line: nameLine + 1, end: nameColumn + nameLength },
      text: lines?.at(nameLine),
      offset: offsets?.[nameLine] ?? 0,
      scope: scopeOf(facts.symbols, symbol, parent),
      signature: parametersOf(symbolHit(file, facts, i, lines).signature, name),
      access: accessOf(symbol),
      endLine: endLine + 1,
      exported: (flags & SYMBOL_FLAGS.exported) !== 0,
    };
  });
}

function scopeOf(symbols: readonly StoredSymbol[], symbol: StoredSymbol, parent: number): string {
  const container = containerOf(symbols, symbol);
  if (container === '') return '';
  const kind = symbol.owner === '' ? (symbols[parent]?.kind ?? 'class') : 'class';
  return `${kind}:${container}`;
}

function accessOf({ flags }: StoredSymbol): string {
  if (flags & SYMBOL_FLAGS.private) return 'private';
  return flags & SYMBOL_FLAGS.protected ? 'protected' : '';
}

/** From the first bracket after the name to the one that closes it; ''. */
function parametersOf(signature: string, name: string): string {
  const start = signature.indexOf('(', signature.indexOf(name) + name.length);
  if (
    signature === '' ||
    start < 0 ||
    !/^[\s<\w,>?!=]*$/.test(signature.slice(signature.indexOf(name) + name.length, start))
  )
    return '';
  let depth = 0;
  for (let i = start; i < signature.length; i++) {
    if (signature[i] === '(') depth++;
    else if (signature[i] === ')' && --depth === 0) return signature.slice(start, i + 1);
  }
  return '';
}

function byteOffsets(text: string): number[] {
  const offsets = [0];
  for (let start = 0, end = text.indexOf('\n'); end >= 0; start = end + 1, end = text.indexOf('\n', start)) {
    offsets.push(offsets.at(-1)! + Buffer.byteLength(text.slice(start, end + 1)));
  }
  return offsets;
}

/** What a file of tags begins with: what is true of all that follows. */
export function tagsHeader({ name, version }: { name: string; version: string }): string {
  const tags: [string, string, string][] = [
    ['!_TAG_FILE_FORMAT', '2', 'extended format'],
    ['!_TAG_FILE_SORTED', '1', '0=unsorted, 1=sorted, 2=foldcase'],
    ['!_TAG_FILE_ENCODING', 'utf-8', ''],
    ['!_TAG_OUTPUT_MODE', 'u-ctags', 'u-ctags or e-ctags'],
    ['!_TAG_PROGRAM_NAME', name, ''],
    ['!_TAG_PROGRAM_VERSION', version, ''],
  ];
  return tags
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([tag, value, comment]) => `${tag}\t${value}\t/${comment}/\n`)
    .join('');
}

/** The lines of a file in the form of ctags, unsorted; `path` is where it is, seen from the file of tags. */
export function tagLines(path: string, tags: readonly Tag[]): string[] {
  const file = field(path);
  return tags.flatMap((tag) => {
    if (/[\u0000-\u001f]/.test(tag.name)) return [];
    const fields = [
      `kind:${tag.kind}`,
      `line:${tag.line}`,
      `language:${field(tag.language)}`,
      ...(tag.scope === ''
        ? []
        : [`${tag.scope.slice(0, tag.scope.indexOf(':'))}:${field(tag.scope.slice(tag.scope.indexOf(':') + 1))}`]),
      ...(tag.exported ? [] : ['file:']),
      ...(tag.access === '' ? [] : [`access:${tag.access}`]),
      ...(tag.signature === '' ? [] : [`signature:${field(tag.signature)}`]),
      `end:${tag.endLine}`,
    ];
    return [`${nameField(tag.name)}\t${file}\t${address(tag)};"\t${fields.join('\t')}\n`];
  });
}

/** A pattern that finds the line; its number when the line is not known. */
function address({ text, line }: Tag): string {
  if (text === undefined) return String(line);
  const isCut = text.length > MAX_PATTERN;
  const shown = isCut ? text.slice(0, MAX_PATTERN).replace(/[\ud800-\udbff]$/, '') : text;
  const escaped = shown.replace(/[\\/]/g, '\\$&').replace(/\$$/, '\\$');
  return `/^${escaped}${isCut ? '' : '$'}/`;
}

/** What stands in a field: what would end it is written otherwise. */
function field(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (char) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[char]!);
}

// A name that begins like this would be taken for one of the lines about the file.
function nameField(name: string): string {
  return field(name).replace(/^[ !]/, (char) => `\\x${char.charCodeAt(0).toString(16)}`);
}

/** The section of a file in the form of etags. */
export function etagsOf(path: string, tags: readonly Tag[]): string {
  const body = tags
    .filter(({ name, text }) => text !== undefined && !/[\u0000-\u001f]/.test(name))
    .map(({ name, text, end, line, offset }) => `${text!.slice(0, end)}\x7f${name}\x01${line},${offset}\n`)
    .join('');
  return `\f\n${path},${Buffer.byteLength(body)}\n${body}`;
}
