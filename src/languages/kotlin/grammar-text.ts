const blanks = (text: string): string => text.replace(/[^\n\r]/g, ' ');

/** `context(a: A)` on the line before a declaration, or on its line. */
const CONTEXT: RegExp =
  /^[ \t]*context[ \t]*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)(?=\s*(?:@|\/\*|\/\/|[a-z]+ +)*(?:fun|val|var|class|interface|object)\b)/gm;
/** `$$"…"`: only as many dollars as stand before the quotes begin an expression in them. */
const DOLLARS: RegExp = /(\${2,})("""[\s\S]*?"""+|"(?:\\.|[^"\\\n])*")/g;
/** A primary constructor on the line after the name of its class. */
const CONSTRUCTOR: RegExp =
  /(\b(?:class|interface)\s+\w+(?:<(?:[^<>]|<[^<>]*>)*>)?[ \t]*)(\r?\n)(?=\s*(?:@[\w.]+(?:\([^()]*\))?\s+|[a-z]+[ \t]+)*constructor\s*\()/g;
/** A call of `get` or `set` on the line after a property: no accessor has such parameters. */
const ACCESSOR: RegExp = /^([ \t]*)(get[ \t]*(?:\(\s*[^)\s]|\{)|set[ \t]*\(\s*(?:["'\d-]|[^(),]*,))/gm;
/** The arguments of an annotation before an accessor. */
const ANNOTATED_ACCESSOR: RegExp =
  /\((?<=@[\w.]+\()(?:[^()"]|"(?:\\.|[^"\\\n])*"|\((?:[^()"]|"(?:\\.|[^"\\\n])*"|\([^()]*\))*\))*\)(?=\s+(?:[a-z]+[ \t]+)*(?:get|set)\b)/g;
/** What the scanner of the grammar does not pass over in such arguments: brackets, in strings too, and ends of lines. */
const INNER: RegExp = /\((?:[^()"]|"(?:\\.|[^"\\\n])*"|\([^()]*\))*\)|[\r\n()]/g;

/**
 * The text without what the grammar does not know: context parameters, strings that begin with several dollars,
 * constructors on a line of their own, brackets and line ends in the arguments of an accessor's annotation. Calls that look like accessors have another name in it. The scanner of the
 * grammar looks for the end of a line after an annotation, without end.
 */
export function grammarText(text: string): string {
  let shown = text;
  if (shown.includes('context(')) shown = shown.replace(CONTEXT, blanks);
  if (shown.includes('$$"')) shown = shown.replace(DOLLARS, unfolded);
  if (shown.includes('constructor')) {
    shown = shown.replace(CONSTRUCTOR, (_, head: string, end: string) => head + ' '.repeat(end.length));
  }
  if (shown.includes('@')) {
    shown = shown.replace(
      ANNOTATED_ACCESSOR,
      (all) => `(${all.slice(1, -1).replace(INNER, (part) => ' '.repeat(part.length))})`,
    );
  }
  if (shown.lastIndexOf('@') > shown.lastIndexOf('\n')) shown += '\n';
  return shown.replace(ACCESSOR, (_, space: string, call: string) => `${space}${call[0]}_${call.slice(2)}`);
}

function unfolded(_: string, dollars: string, string: string): string {
  const run = (written: string): string =>
    written.length < dollars.length ? ' '.repeat(written.length) : `${' '.repeat(written.length - 1)}$`;
  return ' '.repeat(dollars.length) + string.replace(/\$+/g, run);
}
