const blanks = (text: string): string => text.replace(/[^\n\r]/g, ' ');

/** `static accessor x`: the grammar knows the keyword only where nothing stands before it. */
const ACCESSOR: RegExp = /(\b(?:static|abstract|override|public|private|protected)\s+)(accessor)(?=[ \t]+[\w$#['"])/g;
/** `export type * from`. */
const ALL_TYPES: RegExp = /(^[ \t]*export\s+)(type)(?=\s*\*)/gm;
/** Where type parameters may have a variance, and the variances. */
const PARAMETERS: RegExp = /\b(?:interface|class|type)\s+[\w$]+\s*<[^{};()]*/g;
const VARIANCE: RegExp = /([<,]\s*)((?:in\s+)?out|in)(?=\s+[\w$])/g;
/**
 * A line that begins with type parameters, behind one that ends a type, and what is between: a signature of a type. The
 * grammar takes them for the arguments of that type, which cannot stand on a line of their own.
 */
const SIGNATURE: RegExp =
  /([\w$\])}'"]|[^=]>)((?:[ \t]*(?:\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*)?\r?\n)+[ \t]*)[ \t](<(?:[ \t]*$|(?:const[ \t]+)?[A-Z]\w*(?:[ \t]+extends\b|[ \t]*=|,|>\()))/gm;

/**
 * The text without what the grammar does not know: variances of type parameters, `accessor` after modifiers, `type` in
 * `export type *`; with ends of signatures that it does not see.
 */
export function grammarText(text: string): string {
  const hide = (_: string, before: string, word: string): string => before + blanks(word);
  let shown = text;
  if (shown.includes(' accessor ')) shown = shown.replace(ACCESSOR, hide);
  if (shown.includes('export type')) shown = shown.replace(ALL_TYPES, hide);
  if (/[<,]\s*(?:in|out)\s/.test(shown)) {
    shown = shown.replace(PARAMETERS, (parameters) => parameters.replace(VARIANCE, hide));
  }
  if (/^[ \t]+<(?:[ \t]*$|[\w \t]+(?:,|>\(| extends |=))/m.test(shown)) shown = shown.replace(SIGNATURE, '$1$2;$3');
  return shown;
}
