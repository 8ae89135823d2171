import { PLATFORM_TYPES } from './platform-types.ts';

/** A type of the platform, see {@link PLATFORM_TYPES}. */
export interface PlatformType {
  name: string;
  isFinal: boolean;
  /** What the only abstract method of an interface takes. */
  takes: readonly string[] | undefined;
  /** Whether that gives something. */
  gives: boolean;
  above: readonly string[];
  /** What is said of members, by name, or by name and number of parameters; of all names. */
  members: ReadonlyMap<string, string>;
  /** What the methods of a name take that types below it inherit, by name; those of supertypes are said there. */
  signatures: ReadonlyMap<string, readonly (readonly string[])[]>;
}

let lines: Map<string, string> | undefined;
const read = new Map<string, PlatformType>();

/** The type of this name; undefined when there is none. */
export function platformType(name: string): PlatformType | undefined {
  lines ??= new Map(PLATFORM_TYPES.split('\n').map((line) => [line.slice(0, line.indexOf('|')), line]));
  const known = read.get(name);
  if (known) return known;
  const line = lines.get(name);
  if (!line || name === '') return undefined;
  const type = readLine(line);
  read.set(name, type);
  return type;
}

function readLine(line: string): PlatformType {
  const [name = '', , kind = '', above = '', members = '', methods = ''] = line.split('|');
  const open = kind.indexOf('(');
  const found = new Map<string, string>();
  for (const one of members.split(';')) {
    const [, key, said = ''] = /^([^=(]*)=?(.*)$/.exec(one)!;
    found.set(key!, said);
    const [bare] = key!.split('/');
    // That there is such a member is known, not what it gives with another number of parameters.
    if (!found.has(bare!)) found.set(bare!, '');
  }
  return {
    name,
    isFinal: kind.startsWith('f'),
    takes: open < 0 ? undefined : splitTypes(kind.slice(open + 1).replace(')', '')),
    gives: !kind.endsWith(')'),
    above: above === '' ? [] : above.split(';'),
    members: found,
    signatures: readSignatures(methods),
  };
}

function readSignatures(methods: string): Map<string, (readonly string[])[]> {
  const found = new Map<string, (readonly string[])[]>();
  for (const one of methods === '' ? [] : methods.split(';')) {
    const open = one.indexOf('(');
    const name = one.slice(0, open);
    found.set(name, [...(found.get(name) ?? []), splitTypes(one.slice(open + 1))]);
  }
  return found;
}

/** Types between commas; those inside of `<>` are left as they are. */
export function splitTypes(list: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i <= list.length; i++) {
    const character = list[i] ?? ',';
    if (character === '<') depth++;
    else if (character === '>') depth--;
    else if (character === ',' && depth === 0) {
      if (i > from) found.push(list.slice(from, i));
      from = i + 1;
    }
  }
  return found;
}
