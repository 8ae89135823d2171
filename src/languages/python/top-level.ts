const BLOCK = /^(?:if|elif|else|try|except|finally|with|for|while)\b/;

/**
 * The names that a text of Python binds at file level, also below `if` and `try`: by a definition, an assignment or an
 * import of something from a module. The import of a submodule by its name (`from . import name`) binds nothing else.
 */
export function topLevelNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  let isOpen = true;
  for (const statement of statementsOf(text)) {
    if (/^\S/.test(statement)) isOpen = BLOCK.test(statement);
    else if (!isOpen) continue;
    const bare = statement.trim();
    const defined = /^(?:async\s+)?(?:def|class)\s+(\w+)/.exec(bare);
    if (defined) names.add(defined[1]!);
    const from = /^from\s+([\w.]+)\s+import\s+\(?([\s\S]*?)\)?$/.exec(bare);
    if (from && !/^\.+$/.test(from[1]!)) {
      for (const item of from[2]!.split(',')) {
        const [imported, alias] = item.trim().split(/\s+as\s+/);
        const local = (alias ?? imported)!.trim();
        if (local !== '' && local !== '*') names.add(local);
      }
    }
    const assigned = /^((?:\w+\s*,\s*)*\w+)\s*(?::[^=]*)?=(?!=)/.exec(bare);
    for (const one of assigned?.[1]?.split(',') ?? []) names.add(one.trim());
  }
  return names;
}

/** Logical lines, without comments and strings; what is in brackets goes on. */
function statementsOf(text: string): string[] {
  const bare = text
    .replace(/("""|''')[\s\S]*?\1/g, '""')
    .replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#.*/g, (part) => (part.startsWith('#') ? '' : '""'))
    .replace(/\\\r?\n/g, ' ');
  const statements: string[] = [];
  let depth = 0;
  for (const line of bare.split(/\r?\n/)) {
    if (depth > 0) statements.push(`${statements.pop()!}\n${line}`);
    else if (line.trim() !== '') statements.push(line);
    for (const bracket of line.matchAll(/[()[\]{}]/g))
      depth = Math.max(0, depth + ('([{'.includes(bracket[0]) ? 1 : -1));
  }
  return statements;
}
