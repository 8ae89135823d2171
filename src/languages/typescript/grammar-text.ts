const blanks = (text: string): string => text.replace(/[^\n\r]/g, ' ');

/** `static accessor x`: the grammar knows the keyword only where nothing stands before it. */
const ACCESSOR: RegExp = /(\b(?:static|abstract|override|public|private|protected)\s+)(accessor)(?=[ \t]+[\w$#['"])/g;
/** `export type * from`. */
const ALL_TYPES: RegExp = /(^[ \t]*export\s+)(type)(?=\s*\*)/gm;
/** Where type parameters may have a variance, and the variances. */
const PARAMETERS: RegExp = /\b(?:interface|class|type)\s+[\w$]+\s*<[^{};()]*/g;
const VARIANCE: RegExp = /([<,]\s*)((?:in\s+)?out|in)(?=\s+[\w$])/g;

/**
 * The text without what the grammar does not know: variances of type parameters, `accessor` after modifiers, `type` in
 * `export type *`.
 */
export function grammarText(text: string): string {
  const hide = (_: string, before: string, word: string): string => before + blanks(word);
  let shown = text;
  if (shown.includes(' accessor ')) shown = shown.replace(ACCESSOR, hide);
  if (shown.includes('export type')) shown = shown.replace(ALL_TYPES, hide);
  if (/[<,]\s*(?:in|out)\s/.test(shown)) {
    shown = shown.replace(PARAMETERS, (parameters) => parameters.replace(VARIANCE, hide));
  }
  return shown;
}
