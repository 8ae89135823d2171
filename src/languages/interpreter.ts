const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ksh', 'zsh']);
/** How a shell hands its own script over to the program that is meant: `exec scala "$0" "$@"`. */
const HANDED_OVER = /^(?:.*\n){1,8}?\s*(?:':'\s*''')?exec\s+(?:\S*\/)?([\w.+-]+)\s.*"?\$\{?0/;

/** The program that a `#!` line gives the file to, without its version: `python`. */
export function interpreterOf(head: string): string | undefined {
  const line = /^#!\s*(?:\S*\/)?(\S+)(.*)/.exec(head);
  if (!line) return undefined;
  const words = [line[1]!, ...line[2]!.trim().split(/\s+/)];
  // `#!/usr/bin/env -S VAR=x node --flag`: the program is the first word that is neither option nor assignment.
  const program = words[0] === 'env' ? words.slice(1).find((word) => !/^-|=/.test(word)) : words[0];
  const bare = program && withoutVersion(program.replace(/.*\//, ''));
  if (bare === undefined || !SHELLS.has(bare)) return bare;
  const meant = HANDED_OVER.exec(head.slice(0, 2000))?.[1];
  return meant === undefined ? bare : withoutVersion(meant);
}

function withoutVersion(program: string): string {
  return program.replace(/[\d.]+$/, '');
}
