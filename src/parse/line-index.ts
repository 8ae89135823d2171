/** A place in a text: 0-based line and 0-based column in UTF-16 code units. */
export interface LinePosition {
  line: number;
  column: number;
}

/**
 * Lines of one text. A line ends at "\n" or "\r\n", as in git and in most editors; a lone "\r" is part of its line. A
 * text has one line more than it has "\n": the last may be empty.
 */
export interface LineIndex {
  readonly lineCount: number;
  /** The line of an offset. Offsets outside the text count as its first or last. Fast for ascending offsets. */
  lineOf(offset: number): number;
  /** Line and column of an offset. The line end counts to the line it ends. */
  positionOf(offset: number): LinePosition;
  /** Offset of the first code unit of a line (0 <= line < lineCount). */
  startOf(line: number): number;
  /** Offset just after the last code unit of a line, its "\n" or "\r\n" not included. */
  endOf(line: number): number;
}

/** Finds the lines of `text` once. */
export function createLineIndex(text: string): LineIndex {
  const { starts, count } = findStarts(text);
  let recent = 0;

  function lineOf(offset: number): number {
    let low = 0;
    let high = count - 1;
    // Most callers ask in ascending order: the answer is the line of the last one or one of the next few.
    if (starts[recent]! <= offset) {
      low = recent;
      for (let line = recent; line < recent + 8; line++) {
        if (line === count - 1 || offset < starts[line + 1]!) {
          recent = line;
          return line;
        }
      }
    } else {
      high = recent;
    }
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    recent = low;
    return low;
  }

  return {
    lineCount: count,
    lineOf,
    positionOf: (offset) => {
      const inside = Math.max(0, Math.min(offset, text.length));
      const line = lineOf(inside);
      return { line, column: inside - starts[line]! };
    },
    startOf: (line) => starts[line]!,
    endOf: (line) => {
      if (line === count - 1) return text.length;
      const newline = starts[line + 1]! - 1;
      return newline > starts[line]! && text.charCodeAt(newline - 1) === 13 ? newline - 1 : newline;
    },
  };
}

function findStarts(text: string): { starts: Int32Array; count: number } {
  let starts = new Int32Array(16 + (text.length >>> 5));
  let count = 1;
  for (let newline = text.indexOf('\n'); newline >= 0; newline = text.indexOf('\n', newline + 1)) {
    if (count === starts.length) {
      const longer = new Int32Array(count * 2);
      longer.set(starts);
      starts = longer;
    }
    starts[count++] = newline + 1;
  }
  return { starts, count };
}
