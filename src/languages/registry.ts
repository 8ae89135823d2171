import { looksLikeCpp } from './cpp/header.ts';
import { RARE_NAMES } from './rare-names.ts';
import type { LanguageReader, LanguageSpec } from './spec.ts';

/** One supported language, as the registry knows it without loading its tables. */
export interface Language {
  /** Stable, kebab-case: what `lang:` filters and the index say, and the name of its folder. */
  id: string;
  /** For people. */
  name: string;
  /** With the dot, as written in file names, or with two (`.as.ts`); compared as they are first, then in lower case. */
  extensions: readonly string[];
  /** Whole file names: `Rakefile`, or with any ending: `Dockerfile.*`. */
  fileNames: readonly string[];
  /** Interpreters of a `#!` line, without version: `python`. */
  shebangs: readonly string[];
  /** Where extensions are shared: what the beginning of a file must look like to be of this language, or must not. */
  content: ContentRule | undefined;
  /** `file`, in node_modules, is where the build takes the grammar from; it is kept as `<name>.wasm`. */
  grammar: { name: string; file: string } | undefined;
  /** Ids of the languages that parts of a file can be in. */
  embeds: readonly string[];
  /** What is written in it: programs, data and settings, or text for people. A search for code prefers code. */
  nature: 'code' | 'data' | 'text';
  /** Loads `<id>/spec.ts`. */
  load: () => Promise<LanguageSpec | LanguageReader>;
}

/** See {@link Language.content}. */
export interface ContentRule {
  is?: RegExp | ((head: string) => boolean);
  not?: RegExp;
  /** Extensions that files of no language here have, too: only with what `is` looks for are they of this one. */
  only?: readonly string[];
}

/** The rest of an entry: lists are words with spaces between. */
interface Entry {
  files?: string;
  shebangs?: string;
  content?: ContentRule;
  /** `none` for a language that is read without one. Default: of {@link GRAMMARS_OF_ALL}, by the id. */
  grammar?: string;
  embeds?: string;
  /** Default: code. */
  nature?: Language['nature'];
}

const words = (...lists: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(lists.flatMap((list = '') => list.split(' ')).filter((word) => word !== '')),
];
const GRAMMARS_OF_ALL = 'tree-sitter-wasm/out';

function language(id: string, name: string, extensions: string, entry: Entry = {}): Language {
  const { grammar = `${GRAMMARS_OF_ALL}/${id}/tree-sitter-${id}.wasm` } = entry;
  const grammarName = /([^/]+)\.wasm$/.exec(grammar)?.[1]?.replace(/^tree-sitter-/, '');
  const rare = RARE_NAMES[id] ?? {};
  return {
    ...{ id, name, extensions: words(extensions, rare.extensions), fileNames: words(entry.files, rare.files) },
    shebangs: words(entry.shebangs, rare.shebangs),
    ...{ content: entry.content, embeds: words(entry.embeds), nature: entry.nature ?? 'code' },
    grammar: grammarName === undefined ? undefined : { name: grammarName, file: grammar },
    load: async () => (await import(`./${id}/spec.ts`)).spec,
  };
}

const KOTLIN = '@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm';
const SWIFT = '@repomix/tree-sitter-wasms/out/tree-sitter-swift.wasm';
const DART = '@repomix/tree-sitter-wasms/out/tree-sitter-dart.wasm';
const of = (id: string, file: string = id): string => `tree-sitter-${id}/tree-sitter-${file}.wasm`;

/**
 * All languages. One entry and one folder is a language: `src/languages/<id>/spec.ts` with its `tests/`.
 * Of languages that share an extension, those with `content.is` are asked first, in this order.
 */
// biome-ignore format: a language is a line
export const LANGUAGES: readonly Language[] = [
  language('typescript', 'TypeScript', '.ts .mts .cts', { shebangs: 'deno ts-node tsx', content: { not: /^\s*<(\?xml|!DOCTYPE TS|TS\b)/ }, grammar: of('typescript') }),
  language('tsx', 'TSX', '.tsx', { grammar: of('typescript', 'tsx') }),
  language('javascript', 'JavaScript', '.js .mjs .cjs .jsx .es6', { files: 'Jakefile', shebangs: 'node bun nodejs', grammar: of('javascript') }),
  language('php', 'PHP', '.php .phtml .php3 .php4 .php5 .phps .inc', { shebangs: 'php', content: { is: /<\?(?:php\b|=)/i, only: ['.inc'] } }),
  language('c', 'C', '.c .h', { grammar: of('c') }),
  language('cpp', 'C++', '.cpp .cc .cxx .c++ .C .hpp .hh .hxx .h++ .H .ipp .tpp .inl .h .cppm .ixx', { content: { is: looksLikeCpp, only: ['.inc'] }, grammar: of('cpp') }),
  language('rust', 'Rust', '.rs', { shebangs: 'rust-script', grammar: of('rust') }),
  language('python', 'Python', '.py .pyi .pyw', { files: 'SConstruct SConscript wscript', shebangs: 'python pypy pythonw', grammar: of('python') }),
  language('go', 'Go', '.go', { grammar: of('go') }),
  language('java', 'Java', '.java', { grammar: of('java') }),
  language('kotlin', 'Kotlin', '.kt .kts', { shebangs: 'kotlin kotlinc', grammar: KOTLIN }),
  language('swift', 'Swift', '.swift .swiftinterface', { shebangs: 'swift', grammar: SWIFT }),
  language('dart', 'Dart', '.dart', { shebangs: 'dart', grammar: DART }),
  language('csharp', 'C#', '.cs .csx .cake', { shebangs: 'dotnet-script', grammar: `${GRAMMARS_OF_ALL}/c_sharp/tree-sitter-c_sharp.wasm` }),
  language('lua', 'Lua', '.lua .rockspec .wlua', { shebangs: 'lua luajit texlua' }),
  language('scala', 'Scala', '.scala .sc .sbt .mill', { shebangs: 'scala scala-cli amm' }),
  language('markdown', 'Markdown', '.md .markdown .mdown .mkd .mkdn .mdx', { files: 'README', grammar: 'none', nature: 'text' }),
  language('css', 'CSS', '.css .pcss .postcss', { grammar: 'none' }),
  language('scss', 'SCSS', '.scss', { grammar: 'none' }),
  language('html', 'HTML', '.html .htm .xhtml .shtml', { grammar: 'none', embeds: 'javascript typescript tsx css scss', nature: 'text' }),
  language('vue', 'Vue', '.vue', { grammar: 'none', embeds: 'javascript typescript tsx css scss' }),
  language('svelte', 'Svelte', '.svelte', { grammar: 'none', embeds: 'javascript typescript tsx css scss' }),
];
