const KEYWORDS: ReadonlySet<string> = new Set(
  `abstract as base bool break byte case catch char checked class const continue decimal default delegate do double
   else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is
   lock long namespace new null object operator out override params private protected public readonly ref return sbyte
   sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe
   ushort using virtual void volatile while async await get init partial record set var when where yield`.split(/\s+/),
);

/** True for the words of the language, and those that hardly are names. */
export function isKeyword(word: string): boolean {
  return KEYWORDS.has(word);
}
