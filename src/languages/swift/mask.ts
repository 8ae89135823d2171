/**
 * What the grammar cannot read or reads wrongly, and the literals and comments it stands in. No `#` of the code is
 * left: what the scanner of the grammar makes of one depends on what it has read before.
 */
const PIECES = new RegExp(
  [
    /^#!.*/, // interpreter
    /\/\/[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*)/, // comments
    /"""(?:(?:\\[\s\S]|[^\\])*?"""|[\s\S]*)|"(?:\\.|[^"\\\n])*"?/, // strings
    /(?<long>#+)"""(?:[\s\S]*?"""\k<long>|[\s\S]*)|(?<raw>#{1,9})"[^\n]{0,2000}?"\k<raw>/,
    /(?<regex>#{1,9})\/[^\n]{0,2000}?\/\k<regex>/,
    /^[ \t]*#(?:if|elseif|else|endif|sourceLocation)\b[^\n]*/, // conditional compilation
    /#(?:warning|error)\s*\([^\n]{0,2000}?"\s*\)/,
    /#(?:un)?available\s*\([^)]{0,2000}\)/,
    /#(?:fileID|filePath|file|line|column|function|dsohandle)\b/,
    /#+/, // macros: `#expect(…)`
    /(?<=\bthrows)\s*\([\w.\s]*\)/, // typed throws
    /\(\s*\)(?<=@[\w.]{1,80}\(\s{0,20}\))/, // attributes with nothing in their parentheses
    /\b(?:try[?!]?|await)(?=\s+[\w.([{"'\\$&!~`<@#-])/,
    /\bunsafe(?=[ \t]+(?!(?:is|as|in|else|where)\b)[A-Za-z_])/,
    /(?<=\bnonisolated)\(\w+\)/,
    /\b(?:consuming|borrowing|sending|isolated|__owned|__shared)\b(?<=[:>]\s{0,20}(?:\w{1,20}\s{1,20}){0,3}\w+)(?=\s+[\w([@])/,
    /\bisolated(?=\s+deinit\b)/,
    /(?<=[\w\])>])\?\?(?=\s*[,)={])/, // optional of an optional
    /\(\)(?<=(?:[(,=]\s{0,200}|\breturn\s{1,20})\(\))(?!\s*(?:->|async|throws|rethrows))/, // the empty tuple
    /,(?=\s*\))/, // comma after the last argument
    /;/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gm',
);

const blank = (piece: string): string => piece.replace(/[^\r\n]/g, ' ');
/** `value` at the start of a piece that is blank otherwise. */
const instead = (piece: string, value: string): string => value + blank(piece.slice(value.length));

/** A raw string as a plain one, with what it interpolates. */
function plain(piece: string, hashes: string): string {
  const quote = piece.startsWith('"""', hashes.length) ? '"""' : '"';
  const inside = piece.slice(hashes.length + quote.length, piece.length - hashes.length - quote.length);
  const readable = inside.split(`\\${hashes}(`).map((part, index) => {
    if (index === 0) return part.replace(/["\\]/g, '_');
    const end = part.indexOf(')');
    return part.slice(0, end + 1) + part.slice(end + 1).replace(/["\\]/g, '_');
  });
  return blank(hashes) + quote + readable.join(`\\(${blank(hashes)}`) + quote + blank(hashes);
}

/** Text of the same length that the grammar can read; see `LanguageSpec.readable`. */
export function mask(text: string): string {
  return text.replace(PIECES, (piece: string, _long, _raw, _regex, start: number) => {
    if (/^(?:\/[/*]|")/.test(piece)) return piece;
    const literal = /^(#+)(["/])/.exec(piece);
    if (literal) return literal[2] === '"' ? plain(piece, literal[1]!) : `"${'_'.repeat(piece.length - 2)}"`;
    if (piece === ';') return '\n';
    if (piece === '()' && !/[\w.]/.test(text[start - 1]!)) return '00';
    if (piece === '??') return '? ';
    if (piece === 'isolated') return 'override';
    if (/^#(?:un)?available/.test(piece)) return instead(piece, 'true');
    if (/^#(?:f|l|c|d)\w+$/.test(piece)) return '0'.repeat(piece.length);
    return blank(piece);
  });
}
