import type { DocRule } from '../languages/index.ts';

/** Follows the comments of a file and finds the one that documents what comes next. */
export interface DocRun {
  /** Takes the next comment. */
  comment(start: number, end: number): void;
  /**
   * The documentation of a definition that starts at `outer` with its decorators and modifiers, and at `inner`
   * without: the comments seen last, when only white space and at most one line end (two after a block) separate them;
   * any number where comments are attached.
   */
  before(outer: number, inner: number): { start: number; end: number } | undefined;
}

/** Makes a follower for one file. */
export function createDocRun(text: string, { ignore, only, skips, attached = false }: DocRule): DocRun {
  // The comments that belong together so far, and up to where ignored ones follow them.
  let start = -1;
  let end = -1;
  let tail = -1;

  /** Number of line ends between two places, or -1 when there is anything but white space. */
  function linesBetween(from: number, to: number): number {
    let lines = from > 0 && text.charCodeAt(from - 1) === 10 ? 1 : 0;
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      if (code === 10) lines++;
      else if (code !== 32 && code !== 9 && code !== 13) {
        const skipped = skips ? skippedTo(skips, at) : -1;
        if (skipped < 0) return -1;
        at = skipped - 1;
      }
    }
    return lines;
  }

  /** Where a line ends that begins at `at` and may stand between, or -1. */
  function skippedTo(line: RegExp, at: number): number {
    line.lastIndex = at;
    return line.test(text) ? line.lastIndex : -1;
  }

  /** True when code stands before it on its line: it belongs to that code. */
  function isTrailing(at: number): boolean {
    for (let before = at - 1; before >= 0; before--) {
      const code = text.charCodeAt(before);
      if (code === 10) return false;
      if (code !== 32 && code !== 9 && code !== 13) return text.charCodeAt(before) !== 0xfeff;
    }
    return false;
  }

  const isBlock = (at: number): boolean => text.startsWith('/*', at);

  return {
    comment: (from, to) => {
      const lines = start >= 0 ? linesBetween(tail, from) : -1;
      const follows = lines === 1 || (attached && lines > 1);
      if (ignore || only) {
        const comment = text.slice(from, to);
        if (ignore?.test(comment) || (only && !only.test(comment))) {
          if (follows) tail = to;
          return;
        }
      }
      if (isTrailing(from)) {
        start = -1;
        return;
      }
      if (!follows || isBlock(from) || isBlock(start)) start = from;
      end = to;
      tail = to;
    },
    before: (outer, inner) => {
      if (start < 0) return undefined;
      const lines = start >= outer && tail <= inner ? 0 : linesBetween(tail, outer);
      if (lines < 0 || (!attached && lines > (isBlock(start) ? 2 : 1))) return undefined;
      let last = end;
      while (last > start && text.charCodeAt(last - 1) <= 32) last--;
      return { start, end: last };
    },
  };
}
