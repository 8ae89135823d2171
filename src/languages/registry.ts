import { assemblyFolders } from './assemblyscript/project.ts';
import { looksLikeAssemblyScript, looksLikeTypeScript } from './assemblyscript/source.ts';
import { looksLikeCpp } from './cpp/header.ts';
import type { LinkRules } from './link-rules.ts';
import type { ModuleRules } from './modules.ts';
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
  /** How a file tells that sources beside and below it are of this language, though they look like another. */
  project: ProjectRule | undefined;
  /** `file`, in node_modules, is where the build takes the grammar from; it is kept as `<name>.wasm`. */
  grammar: { name: string; file: string } | undefined;
  /** Ids of the languages that parts of a file can be in. */
  embeds: readonly string[];
  /** What is written in it: programs, data and settings, or text for people. A search for code prefers code. */
  nature: 'code' | 'data' | 'text';
  /** Loads the rules by which its modules are found; undefined where imports lead to no files. */
  loadModules: (() => Promise<ModuleRules>) | undefined;
  /** Loads the rules by which its names are bound; undefined where scopes and imports say all. */
  loadLinking: (() => Promise<LinkRules>) | undefined;
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

/** See {@link Language.project}. */
export interface ProjectRule {
  /** Its name. */
  file: string;
  /** The folders it speaks of, by its text; relative to its own, which is ''. All that is in them, of its own only the files. */
  folders: (text: string) => readonly string[];
  /** What the beginning of a file there looks like that is of another language all the same. */
  not: (head: string) => boolean;
}

/** The rest of an entry: lists are words with spaces between. */
interface Entry {
  files?: string;
  shebangs?: string;
  content?: ContentRule;
  project?: ProjectRule;
  /** `none` for a language that is read without one. Default: of {@link GRAMMARS_OF_ALL}, by the id. */
  grammar?: string;
  embeds?: string;
  /** Folder of the language whose `modules.ts` holds for it. Default: none. */
  modules?: string;
  /** Folder of the language whose `linking.ts` holds for it. Default: none. */
  linking?: string;
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
    ...{ content: entry.content, project: entry.project, embeds: words(entry.embeds), nature: entry.nature ?? 'code' },
    grammar: grammarName === undefined ? undefined : { name: grammarName, file: grammar },
    loadLinking:
      entry.linking === undefined ? undefined : async () => (await import(`./${entry.linking}/linking.ts`)).linking,
    loadModules:
      entry.modules === undefined ? undefined : async () => (await import(`./${entry.modules}/modules.ts`)).modules,
    load: async () => (await import(`./${id}/spec.ts`)).spec,
  };
}

const KOTLIN = '@tree-sitter-grammars/tree-sitter-kotlin/tree-sitter-kotlin.wasm';
const SWIFT = '@repomix/tree-sitter-wasms/out/tree-sitter-swift.wasm';
const DART = '@repomix/tree-sitter-wasms/out/tree-sitter-dart.wasm';
/** Other formats with the same extensions: playlists, device models, feature vectors. */
const NO_SQL = /^\s*(?:<\?xml|\[playlist\]|dml \d|-?[\d.]+ [^\n]*\|)/;
const JSON_EXTENSIONS =
  '.json .jsonc .json5 .jsonl .ndjson .jsonld .geojson .topojson .webmanifest .har .avsc .tfstate .arb .importmap .code-workspace .code-snippets .sublime-settings .sublime-keymap .sublime-project .sublime-menu .sublime-commands .sublime-build .sublime-completions';
const JSON_FILES =
  '.babelrc .bowerrc .c8rc .eslintrc .jscsrc .jshintrc .lintstagedrc .nycrc .prettierrc .stylelintrc .swcrc .all-contributorsrc .arcconfig .watchmanconfig composer.lock Pipfile.lock deno.lock flake.lock bun.lock MODULE.bazel.lock';
const YAML_FILES =
  '.clang-format .clang-tidy .clangd .condarc .gemrc .yamllint CITATION.cff pubspec.lock glide.lock Podfile.lock';
const of = (id: string, file: string = id): string => `tree-sitter-${id}/tree-sitter-${file}.wasm`;

/**
 * All languages. One entry and one folder is a language: `src/languages/<id>/spec.ts` with its `tests/`.
 * Of languages that share an extension, those with `content.is` are asked first, in this order.
 */
