/** Whose SQL a text is, as far as that decides how it is read. */
export type Dialect = 'postgres' | 'mysql' | 'sqlite' | 'tsql' | 'oracle' | 'unknown';

/** How much of a text is looked at. */
const HEAD = 100_000;

/** What is written in one dialect only, or nearly so. */
const SIGNS: readonly (readonly [Dialect, RegExp])[] = [
  ['tsql', /^[ \t]*GO[ \t]*;?[ \t]*\r?$/gim],
  ['tsql', /\bNVARCHAR\b|\[?\bdbo\]?\.|\bIDENTITY\s*\(|@@[A-Z]+|\bDECLARE\s+@|\bSET\s+(NOCOUNT|ANSI_NULLS)\b/gi],
  ['tsql', /\b(NONCLUSTERED|UNIQUEIDENTIFIER|NOLOCK|DATETIME2|OBJECT_ID|sp_executesql)\b|\bPRINT\s+N?'/gi],
  ['tsql', /(?:\]|\bFROM|\bTABLE|\bPROC|\bPROCEDURE|\bVIEW|\bINTO|\bUSE|\bAS)[.\s]\s*\[[A-Z_]/gi],
  ['mysql', /`\w+`|\bENGINE\s*=|\bAUTO_INCREMENT\b|^DELIMITER\s|\/\*!\d{5}|\bUNSIGNED\b|\bSQL SECURITY\b/gim],
  ['mysql', /\b(MEDIUMTEXT|LONGTEXT|TINYTEXT|GROUP_CONCAT|MEDIUMINT)\b|\bREPLACE\s+INTO\b|\bDEFINER\s*=/gi],
  ['postgres', /\$\w*\$|\w::\w|'::|\bLANGUAGE\s+'?(plpgsql|sql|c|internal)\b|^\\\w|\b(BIG)?SERIAL\b/gim],
  ['postgres', /\b(CREATE EXTENSION|TIMESTAMPTZ|JSONB|BYTEA|RETURNS SETOF|ILIKE|PG_\w+|REGCLASS|OWNER TO)\b/gi],
  ['oracle', /\bN?VARCHAR2\b|\bNUMBER\s*\(|^\/[ \t]*\r?$|\bSYSDATE\b|\bDBMS_\w+|\bNVL\s*\(|\bFROM\s+DUAL\b/gim],
  ['oracle', /\b(PACKAGE|TYPE)\s+BODY\b|\bSYS_REFCURSOR\b|\bPLS_INTEGER\b|^PROMPT\b|^SET DEFINE\b|^@@?\w+/gim],
  ['sqlite', /\bAUTOINCREMENT\b|\bPRAGMA\s+\w|\bWITHOUT\s+ROWID\b|\bsqlite_\w+|\bUSING\s+fts\d/gi],
];

/** The dialect that has left most signs in the text. */
export function dialectOf(text: string): Dialect {
  const head = text.slice(0, HEAD);
  const counts = new Map<Dialect, number>();
  for (const [dialect, sign] of SIGNS) {
    counts.set(dialect, (counts.get(dialect) ?? 0) + (head.match(sign)?.length ?? 0));
  }
  let best: Dialect = 'unknown';
  for (const [dialect, count] of counts) if (count > (counts.get(best) ?? 0)) best = dialect;
  return best;
}
