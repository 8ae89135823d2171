const EMACS = /-\*-\s*(?:(?:.*?[;\s])?mode:\s*([\w+#-]+)|([\w+#-]+))\s*(?:;.*?)?-\*-/i;
const VIM = /(?:^|\s)(?:vim?|ex):.*?\b(?:ft|filetype|syntax)=([\w+#-]+)/;
const LINES = 5;

/**
 * The language that a line for editors names, in lower case and as editors call it (`c++`, `sh`): `-*- mode: python -*-`
 * in the first two lines, `vim: ft=python` in the first or last five.
 */
export function modeOf(head: string): string | undefined {
  const first = head.split('\n', LINES).map(beginning);
  for (const line of first.slice(0, 2)) {
    const [, mode, alone] = EMACS.exec(line) ?? [];
    const found = mode ?? alone;
    if (found !== undefined) return found.toLowerCase().replace(/-(ts-)?mode$/, '');
  }
  const last = head
    .slice(-1000)
    .split('\n')
    .slice(-LINES - 1)
    .map(beginning);
  for (const line of [...first, ...last]) {
    const found = VIM.exec(line)?.[1];
    if (found !== undefined) return found.toLowerCase();
  }
  return undefined;
}

/** Nobody writes it into the middle of a line that is longer. */
function beginning(line: string): string {
  return line.slice(0, 300);
}
