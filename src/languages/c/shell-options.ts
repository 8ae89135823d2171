/** A block of a script that is open at a line. */
interface Block {
  kind: 'if' | 'case' | 'loop';
  /** Of an `if`, the condition of the branch that is read; of a `case` what it is about; of a loop its variable. */
  about: string;
}

const ASSIGNED = /(?:^|[;)&{]|\bthen|\bdo|\belse)\s*([A-Za-z_]\w*)=([^\s;]*)/g;
const HEREDOC = /<<-?\s*\\?["']?(\w+)["']?/;
/** `test $a -eq 1`, `[ "$a" = yes ]`. */
const TEST = /^(?:test|\[)\s+"?\$\{?(\w+)\}?"?\s+(-eq|-ne|==?|!=)\s+["']?([\w-]*)["']?(?:\s*\])?$/;

/**
 * A script that sets up a build (`configure` as it is written by hand), without what it only does when an option of its
 * command line asks for it: branches on a variable that is given one constant, and others only where the options are read.
 * A script that is not understood is left as it is.
 */
export function withoutUnasked(script: string): string {
  const lines = script.split('\n');
  const around = blocksOf(lines);
  if (!around) return script;
  const defaults = defaultsOf(lines, around);
  const isOff = ({ kind, about }: Block): boolean => {
    const [, name = '', operator = '', wanted = ''] = (kind === 'if' ? TEST.exec(about) : null) ?? [];
    const value = defaults.get(name);
    return value !== undefined && (value === wanted) === (operator === '-ne' || operator === '!=');
  };
  return lines.filter((_, at) => !around[at]!.some(isOff)).join('\n');
}

/** The blocks around each line; undefined where they do not fit together. */
function blocksOf(lines: readonly string[]): Block[][] | undefined {
  const open: Block[] = [];
  const around: Block[][] = [];
  let heredoc = '';
  for (const line of lines) {
    around.push([...open]);
    if (heredoc !== '') {
      if (line.trim() === heredoc) heredoc = '';
      continue;
    }
    const code = line.replace(/(^|\s)#.*$/, '');
    heredoc = HEREDOC.exec(code)?.[1] ?? '';
    const [, word = '', rest = ''] = /^\s*(if|elif|else|fi|case|esac|while|until|for|done)\b\s*(.*)$/.exec(code) ?? [];
    const inner = open.at(-1);
    if (word === 'if') {
      if (!/(?:^|[;\s])fi\b/.test(rest)) open.push({ kind: 'if', about: conditionOf(rest) });
    } else if (word === 'case') {
      if (!/(?:^|[;\s])esac\b/.test(rest)) open.push({ kind: 'case', about: rest.replace(/\s+in\b.*$/, '').trim() });
    } else if (word === 'while' || word === 'until' || word === 'for') {
      if (!/(?:^|[;\s])done\b/.test(rest)) open.push({ kind: 'loop', about: /^\w+/.exec(rest)?.[0] ?? '' });
    } else if (word === 'elif' || word === 'else') {
      if (inner?.kind !== 'if') return undefined;
      open[open.length - 1] = { kind: 'if', about: word === 'elif' ? conditionOf(rest) : '' };
    } else if (word !== '') {
      const ends = { fi: 'if', esac: 'case', done: 'loop' }[word];
      if (open.pop()?.kind !== ends) return undefined;
    }
  }
  return open.length === 0 ? around : undefined;
}

const conditionOf = (rest: string): string => rest.replace(/;?\s*(?:then\b.*)?$/, '').trim();

/** Variables with the constant that each has when no option is given. */
function defaultsOf(lines: readonly string[], around: readonly Block[][]): Map<string, string> {
  const given = new Map<string, { constants: string[]; byOptions: number; others: number }>();
  for (const [at, line] of lines.entries()) {
    const blocks = around[at]!;
    const byOption = blocks.some(
      ({ kind, about }, depth) => kind === 'case' && isOption(about, blocks.slice(0, depth)),
    );
    for (const [, name, value] of line.replace(/(^|\s)#.*$/, '').matchAll(ASSIGNED)) {
      let one = given.get(name!);
      if (!one) {
        one = { constants: [], byOptions: 0, others: 0 };
        given.set(name!, one);
      }
      const constant = /^(["']?)([\w-]*)\1$/.exec(value!)?.[2];
      if (byOption) one.byOptions++;
      else if (blocks.length === 0 && constant !== undefined) one.constants.push(constant);
      else one.others++;
    }
  }
  const found = new Map<string, string>();
  for (const [name, { constants, byOptions, others }] of given) {
    if (constants.length === 1 && byOptions > 0 && others === 0) found.set(name, constants[0]!);
  }
  return found;
}

/** True for the word of the command line that a loop around is at: `"$1"`, or its variable. */
function isOption(about: string, around: readonly Block[]): boolean {
  const name = /^"?\$\{?(\w+)\}?"?$/.exec(about)?.[1];
  return name !== undefined && around.some(({ kind, about: own }) => kind === 'loop' && (name === '1' || name === own));
}
