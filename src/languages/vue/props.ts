import { SYMBOL_FLAGS } from '../../model/index.ts';
import { endOfBraces } from '../html/scan-markup.ts';
import type { FactSink } from '../spec.ts';

/** `defineProps<{ … }>()` and `defineProps([ … ])`; what is in the braces of `defineProps({ … })` is a key of an object. */
const PROPS = /\bdefineProps\s*(?:<\s*(?=\{)|\(\s*(?=[[{]))/;
const NAMED = /=\s*(?:withDefaults\(\s*)?$/;
const MODEL = /\bdefineModel\b(?:<[^()]{0,200}>)?\(\s*(["'])([\w$-]+)\1/g;
/** At the depth of the list: a name, in quotes or not, before `:` or `?:`. */
const MEMBER =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|\/\*[\s\S]*?\*\/|\/\/.*|=>|[[\](){}<>,;\n?:]|[\p{L}_$][\p{L}\p{N}_$-]*/gu;

/** Defines the properties of a component that its script at offset `at` names in a macro, and binds them for the template. */
export function readProps(facts: FactSink, at: number, code: string): void {
  const macro = PROPS.exec(code);
  const open = macro ? macro.index + macro[0].length : -1;
  if (macro && code[open] === '[') listed(facts, at, code, open);
  // Those of an object that has a name are its members.
  else if (macro && !(macro[0].includes('(') && NAMED.test(code.slice(Math.max(0, macro.index - 40), macro.index))))
    members(facts, at + open, code.slice(open, endOfBraces(code, open)));
  for (const { index, 0: all, 2: name } of code.matchAll(MODEL)) {
    const end = at + index + all.length - 1;
    property(facts, end - name!.length, end, end);
  }
}

function listed(facts: FactSink, at: number, code: string, open: number): void {
  const close = code.indexOf(']', open);
  for (const { index, 1: quote, 2: name } of code
    .slice(open, close < 0 ? open : close)
    .matchAll(/(["'])([\w$-]+)\1/g)) {
    const start = at + open + index + quote!.length;
    property(facts, start, start + name!.length, start + name!.length);
  }
}

function members(facts: FactSink, at: number, code: string): void {
  let depth = 0;
  let isDue = true;
  let name: readonly [start: number, end: number] | undefined;
  let type = -1;
  const finish = (end: number): void => {
    if (name && type >= 0) property(facts, name[0], name[1], at + endOfWord(code, end));
    name = undefined;
    type = -1;
    isDue = true;
  };
  for (const { 0: sign, index } of code.matchAll(MEMBER)) {
    if (/^[[({<]$/.test(sign)) depth++;
    else if (/^[\])}>]$/.test(sign)) {
      if (--depth === 0) finish(index);
    } else if (depth !== 1 || /^\/[*/]/.test(sign)) continue;
    else if (sign === ',' || sign === ';') finish(index);
    // A type may begin on the next line.
    else if (sign === '\n') {
      if (type >= 0 && code.slice(type, index).trim() !== '') finish(index);
    } else if (sign === ':') {
      if (name && type < 0) type = index + 1;
    } else if (isDue && sign !== '?' && sign !== '=>' && sign !== 'readonly') {
      const quoted = /^["']/.test(sign) ? 1 : 0;
      name = [at + index + quoted, at + index + sign.length - quoted];
      isDue = false;
    }
  }
}

/** Before the white space before `end`. */
function endOfWord(code: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(code[at - 1]!)) at--;
  return at;
}

/** Quotes around the name are part of the property. */
function property(facts: FactSink, nameStart: number, nameEnd: number, end: number): void {
  if (nameStart >= nameEnd) return;
  const flags = SYMBOL_FLAGS.exported;
  const isQuoted = /["']/.test(facts.text[nameStart - 1] ?? '') ? 1 : 0;
  const start = nameStart - isQuoted;
  const symbol = facts.define({
    kind: 'property',
    start,
    end: Math.max(end, nameEnd + isQuoted),
    nameStart,
    nameEnd,
    flags,
  });
  facts.bind({ scope: 0, kind: 'definition', start: nameStart, end: nameEnd, symbol });
}
