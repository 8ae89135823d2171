/**
 * What only SuperCollider has, which shares `.sc`: `SynthDef(\name`, `{ |a, b|`, `arg out;`, `var a, b;`, `~name =`,
 * `+ Class {`, `Class : Super {`, `*method {`.
 */
export const SUPERCOLLIDER: RegExp =
  /\b(?:SynthDef|Synth|Pbind|Pdef|Ndef|Tdef)\s*\(\s*\\|\{[ \t]*\|[ \t]*\w[\w\s,=.#]*\||^[ \t]*(?:arg|classvar)\s+[<>]*\w+[^;\n]*;|^[ \t]*var\s+[<>]*\w+(?:\s*,\s*[<>]*\w+)*;|^[ \t]*~\w+\s*=|^\+\s*\w+\s*\{|^[A-Z]\w*\s*(?:\[\w*\]\s*)?:\s*[A-Z]\w*\s*\{|^\s+\*\w+\s*\{/m;
