import { calledTags } from './tagged-types.ts';

const blanks = (text: string): string => text.replace(/[^\n\r]/g, ' ');

/** `static accessor x`: the grammar knows the keyword only where nothing stands before it. */
const ACCESSOR: RegExp = /(\b(?:static|abstract|override|public|private|protected)\s+)(accessor)(?=[ \t]+[\w$#['"])/g;
/** `using x = …` and `await using x = …`, also at the head of a loop; no type is longer than this. */
const USING: RegExp =
  /((?:^|[;{}(])[ \t]*)(await[ \t]+)?using(?=[ \t]+[\w$]+[ \t]*(?::[^=\n]{1,400})?(?:=[^=>]|of\b))/gm;
/** `export type * from`. */
const ALL_TYPES: RegExp = /(^[ \t]*export\s+)(type)(?=\s*\*)/gm;
/** Where type parameters may have a variance, and the variances. */
const PARAMETERS: RegExp = /\b(?:interface|class|type)\s+[\w$]+\s*<[^{};()]*/g;
const VARIANCE: RegExp = /([<,]\s*)((?:in\s+)?out|in)(?=\s+[\w$])/g;
/** A line that begins with type parameters. */
const SIGNATURE: RegExp = /^[ \t]+<(?:[ \t]*$|(?:const[ \t]+)?[A-Z]\w*(?:[ \t]+extends\b|[ \t]*=|,|>\())/;
const COMMENT: RegExp = /^[ \t]*(?:\/\/|\/\*|\*|$)/;
/** What ends a type. */
const TYPE_END: RegExp = /(?:[\w$\])}'"]|[^=]>)[ \t]*$/;
/** So many lines of comments are looked back over. */
const FAR = 200;

/**
 * Ends what stands before a line that begins with type parameters, where that ends a type: the line is a signature. The
 * grammar takes the parameters for the arguments of that type, which cannot stand on a line of their own.
 */
function endedSignatures(text: string): string {
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    if (!SIGNATURE.test(line.trimEnd())) continue;
    let before = at - 1;
    while (before >= 0 && at - before < FAR && COMMENT.test(lines[before]!.trimEnd())) before--;
    const ended = (lines[before] ?? '').replace(/\/\/.*|\/\*.*/, '').trimEnd();
    if (TYPE_END.test(ended)) lines[at] = line.replace(/[ \t]</, ';<');
  }
  return lines.join('\n');
}

/**
 * The text without what the grammar does not know: `using` (it declares a constant), variances of type parameters,
 * `accessor` after modifiers, `type` in `export type *`; with ends of signatures that it does not see, and tags of templates
 * with type arguments as calls.
 */
export function grammarText(text: string): string {
  const hide = (_: string, before: string, word: string): string => before + blanks(word);
  let shown = text;
  if (shown.includes(' accessor ')) shown = shown.replace(ACCESSOR, hide);
  if (shown.includes('using ')) {
    shown = shown.replace(USING, (_, before: string, waits = '') => `${before}${blanks(waits)}const`);
  }
  if (shown.includes('export type')) shown = shown.replace(ALL_TYPES, hide);
  if (/[<,]\s*(?:in|out)\s/.test(shown)) {
    shown = shown.replace(PARAMETERS, (parameters) => parameters.replace(VARIANCE, hide));
  }
  if (/^[ \t]+</m.test(shown)) shown = endedSignatures(shown);
  return calledTags(shown);
}
