import type { Reading } from './reading.ts';

/** Commands that read another file: of psql, the MySQL client, sqlcmd, the SQLite shell, and SQL*Plus. */
const INCLUDES =
  /^(?:\\(?:i|ir|include|include_relative)\s+|\\\.\s+|:r\s+|\.read\s+|SOURCE\s+|START\s+|@@?[ \t]*)(?:"([^"\n]+)"|'([^'\n]+)'|([^\s;]+))/i;

/** A line for the client: what it reads in is an import. */
export function readClientLine({ tokens, facts }: Reading, at: number): void {
  const [start, lineEnd] = [tokens.start[at]!, tokens.end[at]!];
  const written = tokens.text.slice(start, lineEnd);
  const found = INCLUDES.exec(written);
  const specifier = found?.[1] ?? found?.[2] ?? found?.[3];
  if (specifier === undefined) return;
  const end = start + written.trimEnd().length;
  facts.imports({ specifier, imported: '', local: '', kind: 'include', start, end });
}
