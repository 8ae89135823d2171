import { localPath } from '../html/local-path.ts';
import type { FactSink } from '../spec.ts';

/** Takes the text of a document line by line and finds its links. */
export interface Links {
  /** A line that is no code, at its offset. */
  text(at: number, line: string): void;
  /** The text has ended. */
  end(): void;
}

const DEFINITION = /^ {0,3}\[(?!\^)((?:[^[\]\\]|\\.)+)\]:[ \t]+(<[^<>]*>|\S+)/;
const INLINE = /\]\([ \t]*(<[^<>]*>|[^\s()<>]+(?:\([^\s()]*\)[^\s()]*)*)(?:[ \t]+(?:"[^"]*"|'[^']*'))?[ \t]*\)/g;
const REFERENCE = /\[(?!\^)((?:[^[\]\\]|\\.)+)\](?![:(])/g;
/** HTML in the text: `<img src="a.png">`. */
const ATTRIBUTE = /<(?:a|img|source|video|audio|iframe)\b[^<>]*?\s(?:href|src)=(["'])([^"'<>]+)\1/g;
const CODE = /(`+)(?!`).*?[^`]\1(?!`)/g;

/** Makes a finder of links for one document. */
export function createLinks(facts: FactSink): Links {
  const uses: { start: number; end: number }[] = [];
  const labels = new Set<string>();

  function include(destination: string, start: number, end: number): void {
    const specifier = localPath(destination.replace(/^<(.*)>$/, '$1'));
    if (specifier === '') return;
    facts.imports({ specifier, imported: '', local: '', kind: 'include', start, end });
  }

  /** `[label]: destination`; the first of a label counts. */
  function definition(at: number, line: string): boolean {
    const match = DEFINITION.exec(line);
    if (!match) return false;
    const start = at + line.indexOf('[');
    const end = at + line.length;
    include(match[2]!, start, end);
    const label = foldedLabel(match[1]!);
    if (labels.has(label) || label === '') return true;
    labels.add(label);
    const name = { nameStart: start + 1, nameEnd: start + 1 + match[1]!.length };
    const symbol = facts.define({ kind: 'constant', start, end, ...name });
    facts.bind({ scope: 0, kind: 'definition', start: name.nameStart, end: name.nameEnd, symbol });
    return true;
  }

  function text(at: number, line: string): void {
    if (!/[[<]/.test(line) || definition(at, line)) return;
    const bare = line.replace(CODE, (code) => ' '.repeat(code.length));
    for (const match of bare.matchAll(INLINE))
      include(match[1]!, at + openingOf(bare, match.index), at + match.index + match[0].length);
    for (const match of bare.matchAll(ATTRIBUTE))
      include(match[2]!, at + match.index, at + match.index + match[0].length);
    for (const { index, 1: label } of bare.matchAll(REFERENCE))
      uses.push({ start: at + index + 1, end: at + index + 1 + label!.length });
  }

  return {
    text,
    end: () => {
      for (const { start, end } of uses)
        if (labels.has(foldedLabel(facts.text.slice(start, end)))) facts.occurrence(start, end, 'read');
    },
  };
}

/** Labels are the same whatever their case and spaces. */
function foldedLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Where the bracket opens that closes at `closing`, with the `!` of an image; the beginning of the line when it does not. */
function openingOf(line: string, closing: number): number {
  let depth = 0;
  for (let at = closing; at >= Math.max(0, closing - 1000); at--) {
    if (line[at] === ']') depth++;
    else if (line[at] === '[' && --depth === 0) return line[at - 1] === '!' ? at - 1 : at;
  }
  return 0;
}
