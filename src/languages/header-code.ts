const COMMENT_OR_STRING = /\/\*[\s\S]*?(?:\*\/|$)|\/\/.*|"(?:\\.|[^"\\\n])*"/g;
/** What a C header shows to C++ or Objective-C only. */
const FOR_OTHERS =
  /^[ \t]*#[ \t]*if(?:def[ \t]+|[ \t]+defined[ \t]*\(?[ \t]*|[ \t]+)(?:__cplusplus|__OBJC__)\b[\s\S]*?^[ \t]*#[ \t]*e/gm;

/** A header without comments, the content of strings and what it shows to other languages only. */
export function codeOfHeader(head: string): string {
  return head.replace(COMMENT_OR_STRING, (found) => (found.startsWith('"') ? '""' : '')).replace(FOR_OTHERS, '');
}
