/** `given … with {`: only a body by indentation is known. The head has no other definition in it. */
const GIVEN =
  /^([ \t]*(?:(?:@\w+|private|protected|final|inline|transparent|override)[ \t]+)*given\b(?:(?!\b(?:given|def|val|var|type|class|trait|object|import|end)\b)[^={}]){0,600}?)\bwith(?=\s*\{)/gm;
const TYPE = String.raw`[\w.$]+(?:\[(?:[^[\]\n]|\[[^[\]\n]*\])*\])?`;
/** `{ x: T => …` on one line, or with `implicit`: a parameter with a type is known in parentheses only. */
const LAMBDA = new RegExp(String.raw`(\{|=>)(\s+)(implicit[ \t]+)?(\w+[ \t]*:[ \t]*${TYPE})[ \t](=>)(?=([^\n]*))`, 'g');
const HEAD = /\b(?:class|trait|object|enum|extends|with|new|given)\b/;
/** `extends A(b)(c)`: several lists of arguments. */
const PARENTS =
  /\bextends\s+[\w.$]+(?:\[(?:[^[\]]|\[(?:[^[\]]|\[[^[\]]*\])*\])*\])?((?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)){2,})/g;
/** A variable of the name `end` before `match {` looks like the end of a match by its words. */
const END = /\bend(?= match \{)/g;

/**
 * The text without what the grammar cannot read: the body of a `given` in braces is that of an alias in it, parameters
 * of functions in braces stand in parentheses, the arguments of a superclass in one list.
 */
export function grammarText(text: string): string {
  let shown = text;
  if (/\bgiven\b/.test(shown)) shown = shown.replace(GIVEN, '$1=   ');
  if (/\bextends\b/.test(shown)) {
    shown = shown.replace(PARENTS, (whole, lists: string) => whole.slice(0, -lists.length) + oneList(lists));
  }
  const seen = shown;
  shown = seen.replace(
    LAMBDA,
    (whole: string, open: string, space: string, implicit: string | undefined, typed: string, ...rest: unknown[]) => {
      const [arrow, after, at] = [String(rest[0]), String(rest[1]), Number(rest[2])];
      const line = seen.slice(seen.lastIndexOf('\n', at) + 1, at);
      // What stands alone on its line is known; in the head of a type it names the type itself.
      if (implicit === undefined && (after.trim() === '' || HEAD.test(line))) return whole;
      const before = (space + ' '.repeat(implicit?.length ?? 0)).slice(0, -1);
      return `${open}${before}(${typed})${arrow}`;
    },
  );
  return shown.replace(END, 'en_');
}

function oneList(lists: string): string {
  let depth = 0;
  let out = '';
  for (let at = 0; at < lists.length; at++) {
    const char = lists[at]!;
    if (char === '(') depth++;
    if (char !== ')' || --depth > 0 || lists[at + 1] !== '(') out += char;
    else {
      out += out === '(' || out.endsWith(', ') ? '  ' : ', ';
      at++;
      depth++;
    }
  }
  out = out.replace(/(, |\()using /g, (_, before: string) => `${before}      `);
  return out.endsWith(', )') ? `${out.slice(0, -3)}  )` : out;
}
