/** A type as it is written, as far as overloads are told apart by it. */
export interface WrittenType {
  /** Without namespaces around it: `string`, `vector<Foo>`, `unsigned long`. */
  base: string;
  /** How many pointers lead to it, arrays among them. */
  pointers: number;
  reference: '' | '&' | '&&';
  /** What is pointed or referred to, or the value itself, never changes. */
  isConst: boolean;
}

const WORDS_OF_NUMBERS = /^(?:unsigned|signed|long|short|int|char|double|float|bool|void|wchar_t|char(?:8|16|32)_t)$/;
/** What says nothing of which type it is. */
const BESIDE =
  /\b(?:typename|struct|class|enum|union|volatile|mutable|static|inline|constexpr|consteval|constinit|extern|virtual|explicit|friend|register|thread_local|const)\b/g;
/** Words in capitals before a type are macros: `MYLIB_API int f()`. */
const MACROS = /(?:^|\s)[A-Z][A-Z0-9_]*_[A-Z0-9_]*(?:\([^()]*\))?(?=\s+\w)/g;

/** True for a type of the language: numbers, characters, `bool`. */
export function isBuiltIn({ base }: WrittenType): boolean {
  return base.split(' ').every((word) => WORDS_OF_NUMBERS.test(word));
}

/** Reads a type that has no name beside it; undefined for `auto`, and where none is read. */
export function readType(written: string): WrittenType | undefined {
  let text = written.replace(/\[\[.*?\]\]/g, ' ').replace(MACROS, ' ');
  const isFunction = /\(/.test(withoutAngles(text));
  if (isFunction) return { base: tidy(text), pointers: 0, reference: '', isConst: false };
  let pointers = 0;
  text = text.replace(/\[[^\]]*\]/g, () => {
    pointers++;
    return ' ';
  });
  const end = /[\s*&]*(?:const[\s*&]*)*$/.exec(text)!;
  const outer = end[0].replace(/\bconst\b/g, ' ');
  pointers += outer.split('*').length - 1;
  const reference = /&\s*&/.test(outer) ? '&&' : outer.includes('&') ? '&' : '';
  const inner = text.slice(0, end.index);
  const isConst = /\bconst\b/.test(withoutAngles(inner)) || /^\s*const\b/.test(end[0]);
  const base = tidy(inner.replace(BESIDE, ' '));
  if (base === '' || /\bauto\b|\bdecltype\b/.test(base) || !/^[\w<>,:*& ().]+$/.test(base)) return undefined;
  return { base: numbersInOrder(base), pointers, reference, isConst };
}

/** Reads a parameter: its type, without its name and its default. */
export function readParameter(written: string): WrittenType | undefined {
  let text = written.trim();
  const pointed = /\(\s*(?:[\w:]+::)?[*&]+\s*(\w*)\s*\)/.exec(text);
  if (pointed) return readType(text.replace(pointed[0], '(*)'));
  const brackets = /(?:\s*\[[^\]]*\])+$/.exec(text)?.[0] ?? '';
  text = text.slice(0, text.length - brackets.length);
  const [, before, name] = /^(.*[\s*&>])(\w+)$/s.exec(text) ?? [];
  const isName =
    before !== undefined &&
    !WORDS_OF_NUMBERS.test(name!) &&
    name !== 'const' &&
    /\w/.test(before.replace(BESIDE, ' ').replace(MACROS, ' '));
  return readType((isName ? before : text) + brackets);
}

/** The same for two types that are written alike. */
export function keyOf(type: WrittenType | undefined): string {
  if (!type) return '?';
  const { base, pointers, reference, isConst } = type;
  // That a copy never changes is nothing to others.
  const marked = isConst && (pointers > 0 || reference !== '');
  return `${marked ? 'const ' : ''}${base}${'*'.repeat(pointers)}${reference}`;
}

/** The same for two types that differ in what may be changed, and how they are referred to, at most. */
export function plainKeyOf({ base, pointers }: WrittenType): string {
  return `${base}${'*'.repeat(pointers)}`;
}

/** Without all that stands in angle brackets. */
export function withoutAngles(text: string): string {
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/<[^<>]*>/g, ' ');
  }
  return rest;
}

/** Without namespaces, and space that means nothing. */
function tidy(text: string): string {
  let rest = text.replace(/\s+/g, ' ').trim();
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(/\w+(?:<[^<>]*>)?\s*::\s*|^::\s*/g, '');
  }
  return rest.replace(/\s*([<>,*&()])\s*/g, '$1').trim();
}

function numbersInOrder(base: string): string {
  const words = base.split(' ');
  if (words.length < 2 || !words.every((word) => WORDS_OF_NUMBERS.test(word))) return base;
  const rest = words.filter((word) => word !== 'signed' || words.includes('char'));
  const isSized = rest.some((word) => word === 'long' || word === 'short' || word === 'unsigned');
  const told = isSized ? rest.filter((word) => word !== 'int') : rest;
  return told.sort((a, b) => (a < b ? 1 : -1)).join(' ') || 'int';
}
