/** Values of a TOML file as they are written, by their whole key: `tool.pytest.ini_options.pythonpath`. */
export function tomlValues(text: string): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  let table = '';
  const lines = text.split(/\r?\n/);
  for (let i = 0; i < lines.length; i++) {
    const header = /^\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$/.exec(lines[i]!);
    if (header) {
      table = `${bareKey(header[1]!)}.`;
      continue;
    }
    const pair = /^\s*([\w."'-][\w."' -]*?)\s*=\s*(.*)$/.exec(lines[i]!);
    if (!pair) continue;
    let value = withoutComment(pair[2]!);
    while (depthOf(value) > 0 && i + 1 < lines.length) value += `\n${withoutComment(lines[++i]!)}`;
    add(values, table + bareKey(pair[1]!), value);
  }
  return values;
}

/** Values of an INI file by section and key, `metadata.name`; lines that go on are joined by line ends. */
export function iniValues(text: string): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  const pattern = /^\[([^\]\n]*)\]|^([\w.-]+)[ \t]*[=:][ \t]*(.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]+\S)))*)/gm;
  let section = '';
  for (const [, header, key, value] of text.replaceAll('\r\n', '\n').matchAll(pattern)) {
    if (key === undefined) section = header!.trim();
    else add(values, `${section}.${key}`, value!.replace(/^[ \t]*#.*$/gm, ''));
  }
  return values;
}

/** The strings in a value. */
export function stringsIn(value: string): string[] {
  return [...value.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].map(([, double, single]) => double ?? single ?? '');
}

/** Words of a value of an INI file, which commas, white space or colons part. */
export function wordsIn(value: string): string[] {
  return value.split(/[\s,:;]+/).filter((word) => word !== '');
}

function add(values: Map<string, string[]>, key: string, value: string): void {
  const known = values.get(key);
  if (known) known.push(value);
  else values.set(key, [value]);
}

function bareKey(key: string): string {
  return key.replace(/["'\s]/g, '');
}

function withoutComment(line: string): string {
  return /^(?:"[^"]*"|'[^']*'|[^#"'])*/.exec(line)?.[0] ?? line;
}

/** How many brackets are open after a text. */
function depthOf(text: string): number {
  let depth = 0;
  for (const bracket of text.replace(/"[^"\n]*"|'[^'\n]*'/g, '').matchAll(/[[\]{}]/g)) {
    depth += bracket[0] === '[' || bracket[0] === '{' ? 1 : -1;
  }
  return depth;
}
