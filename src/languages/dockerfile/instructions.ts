import type { FactSink } from '../spec.ts';

/** Offsets in the text. */
export interface Range {
  start: number;
  end: number;
}

/** One instruction. */
export interface Instruction extends Range {
  /** In capitals. */
  keyword: string;
  /** Where what follows the keyword begins in `plain`. */
  from: number;
  /** The text from `start` on, with blanks for comments and continued line ends, without the bodies of heredocs. */
  plain: string;
  /** Bodies of heredocs; `quoted` where no variable is put in. */
  heredocs: (Range & { quoted: boolean })[];
  /** The comment lines directly above. */
  doc: Range | undefined;
}

const DIRECTIVE = /^\s*#\s*(?:syntax|escape|check)\s*=/i;
/** Comments that say nothing: to linters, lines across. */
const SILENT = /^\s*#\s*(?:hadolint\b|checkov:|trivy:|tfsec:|vim?:|-\*-|[-=*#~_\s]*$)/i;
/** The directive by which lines go on after a backtick. */
const BACKTICK = /^(?:[ \t]*#[^\n]*\n)*?[ \t]*#[ \t]*escape[ \t]*=[ \t]*`/i;
/** So many different ends of heredocs are looked for in vain: a text of unclosed ones shall not cost its square. */
const MISSING_LIMIT = 100;
const HEREDOC = /<<(-?)(["']?)([A-Za-z_][\w.-]*)\2/g;

/** The instructions of a file, in order. Its comments go to `facts`. */
export function readInstructions(facts: FactSink, isLate: () => boolean): Instruction[] {
  const { text } = facts;
  const lines = linesOf(text);
  const continued = BACKTICK.test(text.slice(0, 2000)) ? /`[ \t\r]*$/ : /\\[ \t\r]*$/;
  const missing = new Set<string>();
  const found: Instruction[] = [];
  let doc: Range | undefined;
  const comment = ({ start, end }: Range, line: string): Range => {
    const range = { start: start + line.search(/\S/), end: start + line.trimEnd().length };
    if (end > start) facts.comment(range.start, range.end);
    return range;
  };
  for (let i = 0; i < lines.length && !isLate(); i++) {
    const line = text.slice(lines[i]!.start, lines[i]!.end);
    if (/^\s*#/.test(line)) {
      const range = comment(lines[i]!, line);
      if (DIRECTIVE.test(line) || SILENT.test(line)) doc = SILENT.test(line) ? doc : undefined;
      else doc = { start: doc?.start ?? range.start, end: range.end };
      continue;
    }
    if (line.trim() === '') {
      doc = undefined;
      continue;
    }
    const begin = lines[i]!.start;
    const parts: string[] = [];
    let end = begin;
    for (; i < lines.length; i++) {
      const { start, end: lineEnd } = lines[i]!;
      const row = text.slice(start, lineEnd);
      const blank = (start > begin && /^\s*#/.test(row)) || row.trim() === '';
      if (blank && row.trim() !== '') comment(lines[i]!, row);
      const goes = continued.exec(row);
      parts.push(blank ? ' '.repeat(row.length) : goes ? row.slice(0, goes.index).padEnd(row.length) : row);
      if (!blank) end = start + row.trimEnd().length;
      if (!blank && !goes) break;
    }
    const plain = parts.join(' ');
    const head = /^\s*(?:(\w+)(?!\S))?\s*/.exec(plain)!;
    const item: Instruction = {
      ...{
        keyword: (head[1] ?? '').toUpperCase(),
        from: head[0].length,
        plain: plain.slice(0, end - begin),
        heredocs: [],
      },
      ...{ start: begin + plain.search(/\S/), end, doc },
    };
    const shift = item.start - begin;
    item.plain = item.plain.slice(shift);
    item.from -= shift;
    if (/^(?:RUN|COPY|ADD)$/.test(item.keyword)) {
      for (const [, dash, quote, word] of item.plain.matchAll(HEREDOC)) {
        if (missing.has(word!) || missing.size > MISSING_LIMIT) break;
        const body = heredocEnd(text, lines, i + 1, word!, dash !== '');
        if (body < 0) {
          missing.add(word!);
          break;
        }
        const start = Math.min(lines[i]!.end + 1, text.length);
        item.heredocs.push({ start, end: lines[body]!.start, quoted: quote !== '' });
        item.end = lines[body]!.start + text.slice(lines[body]!.start, lines[body]!.end).trimEnd().length;
        i = body;
      }
    }
    found.push(item);
    doc = undefined;
  }
  return found;
}

/** The line that ends a heredoc, or -1. */
function heredocEnd(text: string, lines: readonly Range[], from: number, word: string, tabs: boolean): number {
  for (let i = from; i < lines.length; i++) {
    const line = text.slice(lines[i]!.start, lines[i]!.end).replace(/\r$/, '');
    if ((tabs ? line.replace(/^\t+/, '') : line) === word) return i;
  }
  return -1;
}

function linesOf(text: string): Range[] {
  const lines: Range[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}
