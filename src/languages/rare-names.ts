/** Names by which a language goes more rarely than by those in its line of the registry; words with spaces between. */
interface RareNames {
  extensions?: string;
  files?: string;
  shebangs?: string;
}

/** By id of the language. */
// biome-ignore format: a language is a paragraph
export const RARE_NAMES: Readonly<Record<string, RareNames>> = {
  bash: {
    extensions: '.zsh-theme .pacscript .tool',
    files: '.bash_functions .envrc .flaskenv .xinitrc .xsession .zlogin .zlogout bashrc bash_aliases bash_logout bash_profile kshrc profile xinitrc xsession zlogin zlogout zprofile zshenv zshrc',
  },
  c: { shebangs: 'tcc' },
  cpp: { extensions: '.ino .txx .re .inc' },
  csharp: { extensions: '.linq .cs.pp' },
  hcl: { extensions: '.tofu .workflow' },
  html: { extensions: '.xht .hta .html.hl' },
  java: { extensions: '.jsh' },
  javascript: { extensions: '.es .gs .jsb .jscad .xsjs .xsjslib .sjs .ssjs .njs .js.frag' },
  json: {
    extensions: '.yy .yyp .4DForm .4DProject .JSON-tmLanguage .gltf .sarif .avsc .webapp .webmanifest .mcmeta .har .tfstate .tfstate.backup .topojson .geojson .code-workspace .code-snippets .sublime-build .sublime-settings .sublime-menu .sublime-commands .sublime-project .sublime-mousemap .sublime-keymap .sublime-macro .sublime-color-scheme .sublime-theme .sublime-completions',
    files: '.all-contributorsrc .arcconfig .htmlhintrc .imgbotconfig .tern-config .tern-project .watchmanconfig .jscsrc .jslintrc .swcrc MODULE.bazel.lock Package.resolved Pipfile.lock bun.lock composer.lock deno.lock flake.lock mcmod.info',
  },
  lua: { extensions: '.pd_lua .p8', files: '.luacheckrc' },
  markdown: { extensions: '.ronn .livemd .workbook', files: 'contents.lr' },
  'ocaml-interface': { extensions: '.eliomi' },
  php: { files: '.php_cs .php_cs.dist' },
  python: { extensions: '.py3 .pyde .pyp .gyp .gypi .wsgi', files: '.gclient DEPS', shebangs: 'uv' },
  ruby: {
    extensions: '.rbi .prawn .pluginspec .rabl',
    files: '.irbrc .pryrc .simplecov Appraisals Dangerfile Deliverfile Snapfile Steepfile',
    shebangs: 'rbx',
  },
  sql: { extensions: '.udf .viw' },
  scala: { extensions: '.kojo' },
  toml: { files: 'Cargo.toml.orig Gopkg.lock pdm.lock poetry.lock uv.lock' },
  yaml: {
    extensions: '.YAML-tmLanguage .sublime-syntax .mir',
    files: '.clangd .gemrc CITATION.cff glide.lock pixi.lock yarn.lock',
  },
};
