import type { TextPlace } from '../model/index.ts';
import type { TextLines } from './lines.ts';

const WITH_PREPROCESSOR: ReadonlySet<string> = new Set(['c', 'cpp']);
const DIRECTIVE = /^\s*#\s*(if|ifdef|ifndef|elif|elifdef|elifndef|else|endif)\b/;

/**
 * True when a definition is there whenever the place is: every branch of a preprocessor condition that it stands in is
 * one that the place stands in too. Without a preprocessor always true.
 */
export function isUnconditional(
  definition: { line: number },
  place: TextPlace,
  language: string,
  lines: TextLines,
): boolean {
  if (!WITH_PREPROCESSOR.has(language)) return true;
  const around = branchesAround(place.line, lines);
  return branchesAround(definition.line, lines).every((branch, depth) => around[depth] === branch);
}

/** Lines with which the branches begin that a line is in, the outermost first. */
function branchesAround(line: number, lines: TextLines): number[] {
  const branches: number[] = [];
  for (let at = 0; at < line; at++) {
    const directive = DIRECTIVE.exec(lines.at(at))?.[1];
    if (directive === undefined) continue;
    if (!directive.startsWith('if')) branches.pop();
    if (directive !== 'endif') branches.push(at);
  }
  return branches;
}
