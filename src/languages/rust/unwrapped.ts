/** What is no bracket, whatever it has in it; a bracket; or any other character. */
const PART =
  /\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/|b?r(#*)"[\s\S]*?"\1|b?"(?:\\[\s\S]|[^"\\])*"|b?'(?:\\(?:u\{[^}]*\}|x..|.)|[^'\\])'|[\s\S]/gu;
/** What stands before the braces of a branch. */
const CONDITION = /^(?:\s|\/\/[^\n]*\n)*if\s*#\[/;
const NEXT = /^(?:\s|\/\/[^\n]*\n)*(?:if\s*#\[[\s\S]*\]\s*)?$/;

/**
 * What `cfg_if!` takes, `if #[cfg(a)] { … } else { … }`, with blanks for all but what is in the braces: of the branches
 * one is built, as of items with conditions. Any other text is given back as it is.
 */
function inBranches(text: string): string {
  if (!CONDITION.test(text)) return text;
  let out = '';
  let depth = 0;
  let from = 0;
  for (const { 0: part, index } of text.matchAll(PART)) {
    if (/^[({[]$/.test(part)) {
      if (depth === 0 && part === '{') {
        const before = text.slice(from, index).replace(/^(?:\s|\/\/[^\n]*\n)*else\b/, '');
        if (!NEXT.test(before)) return text;
        out += blank(text.slice(from, index + 1));
        from = index + 1;
      }
      depth += 1;
    } else if (/^[)}\]]$/.test(part)) {
      depth -= 1;
      if (depth === 0 && part === '}') {
        out += `${text.slice(from, index)} `;
        from = index + 1;
      }
    }
  }
  return out + blank(text.slice(from));
}

/** A line that begins as nothing of the language does: a mark for the macro, `@section type`. */
const MARK = /^[ \t]*@[ \t]*\w[^\n\r]*/gm;

/** What a macro takes, as the items that it makes of it are likely to be written: without branches, and without marks. */
export function asItems(text: string): string {
  return inBranches(text).replace(MARK, blank);
}

const blank = (text: string): string => text.replace(/[^\n\r]/g, ' ');
