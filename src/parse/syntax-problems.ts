import type { Problem } from '../model/index.ts';

/** Collects what the grammar could not make sense of; a few are enough for a reader. */
export interface SyntaxProblems {
  unexpected(start: number, end: number): void;
  /** Something of the kind `what` should stand at `at`. */
  missing(at: number, what: string): void;
  /** The same of a token: often a consequence of something else, and told only where there is nothing else. */
  missingToken(at: number, token: string): void;
  list(): Problem[];
}

const FEW = 5;

/** Starts a file. Problems must come in source order. */
export function createSyntaxProblems(text: string): SyntaxProblems {
  const problems: Problem[] = [];
  let line = 1;
  let counted = 0;
  let token: { at: number; what: string } | undefined;

  function add(at: number, message: string): void {
    if (problems.length === FEW) return;
    for (let end = text.indexOf('\n', counted); end >= 0 && end < at; end = text.indexOf('\n', counted)) {
      line++;
      counted = end + 1;
    }
    problems.push({ code: 'syntax-error', message, line });
  }

  return {
    unexpected: (start, end) => {
      const shown = text
        .slice(start, Math.min(end, start + 40))
        .split('\n', 1)[0]!
        .trim();
      add(start, shown === '' ? 'syntax error' : `unexpected ${JSON.stringify(shown)}`);
    },
    missing: (at, what) => add(at, `missing ${what}`),
    missingToken: (at, what) => {
      token ??= { at, what };
    },
    list: () => {
      if (problems.length === 0 && token) add(token.at, `missing ${JSON.stringify(token.what)}`);
      return problems;
    },
  };
}
