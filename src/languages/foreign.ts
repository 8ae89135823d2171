import { codeOfHeader } from './header-code.ts';

/** Whole endings of files that only look like ours: templates and prose with another language around or in them. */
const ENDINGS: ReadonlySet<string> = new Set(['.blade.php', '.antlers.php', '.antlers.html', '.coffee.md']);

const QT_OR_XML = /^\s*<(\?xml|!DOCTYPE TS|TS\b)/;
const HACK = /^(#!.*\n)?\s*<\?hh\b/;
const OBJECTIVE_C = /^[ \t]*@(interface|class|protocol|implementation|import)\b/m;
const OBJECTIVE_C_IMPORT = /^[ \t]*#[ \t]*import[ \t]*[<"][^\n]*\.h[>"]/m;
const EUPHORIA =
  /^(without\s+\w+|include\s+[\w/]+\.ew?\b|((public|export|global)\s+)?(procedure|sequence|atom|integer)\s+\w+)/m;
/**
 * What only SuperCollider has, which shares `.sc`: `SynthDef(\name`, `{ |a, b|`, `arg out;`, `var a, b;`, `~name =`,
 * `+ Class {`, `Class : Super {`, `*method {`.
 */
const SUPERCOLLIDER =
  /\b(?:SynthDef|Synth|Pbind|Pdef|Ndef|Tdef)\s*\(\s*\\|\{[ \t]*\|[ \t]*\w[\w\s,=.#]*\||^[ \t]*(?:arg|classvar)\s+[<>]*\w+[^;\n]*;|^[ \t]*var\s+[<>]*\w+(?:\s*,\s*[<>]*\w+)*;|^[ \t]*~\w+\s*=|^\+\s*\w+\s*\{|^[A-Z]\w*\s*(?:\[\w*\]\s*)?:\s*[A-Z]\w*\s*\{|^[ \t]+\*\w+\s*\{/m;
/** Of SourcePawn, Pawn, NASL, POV-Ray, Pascal and assemblers. */
const NO_CPP_INCLUDE =
  /^[ \t]*(native|forward|stock|methodmap)\s+\w|^[ \t]*#\s*(tryinclude|declare|local|macro)\b|^[ \t]*(global|local)_var\s|^[ \t]*include\s*\(|^[ \t]*(begin|procedure)\b|^[ \t]+(mov|push|db)[ \t]/im;

/** What a file with this extension looks like where it is in a language that is none of ours. */
const LOOKS: Readonly<Record<string, (head: string) => boolean>> = {
  '.h': (head) => OBJECTIVE_C_IMPORT.test(head) || OBJECTIVE_C.test(codeOfHeader(head)),
  '.hh': (head) => HACK.test(head),
  '.php': (head) => HACK.test(head),
  '.ts': (head) => QT_OR_XML.test(head),
  '.tsx': (head) => QT_OR_XML.test(head),
  // RenderScript, and resources as XML.
  '.rs': (head) => /^[ \t]*<\?xml|^#pragma\s+(rs|version)\b/m.test(head),
  // Smalltalk.
  '.cs': (head) => /^![\w\s]+methodsFor:|!\w+ methodsFor: '|\bsubclass: #\w/m.test(head),
  // CoffeeScript.
  '.cake': (head) => /^\w+\s*=\s*require\s|^\w+\s*=\s*(\([^)\n]*\)\s*)?->/m.test(head),
  '.ex': (head) => EUPHORIA.test(head) && !/^[ \t]*def(module|protocol|impl)\s/m.test(head),
  // Erlang.
  '.es': (head) => /^%|^main\s*\(.*\)\s*->/m.test(head),
  // GLSL, Gosu, Genie.
  '.gs': (head) => /^#version\s|^uses\s+(java|gw)\.|^\[indent=|^init\s*$/m.test(head),
  '.sc': (head) =>
    /^[ \t]*classvar\s/m.test(head) ||
    (SUPERCOLLIDER.test(head) && !/^[ \t]*(import|package|object|def|val|trait)\s/m.test(head)),
  // Standard ML.
  '.ml': (head) => /^(structure|signature|functor)\s+\w+/m.test(head) && !/^(module|open|let)\s/m.test(head),
  // Machine descriptions of GCC.
  '.md': (head) => /^\s*(;;.*\n\s*)*\(define_/.test(head),
  '.yaml': isMiniYaml,
  '.yml': isMiniYaml,
  '.inc': (head) => NO_CPP_INCLUDE.test(head),
  // Reason.
  '.re': (head) => !/^[ \t]*#\s*(include|define)\b|\/\*!re2c/m.test(head),
  '.workflow': (head) => /^\s*<\?xml/.test(head),
  '.pluginspec': (head) => /^\s*</.test(head),
  // A text about it, or settings for it.
  '.mysql': (head) =>
    !/^[ \t]*((alter|create|drop)\s+\w+\s|(delete\s+from|insert\s+into)\b|select\s[^;]*;|(set|use)\s[^;\n]*;)/im.test(
      head,
    ),
  // Yacc.
  '.yy': (head) => !/^\s*[{[]/.test(head),
};

/** A tab cannot indent in YAML, but does in the settings of a game engine that are called so. */
// Who indents YAML with tabs by mistake rarely does so with several keys in capitals.
function isMiniYaml(head: string): boolean {
  const keys = head.match(/^\t+[A-Z^@-][^\s:][^:\n]*:/gm) ?? [];
  return keys.length > 1 && !/^---|^ +[\w-][^:\n]*:/m.test(head);
}

/** True when files of this ending (`.blade.php`) are in no language of ours, whatever is in them. */
export function hasForeignEnding(ending: string): boolean {
  return ENDINGS.has(ending);
}

/** True when the beginning of a file shows that its extension is here that of a language which is none of ours. */
export function looksForeign(extension: string, head: string): boolean {
  return LOOKS[extension]?.(head) === true;
}