// biome-ignore format: a language is a line
export const LANGUAGES: readonly Language[] = [
  language('typescript', 'TypeScript', '.ts .mts .cts', { shebangs: 'deno ts-node tsx', content: { not: /^\s*<(\?xml|!DOCTYPE TS|TS\b)/ }, grammar: of('typescript'), modules: 'javascript', linking: 'javascript' }),
  language('tsx', 'TSX', '.tsx', { grammar: of('typescript', 'tsx'), modules: 'javascript', linking: 'javascript' }),
  language('javascript', 'JavaScript', '.js .mjs .cjs .jsx .es6', { files: 'Jakefile', shebangs: 'node bun nodejs', grammar: of('javascript'), modules: 'javascript', linking: 'javascript' }),
  language('php', 'PHP', '.php .phtml .php3 .php4 .php5 .phps .inc', { shebangs: 'php', content: { is: /<\?(?:php\b|=)/i, only: ['.inc'] }, modules: 'php', linking: 'php' }),
  language('c', 'C', '.c .h', { grammar: of('c'), modules: 'c', linking: 'c' }),
  language('cpp', 'C++', '.cpp .cc .cxx .c++ .C .hpp .hh .hxx .h++ .H .ipp .tpp .inl .h .cppm .ixx', { content: { is: looksLikeCpp, only: ['.inc'] }, grammar: of('cpp'), modules: 'c', linking: 'cpp' }),
  language('rust', 'Rust', '.rs', { shebangs: 'rust-script', grammar: of('rust'), modules: 'rust', linking: 'rust' }),
  language('python', 'Python', '.py .pyi .pyw', { files: 'SConstruct SConscript wscript', shebangs: 'python pypy pythonw', grammar: of('python'), modules: 'python', linking: 'python' }),
  language('go', 'Go', '.go', { grammar: of('go'), modules: 'go', linking: 'go' }),
  language('java', 'Java', '.java', { grammar: of('java'), modules: 'java', linking: 'java' }),
  language('kotlin', 'Kotlin', '.kt .kts', { shebangs: 'kotlin kotlinc', grammar: KOTLIN, modules: 'kotlin', linking: 'kotlin' }),
  language('swift', 'Swift', '.swift .swiftinterface', { shebangs: 'swift', grammar: SWIFT, modules: 'swift', linking: 'swift' }),
  language('dart', 'Dart', '.dart', { shebangs: 'dart', grammar: DART, modules: 'dart', linking: 'dart' }),
  language('csharp', 'C#', '.cs .csx .cake', { shebangs: 'dotnet-script', grammar: `${GRAMMARS_OF_ALL}/c_sharp/tree-sitter-c_sharp.wasm`, modules: 'csharp', linking: 'csharp' }),
  language('ruby', 'Ruby', '.rb .rake .gemspec .ru .podspec .thor .jbuilder .rbw', { files: 'Rakefile Gemfile Guardfile Vagrantfile Podfile Fastfile Brewfile Capfile Thorfile Berksfile config.ru', shebangs: 'ruby jruby macruby rake', modules: 'ruby', linking: 'ruby' }),
  language('lua', 'Lua', '.lua .rockspec .wlua', { shebangs: 'lua luajit texlua', modules: 'lua', linking: 'lua' }),
  language('scala', 'Scala', '.scala .sc .sbt .mill', { shebangs: 'scala scala-cli amm', modules: 'scala', linking: 'scala' }),
  language('bash', 'Bash', '.sh .bash .bats .ksh .zsh .ebuild .eclass .command', { files: '.bashrc .bash_profile .profile .bash_aliases .bash_logout .zshrc .zprofile .zshenv .kshrc APKBUILD PKGBUILD', shebangs: 'sh bash dash ksh zsh ash bats' }),
  language('sql', 'SQL', '.sql .ddl .dml .pgsql .psql .mysql .tsql .plsql .pls .pks .pkb .pck .prc .fnc .trg .vw .tps .tpb', { grammar: 'none', content: { not: NO_SQL } }),
  language('assemblyscript', 'AssemblyScript', '.as.ts .ts', { content: { is: looksLikeAssemblyScript }, project: { file: 'asconfig.json', folders: assemblyFolders, not: looksLikeTypeScript }, grammar: of('typescript') }),
  language('json', 'JSON', JSON_EXTENSIONS, { files: JSON_FILES, grammar: 'none', nature: 'data' }),
  language('yaml', 'YAML', '.yml .yaml .clang-format .clang-tidy .sublime-syntax .cff', { files: YAML_FILES, nature: 'data' }),
  language('toml', 'TOML', '.toml', { files: 'Cargo.lock poetry.lock uv.lock Pipfile pdm.lock Gopkg.lock', nature: 'data' }),
  language('elixir', 'Elixir', '.ex .exs', { files: 'mix.lock', shebangs: 'elixir', modules: 'elixir', linking: 'elixir' }),
  language('markdown', 'Markdown', '.md .markdown .mdown .mkd .mkdn .mdx', { files: 'README', grammar: 'none', nature: 'text' }),
  language('css', 'CSS', '.css .pcss .postcss', { grammar: 'none' }),
  language('scss', 'SCSS', '.scss', { grammar: 'none' }),
  language('protobuf', 'Protobuf', '.proto', { grammar: `${GRAMMARS_OF_ALL}/proto/tree-sitter-proto.wasm` }),
  language('dockerfile', 'Dockerfile', '.dockerfile .containerfile', { files: 'Dockerfile Containerfile Dockerfile.* Containerfile.* dockerfile', grammar: 'none' }),
  language('hcl', 'HCL', '.hcl .tf .tfvars .nomad'),
  language('graphql', 'GraphQL', '.graphql .gql .graphqls', { grammar: 'none' }),
  language('zig', 'Zig', '.zig .zon'),
  language('haskell', 'Haskell', '.hs .hs-boot', { shebangs: 'runhaskell runghc stack' }),
  language('html', 'HTML', '.html .htm .xhtml .shtml', { grammar: 'none', embeds: 'javascript typescript tsx css scss', nature: 'text' }),
  language('ocaml', 'OCaml', '.ml .eliom', { shebangs: 'ocaml ocamlrun ocamlscript' }),
  language('ocaml-interface', 'OCaml interface', '.mli', { grammar: `${GRAMMARS_OF_ALL}/ocaml_interface/tree-sitter-ocaml_interface.wasm` }),
  language('vue', 'Vue', '.vue', { grammar: 'none', embeds: 'javascript typescript tsx css scss', modules: 'javascript', linking: 'javascript' }),
  language('svelte', 'Svelte', '.svelte', { grammar: 'none', embeds: 'javascript typescript tsx css scss', modules: 'javascript', linking: 'javascript' }),
];
