/** True when nothing but white space stands before an offset on its line. */
export function isLineStart(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === ' ' || text[before] === '\t' || text[before] === '\uFEFF') before--;
  return before < 0 || text[before] === '\n' || text[before] === '\r';
}
