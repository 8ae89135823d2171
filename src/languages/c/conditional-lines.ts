const DIRECTIVE = /^[ \t]*#[ \t]*(if|ifdef|ifndef|elif|elifdef|elifndef|else|endif|define)\b[ \t]*(\w*)/;

/** Gives whether a line (0-based) of a text stands in a condition of the preprocessor other than the guard of the file. */
export function conditionalLines(text: string): (line: number) => boolean {
  const regions: { start: number; end: number; guard: string }[] = [];
  const open: typeof regions = [];
  let guard: (typeof regions)[number] | undefined;
  for (const [line, written] of text.split('\n').entries()) {
    const [, word = '', name = ''] = DIRECTIVE.exec(written) ?? [];
    if (word.startsWith('if')) {
      const region = { start: line, end: Number.POSITIVE_INFINITY, guard: word === 'ifndef' ? name : '' };
      if (regions.length > 0) region.guard = '';
      regions.push(region);
      open.push(region);
    } else if (word === 'endif') {
      const region = open.pop();
      if (region) region.end = line;
    } else if (word.startsWith('el') && open.at(-1)) open.at(-1)!.guard = '';
    else if (word === 'define' && regions.length === 1 && regions[0]!.guard === name) guard = regions[0];
  }
  if (guard?.guard === '') guard = undefined;
  const conditions = regions.filter((region) => region !== guard);
  return (line) => conditions.some(({ start, end }) => start < line && line < end);
}
