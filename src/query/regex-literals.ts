/**
 * What a text must hold for a pattern to match in it: all of the groups, of each group one of the literals. [] says
 * nothing. Literals are as written; whoever ignores case must do so on both sides.
 */
export type Needed = string[][];

/**
 * Literals that every match of an RE2 pattern contains. Sound by construction: only characters that stand for
 * themselves outside of optional parts are taken, and whatever is not understood says nothing, so a text without them
 * cannot match. The one exception: with `i`, RE2 also takes "ſ" for s and "K" (the Kelvin sign) for k; such spellings are
 * not looked for.
 */
export function neededLiterals(source: string, maxGroups: number = 8): Needed {
  const parser = { source, at: 0, depth: 0 };
  const needed = alternation(parser);
  // An unbalanced `)` ends the reading early: the pattern is refused elsewhere, nothing may be concluded here.
  if (parser.at < source.length) return [];
  return needed
    .map((group) => [...new Set(group)])
    .sort((a, b) => shortest(b) - shortest(a))
    .slice(0, maxGroups);
}

interface Parser {
  source: string;
  at: number;
  depth: number;
}

const MAX_DEPTH = 50;
const MAX_GROUP = 24;

function shortest(group: readonly string[]): number {
  return Math.min(...group.map((literal) => literal.length));
}

function alternation(parser: Parser): Needed {
  const branches = [sequence(parser)];
  while (parser.source[parser.at] === '|') {
    parser.at++;
    branches.push(sequence(parser));
  }
  if (branches.length === 1) return branches[0]!;
  // Of each branch its most telling group: together they are what one of must be there.
  const together: string[] = [];
  for (const branch of branches) {
    const best = branch.reduce<string[]>((a, b) => (a.length > 0 && shortest(a) >= shortest(b) ? a : b), []);
    if (best.length === 0) return [];
    together.push(...best);
  }
  return together.length > MAX_GROUP ? [] : [together];
}

function sequence(parser: Parser): Needed {
  const needed: Needed = [];
  let run = '';
  const flush = (): void => {
    if (run !== '') needed.push([run]);
    run = '';
  };
  while (parser.at < parser.source.length && !'|)'.includes(parser.source[parser.at]!)) {
    const item = next(parser);
    const times = quantifier(parser);
    if (item.literal !== undefined && times === 'once') {
      run += item.literal;
    } else if (item.nothing && times === 'once') {
      // `^`, `$`, `\b` take no text: the characters around them stand side by side.
    } else {
      // `ab+c`: "ab" is there, and what follows need not stand next to it.
      if (item.literal !== undefined && times === 'many') run += item.literal;
      flush();
      if (times !== 'maybe') needed.push(...(item.needed ?? []));
      if (item.literal !== undefined && times === 'many') run = item.literal;
    }
  }
  flush();
  return needed;
}

interface Item {
  /** Stands for exactly this text. */
  literal?: string;
  /** Matches without taking text. */
  nothing?: true;
  /** A group, with what it needs. */
  needed?: Needed;
}

function next(parser: Parser): Item {
  const { source } = parser;
  const char = String.fromCodePoint(source.codePointAt(parser.at)!);
  parser.at += char.length;
  if (char === '\\') return escaped(parser);
  if (char === '^' || char === '$') return { nothing: true };
  if (char === '.') return {};
  if (char === '[') {
    skipClass(parser);
    return {};
  }
  if (char === '(') return group(parser);
  return { literal: char };
}

function group(parser: Parser): Item {
  const { source } = parser;
  if (source[parser.at] === '?') {
    // `(?i)` changes what follows, `(?x)` would change how it is read: only plain groups and names are looked into.
    const head = /^\?(?:P?<\w+>|[ims]*:|([ims]+)\))/.exec(source.slice(parser.at, parser.at + 80));
    if (!head) {
      parser.at = source.length + 1;
      return {};
    }
    parser.at += head[0].length;
    if (head[1]) return { nothing: true };
  }
  if (++parser.depth > MAX_DEPTH) {
    parser.at = source.length + 1;
    return {};
  }
  const needed = alternation(parser);
  parser.depth--;
  parser.at++;
  return { needed };
}

function escaped(parser: Parser): Item {
  const char = parser.source[parser.at];
  if (char === undefined) return {};
  parser.at++;
  if (/[^A-Za-z0-9]/.test(char)) return { literal: char };
  if (/[bBAz]/.test(char)) return { nothing: true };
  if (char === 'Q') {
    const end = parser.source.indexOf('\\E', parser.at);
    const literal = parser.source.slice(parser.at, end < 0 ? undefined : end);
    parser.at = end < 0 ? parser.source.length : end + 2;
    // A quantifier behind `\Q…\E` holds for its last character alone.
    return /^[*+?{]/.test(parser.source.slice(parser.at)) ? {} : { literal };
  }
  if (char === 'p' || char === 'P' || char === 'x' || char === 'u') {
    const argument = /^(?:\{[^}]*\}|[0-9A-Fa-f]{1,4}|.)/.exec(parser.source.slice(parser.at));
    // `\pL` has one letter; digits that belong to no escape must not be skipped, so the shortest reading is taken.
    const length = argument?.[0].startsWith('{') ? argument[0].length : char === 'x' ? 2 : char === 'u' ? 4 : 1;
    parser.at = Math.min(parser.source.length, parser.at + length);
    return {};
  }
  if (/[0-7]/.test(char)) {
    parser.at += /^[0-7]{0,2}/.exec(parser.source.slice(parser.at, parser.at + 2))![0].length;
    return {};
  }
  return {};
}

function skipClass(parser: Parser): void {
  const { source } = parser;
  let at = parser.at;
  if (source[at] === '^') at++;
  if (source[at] === ']') at++;
  while (at < source.length && source[at] !== ']') {
    if (source[at] === '\\') at += 2;
    else if (source.startsWith('[:', at)) at = Math.max(at + 2, source.indexOf(':]', at) + 2);
    else at++;
  }
  parser.at = at + 1;
}

/** Reads what says how often: once, at least once, or perhaps not at all. */
function quantifier(parser: Parser): 'once' | 'many' | 'maybe' {
  const found = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(parser.source.slice(parser.at, parser.at + 20));
  if (!found) return 'once';
  parser.at += found[0].length;
  // A quantifier of a quantifier (`a+*`) is refused by RE2 or means less: nothing is sure then.
  if (/^[*+?{]/.test(parser.source.slice(parser.at, parser.at + 1))) {
    quantifier(parser);
    return 'maybe';
  }
  return found[0][0] === '+' || Number(found[1] ?? 0) > 0 ? 'many' : 'maybe';
}
