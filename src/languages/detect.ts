import { hasForeignEnding, looksForeign } from './foreign.ts';
import { interpreterOf } from './interpreter.ts';
import { modeOf } from './modeline.ts';
import { LANGUAGES, type Language } from './registry.ts';

/** What {@link detectLanguage} looks at. */
export interface DetectInput {
  /** Path or file name; separators `/` or `\`. */
  path: string;
  /** The beginning of the text (some 30,000 characters are enough), where it is at hand. */
  head?: string;
  /** Id of the language of the project that the file is in, see `Language.project`. */
  project?: string | undefined;
}

/**
 * The language of a file: by its whole name, else by its extension, where files of several languages have it by its
 * beginning; else by its `#!` line, else by a line for editors. Without `head` the first language of a shared extension
 * that needs no content is taken. Undefined when no supported language fits, also where the beginning shows that an
 * extension of ours stands for a language that is none.
 */
export function detectLanguage({ path, head, project }: DetectInput): Language | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const known = names();
  const named = known.files.get(name);
  if (named) return named;
  const ending = endingOf(name, known.extensions);
  // `Dockerfile.dev` is one, `Dockerfile.md` is about one, `Dockerfile.dockerignore` lists what it leaves out.
  const begun = ending === undefined ? known.files.get(name.slice(0, name.indexOf('.') + 1)) : undefined;
  if (begun && !name.endsWith('ignore')) return begun;
  if (ending !== undefined) {
    if (hasForeignEnding(ending)) return undefined;
    if (head !== undefined && looksForeign(ending, head)) return undefined;
    const candidates = known.extensions.get(ending)!;
    return ofProject(candidates, project, head) ?? choose(candidates, ending, head);
  }
  if (TEMPLATE.test(name))
    return detectLanguage({ path: name.replace(TEMPLATE, ''), ...(head === undefined ? {} : { head }) });
  return head === undefined ? undefined : (byProgram(interpreterOf(head)) ?? byMode(modeOf(head)));
}

/** Endings of files out of which others are made, in the same language as those: `config.h.in`. */
const TEMPLATE = /\.(in|example|sample)$/;

interface Names {
  /** By whole name, and by what comes before any ending: `Dockerfile.` of `Dockerfile.*`. */
  files: Map<string, Language>;
  extensions: Map<string, Language[]>;
}

let allNames: Names | undefined;

function names(): Names {
  if (allNames) return allNames;
  allNames = { files: new Map(), extensions: new Map() };
  for (const language of LANGUAGES) {
    for (const file of language.fileNames) {
      const key = file.replace(/\*$/, '');
      if (!allNames.files.has(key)) allNames.files.set(key, language);
    }
    for (const extension of language.extensions) {
      const sharing = allNames.extensions.get(extension);
      if (sharing) sharing.push(language);
      else allNames.extensions.set(extension, [language]);
    }
  }
  return allNames;
}

function ofProject(candidates: readonly Language[], project: string | undefined, head = ''): Language | undefined {
  return project === undefined ? undefined : candidates.find((one) => one.id === project && !one.project?.not(head));
}

/** The ending that decides, of `a.b.c` rather `.b.c` than `.c`; as it is written, else in lower case. */
function endingOf(name: string, extensions: ReadonlyMap<string, unknown>): string | undefined {
  const dot = name.lastIndexOf('.');
  if (dot <= 0) return undefined;
  const before = name.lastIndexOf('.', dot - 1);
  const last = name.slice(dot);
  // Where all of the name is in capitals, those of the extension say nothing: `MAIN.C` is no C++.
  const written = /[a-z]/.test(name) ? [last, last.toLowerCase()] : [last.toLowerCase(), last];
  const long = before > 0 ? name.slice(before).toLowerCase() : '';
  if (long !== '' && hasForeignEnding(long)) return long;
  return [long, ...written].find((ending) => extensions.has(ending));
}

function choose(candidates: readonly Language[], ending: string, head: string | undefined): Language | undefined {
  if (head === undefined) return candidates.find(({ content }) => !content?.is) ?? alone(candidates);
  const fitting = candidates.filter(({ content }) => !content?.not?.test(head));
  const certain = fitting.find(({ content }) => looksLike(content?.is, head));
  if (certain) return certain;
  const meant = fitting.length > 1 ? byMode(modeOf(head)) : undefined;
  if (meant && fitting.includes(meant)) return meant;
  const possible = fitting.filter(({ content }) => !content?.only?.includes(ending));
  return possible.find(({ content }) => !content?.is) ?? alone(possible);
}

function alone(candidates: readonly Language[]): Language | undefined {
  return candidates.length === 1 ? candidates[0] : undefined;
}

function looksLike(is: RegExp | ((head: string) => boolean) | undefined, head: string): boolean {
  return typeof is === 'function' ? is(head) : is?.test(head) === true;
}

function byProgram(program: string | undefined): Language | undefined {
  return program === undefined ? undefined : LANGUAGES.find(({ shebangs }) => shebangs.includes(program));
}

/** Editors call a language by its id, its name, its program or its extension. */
function byMode(mode: string | undefined): Language | undefined {
  if (mode === undefined) return undefined;
  return (
    LANGUAGES.find(({ id, name }) => id === mode || name.toLowerCase() === mode) ??
    byProgram(mode) ??
    names().extensions.get(`.${mode}`)?.[0]
  );
}
