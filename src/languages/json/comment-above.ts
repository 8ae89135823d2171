import type { Place } from './document.ts';

/** The comment that documents what begins at an offset, if there is one. */
export type CommentAbove = (start: number) => Place | undefined;

/** Comments for programs. */
const DIRECTIVE =
  /^(?:#:|(?:#|\/\/|\/\*)\s*(?:yaml-language-server:|vim?:|-\*-|prettier-ignore|eslint-|biome-|yamllint |spell-?checker:|cspell:|@format\b|language=|renovate:|noqa|nosec))/;

/** Finds the comments on lines of their own directly above the line that something begins on. */
export function commentFinder(text: string, comments: readonly Place[]): CommentAbove {
  const starts = comments.map(({ start }) => start);

  /** Index of the last comment that starts before. */
  function lastBefore(offset: number): number {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  return (start) => {
    const line = text.lastIndexOf('\n', start - 1) + 1;
    // What stands behind something else on its line is not what is written about.
    if (!/^[\s\-?{[,\ufeff]*$/.test(text.slice(line, start))) return undefined;
    let first: Place | undefined;
    let last: Place | undefined;
    let below = line;
    for (let i = lastBefore(start); i >= 0; i--) {
      const comment = comments[i]!;
      const between = text.slice(comment.end, below);
      const own = text.slice(text.lastIndexOf('\n', comment.start - 1) + 1, comment.start);
      if (comment.end > below || !/^[ \t\r]*\n?[ \t]*$/.test(between) || !/^[\s\ufeff]*$/.test(own)) break;
      if (DIRECTIVE.test(text.slice(comment.start, comment.start + 60))) break;
      first = comment;
      last ??= comment;
      below = comment.start - own.length;
    }
    return first && last && { start: first.start, end: last.end };
  };
}

/** Places of comments as the extractor gives them: starts and ends. */
export function commentPlaces(comments: Int32Array): Place[] {
  return Array.from({ length: comments.length / 2 }, (_, i) => ({
    start: comments[i * 2]!,
    end: comments[i * 2 + 1]!,
  }));
}
