/** A test of one text. */
export type TextTest = (text: string) => boolean;

const MAX_ALTERNATIVES = 64;

/** True when `pattern` has a character that means something to {@link compileGlob}. */
export function isGlob(pattern: string): boolean {
  return /[*?[{]/.test(pattern);
}

/**
 * A test of whole texts, case ignored: `*` any characters but `/`, `**` any characters (`**` + `/` also none at all), `?` one character
 * but `/`, `[a-z]` and `[!a-z]` one of these, `{a,b}` alternatives. Takes time in proportion to pattern times text.
 */
export function compileGlob(pattern: string): TextTest {
  const alternatives = expandBraces(pattern.toLowerCase()).map(readGlob);
  return (text) => {
    const lower = text.toLowerCase();
    return alternatives.some((steps) => matchSteps(steps, lower));
  };
}

type Step = { loop: boolean; fits: (char: string) => boolean; skip?: boolean };

function readGlob(pattern: string): Step[] {
  const steps: Step[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i]!;
    if (char === '*' && pattern[i + 1] === '*') {
      while (pattern[i + 1] === '*') i++;
      steps.push({ loop: true, fits: () => true });
      // `**/` also stands for nothing, so that `**/a` finds `a` at the root.
      if (pattern[i + 1] === '/' && (steps.length === 1 || pattern[i - 2] === '/')) {
        i++;
        steps.push({ loop: false, fits: (c) => c === '/', skip: true });
      }
    } else if (char === '*') {
      steps.push({ loop: true, fits: (c) => c !== '/' });
    } else if (char === '?') {
      steps.push({ loop: false, fits: (c) => c !== '/' });
    } else {
      const close = char === '[' ? pattern.indexOf(']', i + 2) : -1;
      if (close > 0) {
        steps.push({ loop: false, fits: readClass(pattern.slice(i + 1, close)) });
        i = close;
      } else {
        steps.push({ loop: false, fits: (c) => c === char });
      }
    }
  }
  return steps;
}

function readClass(text: string): (char: string) => boolean {
  const not = text[0] === '!' || text[0] === '^';
  const body = not ? text.slice(1) : text;
  return (char) => {
    let inside = false;
    for (let i = 0; i < body.length; i++) {
      if (body[i + 1] === '-' && i + 2 < body.length) {
        if (body[i]! <= char && char <= body[i + 2]!) inside = true;
        i += 2;
      } else if (body[i] === char) inside = true;
    }
    return inside !== not && char !== '/';
  };
}

// All positions that can be reached are followed at once: no backtracking, whatever the pattern.
function matchSteps(steps: readonly Step[], text: string): boolean {
  let reached = new Uint8Array(steps.length + 1);
  const enter = (states: Uint8Array, at: number, atSegment: boolean): void => {
    if (states[at]) return;
    states[at] = 1;
    const step = steps[at];
    if (!step) return;
    if (step.loop) enter(states, at + 1, atSegment);
    // A skipped `/` after `**` is only allowed where a part of the path begins.
    if (step.skip && atSegment) enter(states, at + 1, atSegment);
  };
  enter(reached, 0, true);
  for (const char of text) {
    const next = new Uint8Array(steps.length + 1);
    let any = false;
    for (let at = 0; at < steps.length; at++) {
      const step = steps[at]!;
      if (!reached[at] || !step.fits(char)) continue;
      any = true;
      enter(next, step.loop ? at : at + 1, char === '/');
    }
    if (!any) return false;
    reached = next;
  }
  return reached[steps.length] === 1;
}

function expandBraces(pattern: string): string[] {
  const done: string[] = [];
  const open = [pattern];
  while (open.length > 0) {
    const next = open.pop()!;
    const braces = /\{([^{}]*,[^{}]*)\}/.exec(next);
    if (!braces || done.length + open.length > MAX_ALTERNATIVES) {
      done.push(next);
      continue;
    }
    for (const part of braces[1]!.split(',').slice(0, MAX_ALTERNATIVES)) {
      open.push(next.slice(0, braces.index) + part + next.slice(braces.index + braces[0].length));
    }
  }
  return done;
}
