const DIRECTIVE = /^[ \t]*#[ \t]*(if|ifdef|ifndef|elif|elifdef|elifndef|else|endif|define)\b[ \t]*(.*)/;

/** An `#if` to its `#endif`, with the lines (0-based) that its branches begin with. */
interface Chain {
  branches: { line: number; head: string }[];
  end: number;
  hasElse: boolean;
}

/** The conditions of the preprocessor in a text, but for the guard of the file. */
export interface Conditions {
  /** True when a line stands in any. */
  isConditional(line: number): boolean;
  /** True when whatever holds one of the lines is there, as they see it who stand at `from`; -1 for another file. */
  isAlways(lines: readonly number[], from: number): boolean;
  /**
   * The branches that a line stands in: the condition of each (`ifdef A`, `elif B`, `else `), with those of the branches
   * before it, which do not hold then, and the line (0-based) of the first.
   */
  branchesAt(line: number): readonly { head: string; before: readonly string[]; line: number }[];
}

/** Reads the conditions of a text. */
export function readConditions(text: string): Conditions {
  const all: Chain[] = [];
  const open: Chain[] = [];
  let guard: Chain | undefined;
  // What opens `extern "C"` may stand before.
  const isFirst = (chain: Chain): boolean =>
    all.at(-1) === chain && all.slice(0, -1).every(({ branches }) => /^ifdef\s+__cplusplus\b/.test(branches[0]!.head));
  for (const [line, written] of text.split('\n').entries()) {
    const [, word = '', rest = ''] = DIRECTIVE.exec(written) ?? [];
    if (word === '') continue;
    const inner = open.at(-1);
    if (word.startsWith('if')) {
      const chain = { branches: [{ line, head: `${word} ${rest}` }], end: Number.POSITIVE_INFINITY, hasElse: false };
      all.push(chain);
      open.push(chain);
    } else if (word === 'endif') {
      if (inner) inner.end = line;
      open.pop();
    } else if (word.startsWith('el')) {
      inner?.branches.push({ line, head: `${word} ${rest}` });
      if (inner && word === 'else') inner.hasElse = true;
    } else if (open.length === 1 && isFirst(inner!) && /^ifndef\b|^if !\s*defined\b/.test(inner!.branches[0]!.head)) {
      const name = /^\w+/.exec(rest)?.[0] ?? '';
      if (new RegExp(`\\b${name}\\b`).test(inner!.branches[0]!.head)) guard ??= inner!;
    }
  }
  const chains = all.filter((chain) => chain !== guard || chain.branches.length > 1);
  const around = (line: number): Chain[] =>
    chains.filter(({ branches, end }) => branches[0]!.line < line && line < end);
  const branchOf = ({ branches }: Chain, line: number): number => branches.findLastIndex((one) => one.line < line);

  return {
    isConditional: (line) => around(line).length > 0,
    branchesAt: (line) =>
      around(line).map((chain) => {
        const heads = chain.branches.slice(0, branchOf(chain, line) + 1).map(({ head }) => head);
        return { head: heads.at(-1)!, before: heads.slice(0, -1), line: chain.branches[0]!.line };
      }),
    isAlways: (lines, from) => {
      const there = [...lines];
      // A chain that has it in all its branches is as good as the line that begins it: innermost ones come last.
      for (const chain of [...chains].reverse()) {
        const inside = there.filter((line) => chain.branches[0]!.line < line && line < chain.end);
        const held = new Set(inside.map((line) => branchOf(chain, line)));
        if (chain.hasElse && held.size === chain.branches.length) there.push(chain.branches[0]!.line);
      }
      return there.some((line) =>
        around(line).every((chain) => {
          const isInside = chain.branches[0]!.line < from && from < chain.end;
          return isInside && branchOf(chain, from) === branchOf(chain, line);
        }),
      );
    },
  };
}
