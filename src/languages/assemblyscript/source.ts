const NUMBER = '[iuf](?:8|16|32|64)|[iu]size|v128';
/** A quick look that most TypeScript does not pass. */
const HINT = new RegExp(`\\b(?:${NUMBER})\\b|^[ \\t]*@(?:inline|lazy|external|unsafe|builtin|global)\\b`, 'm');
const ASIDE = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`/g;
/** Decorators of functions and variables, which TypeScript does not have. */
const DECORATED =
  /^[ \t]*(?:@(?:inline|lazy|external|unsafe|builtin|global)\b(?:\.\w+)?(?:\([^()\n]*\))?\s+)+(?:export\s+)?(?:declare\s+)?(?:function|const|let)\s+\w/m;
/** The types of numbers as types, not as members of something. */
const TYPED = new RegExp(`(?:[\\w\\])]\\??\\s*:\\s*|<)(?:${NUMBER})\\b(?!\\s*[.(])`);
/** What only AssemblyScript has. */
const BUILT_IN = new RegExp(
  `\\b(?:changetype|load|store|idof|offsetof|alignof|reinterpret|nameof|instantiate|select)<|\\bunchecked\\(|\\bStaticArray<|\\bmemory\\.(?:fill|copy|grow|size|data)\\(|<(?:${NUMBER})>\\s*[\\w(]|\\bas\\s+(?:${NUMBER})\\b`,
);
/** Names of types of numbers that the file gets from elsewhere, or makes itself: then it is TypeScript. */
const OWN = new RegExp(
  `\\b(?:type|interface|class|const|let|var|function|enum)\\s+(?:${NUMBER})\\b|\\bimport\\b[^;'"]*[{,\\s](?:${NUMBER})\\b`,
);
/** Types and words that AssemblyScript does not have. */
const OTHER =
  /[\w\])?]\s*:\s*(?:any|unknown|undefined|never|object|bigint)\b|\b(?:async\s+function|async\s*\(|await\s|require\(|import\(|keyof\s|infer\s|satisfies\s|undefined\b)|\bas\s+(?:any|unknown|const)\b/;

/** Modules of Node. */
const NODE =
  /\b(?:from|import)\s*['"](?:node:|(?:fs|path|os|util|url|assert|child_process|http|https|stream|events|crypto|worker_threads)['"])/;

/** True for a text that cannot be AssemblyScript. */
export function looksLikeTypeScript(head: string): boolean {
  return isOther(codeOf(head)) || NODE.test(head);
}

const codeOf = (head: string): string => head.replace(ASIDE, (aside) => (aside.startsWith('/') ? ' ' : '""'));
const isOther = (code: string): boolean => OWN.test(code) || OTHER.test(code);

/** True for a text that can be AssemblyScript only, and no TypeScript. In doubt it is not. */
export function looksLikeAssemblyScript(head: string): boolean {
  if (!HINT.test(head)) return false;
  const code = codeOf(head);
  if (isOther(code)) return false;
  return DECORATED.test(code) || (TYPED.test(code) && BUILT_IN.test(code));
}
