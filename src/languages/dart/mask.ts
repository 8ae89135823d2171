/** What the grammar cannot read, and the literals and comments it stands in. */
const PIECES = new RegExp(
  [
    /\/\/[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*)/, // comments
    /r'''(?:[\s\S]*?'''|[\s\S]*)|r"""(?:[\s\S]*?"""|[\s\S]*)|r'[^'\n]*'?|r"[^"\n]*"?/, // strings
    /'''(?:(?:\\[\s\S]|[^\\])*?'''|[\s\S]*)|"""(?:(?:\\[\s\S]|[^\\])*?"""|[\s\S]*)/,
    /'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?/,
    /^[ \t]*library[ \t]*;/, // a library without a name
    /\babstract(?<=^[ \t]*abstract)(?=\s+(?!(?:(?:base|interface|final|mixin|sealed)\s+)*class\b))/, // fields
    /:(?<=^[ \t]*[a-zA-Z_$][\w$]{0,80}:)(?=\s*(?:(?:await\s+)?for|while|do)\b)/, // labels of loops
  ]
    .map(({ source }) => source)
    .join('|'),
  'gm',
);

/** Text of the same length that the grammar can read; see `LanguageSpec.readable`. */
export function mask(text: string): string {
  return text.replace(PIECES, (piece: string) => {
    if (piece === 'abstract') return 'late    ';
    if (piece === ':') return ';';
    return /^[ \t]*library/.test(piece) ? ' '.repeat(piece.length) : piece;
  });
}
