/** A text by lines, as the index counts them: a line ends at "\n" or "\r\n". */
export interface TextLines {
  readonly count: number;
  /** Text of a 0-based line without its end; '' outside. */
  at(line: number): string;
  /** The 0-based line of an offset. */
  lineOf(offset: number): number;
  /** Offset where a line begins; the length of the text for lines behind the last. */
  startOf(line: number): number;
  /** Every line. */
  all(): Iterable<number>;
}

/** Splits a text into lines once; lines are cut out as they are asked for. */
export function textLines(text: string): TextLines {
  const starts: number[] = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return {
    count: starts.length,
    at: (line) => {
      const start = starts[line];
      if (start === undefined) return '';
      const next = starts[line + 1];
      const end = next === undefined ? text.length : next - 1;
      return text.slice(start, next !== undefined && text[end - 1] === '\r' ? end - 1 : end);
    },
    lineOf: (offset) => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >>> 1;
        if (starts[middle]! <= offset) low = middle;
        else high = middle - 1;
      }
      return low;
    },
    startOf: (line) => starts[line] ?? text.length,
    all: () => starts.keys(),
  };
}
