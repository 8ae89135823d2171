import type { FactSink } from '../spec.ts';

const FENCE = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n/;
/** A key of YAML or TOML at the start of a line, also in quotes, or a table of TOML. */
const KEY = /^(["']?|\[+)([\p{L}_][\p{L}\p{N}_. -]*?)(?:\1[ \t]*[:=](?=\s|$|["'[{\d])|(?<=^\[.*)\])/gmu;

/** Reads the keys at the top of what stands between `---` or `+++` at the beginning. Gives where the text goes on. */
export function readFrontMatter(facts: FactSink): number {
  const { text } = facts;
  const fence = FENCE.exec(text);
  if (!fence) return 0;
  const start = fence[0].length;
  const close = new RegExp(`^${fence[1] === '---' ? '(?:---|\\.\\.\\.)' : '\\+\\+\\+'}[ \\t]*$`, 'm');
  // The end of a line may be that of Windows, which `$` does not know.
  const end = close.exec(text.slice(start).replaceAll('\r', ' '));
  if (!end) return 0;
  const keys = [...text.slice(start, start + end.index).matchAll(KEY)];
  for (const [i, key] of keys.entries()) {
    const from = start + key.index;
    const nameStart = from + key[1]!.length;
    const until = start + (keys[i + 1]?.index ?? end.index);
    const to = from + text.slice(from, until).trimEnd().length;
    const lineEnd = from + text.slice(from, to).split(/\r?\n/, 1)[0]!.length;
    facts.define({
      ...{ kind: 'key', start: from, end: to, nameStart, nameEnd: nameStart + key[2]!.length },
      signatureEnd: lineEnd,
    });
  }
  return start + end.index + end[0].length;
}
