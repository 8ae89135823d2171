/** Finds the comments that document what follows them. */
export interface DocComments {
  /** The comments directly above `start`, or undefined. */
  above(start: number): { docStart: number; docEnd: number } | undefined;
}

const IGNORED =
  /^(?:\/\*!|\/\*+[\s=*-]*\*\/$|\/[/*]\s*(?:stylelint|scss-lint|sass-lint|eslint|prettier|postcss|autoprefixer|rtl|purgecss)\b)/;

/** Looks at the comments of one text, which are in source order; so must be the questions. */
export function createDocComments(text: string, comments: readonly (readonly [number, number])[]): DocComments {
  let next = 0;

  /** White space and at most one line end. */
  const touches = (from: number, to: number): boolean => /^[ \t]*(?:\r?\n)?[ \t]*$/.test(text.slice(from, to));

  function standsAlone(start: number): boolean {
    let at = start - 1;
    while (at >= 0 && (text[at] === ' ' || text[at] === '\t')) at--;
    return at < 0 || text[at] === '\n';
  }

  return {
    above: (start) => {
      while (next < comments.length && comments[next]![1] <= start) next++;
      let first = next;
      let from = start;
      while (first > 0) {
        const [begin, end] = comments[first - 1]!;
        if (end > from || from - end > 200 || !touches(end, from) || !standsAlone(begin)) break;
        if (IGNORED.test(text.slice(begin, Math.min(end, begin + 200)))) break;
        first--;
        from = begin;
        if (text.startsWith('/*', begin)) break;
      }
      return first === next ? undefined : { docStart: from, docEnd: comments[next - 1]![1] };
    },
  };
}
