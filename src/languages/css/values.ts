import type { FactSink } from '../spec.ts';
import { STRING, URL } from './parse-style.ts';

/** Reads values of declarations, arguments and conditions at offsets of the text. */
export interface Values {
  read(start: number, end: number): void;
  /** Reads only what is interpolated there, as in a name. */
  interpolations(start: number, end: number): void;
}

const TOKENS = new RegExp(
  [
    `(?<string>${STRING})`,
    `(?<url>${URL})`,
    String.raw`(?:(?<module>[a-zA-Z_][\w-]*)\.)?(?<variable>\$[\w\u0080-\uffff-]+)(?<key>\s*:(?!:))?`,
    String.raw`(?<custom>(?<![\w-])--[\w\u0080-\uffff-]*(?:[\w\u0080-\uffff-]|#\{[^{}]*\})+)(?<call>\()?`,
    String.raw`(?:(?<from>[a-zA-Z_][\w-]*)\.)?(?<name>(?<![\w$.%#@-])[a-zA-Z_][\w-]*|(?<=\.)[a-zA-Z_][\w-]*)(?<opens>\()?`,
  ].join('|'),
  'gi',
);
/** What is written like a function and is none. */
const NO_FUNCTION = /^(?:var|env|attr|url|and|or|not|in|if|else|from|through|to|using|with|show|hide|as)$/i;

/** `bare` is the text without comments. Functions and variables of Sass are looked for in `scss` only. */
export function createValues(facts: FactSink, bare: string, dialect: 'css' | 'scss'): Values {
  function sass(groups: Record<string, string | undefined>, at: number): void {
    const { module, variable, key, from, name, opens } = groups;
    if (variable !== undefined) {
      const start = at + (module === undefined ? 0 : module.length + 1);
      if (module !== undefined) facts.occurrence(at, at + module.length, 'read');
      facts.occurrence(start, start + variable.length, key === undefined ? 'read' : 'key');
    } else if (name !== undefined && opens !== undefined && (from !== undefined || !NO_FUNCTION.test(name))) {
      const start = at + (from === undefined ? 0 : from.length + 1);
      if (from !== undefined) facts.occurrence(at, at + from.length, 'read');
      facts.occurrence(start, start + name.length, 'call');
    }
  }

  function read(start: number, end: number): void {
    for (const match of bare.slice(start, end).matchAll(TOKENS)) {
      const at = start + match.index;
      const { string, custom, call } = match.groups!;
      if (custom !== undefined) {
        facts.occurrence(at, at + custom.length, call === undefined ? 'read' : 'call');
        interpolations(at, at + custom.length);
      } else if (string !== undefined) {
        interpolations(at, at + string.length);
      } else if (dialect === 'scss') sass(match.groups!, at);
    }
  }

  /** What is interpolated; its end may be missing, for what follows a quote in it is no longer of the string. */
  function interpolations(start: number, end: number): void {
    if (dialect === 'css') return;
    for (const { index, 0: all } of bare.slice(start, end).matchAll(/(?<=#\{)[^{}]+/g))
      read(start + index, start + index + all.length);
  }

  return { read, interpolations };
}
