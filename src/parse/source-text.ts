import { isUtf8 } from 'node:buffer';
import type { Problem } from '../model/index.ts';

/** How the bytes of a file were read. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin-1';

/** A decoded file. Offsets count UTF-16 code units of `text`, in which a byte order mark is not included. */
export interface SourceText {
  text: string;
  encoding: Encoding;
  hadBom: boolean;
}

/** How much of a file is looked at to tell text from binary: what git looks at. */
const BINARY_HEAD = 8000;
/** Share of characters that text does not have from which a file is binary. Random bytes and random UTF-16 have 6-10 %. */
// What isBinary counts.
const STRANGE_SHARE = 0.02;

/**
 * Decodes a file: by its byte order mark (UTF-8, UTF-16), else as UTF-8, else as Latin-1, so that broken or old
 * encodings lose no ASCII name. Problem 'binary' when the first 8,000 bytes hold a NUL (UTF-16 without a mark does) or
 * more than 2 % of the first 8,000 characters are control characters or halves of surrogate pairs. The few that text may
 * have become U+FFFD.
 */
export function decodeSource(bytes: Uint8Array): SourceText | { problem: Problem } {
  const source = decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (source && !isBinary(source.text)) return source.encoding.startsWith('utf-16') ? wellFormed(source) : source;
  return { problem: { code: 'binary', message: 'not a text file', line: 0 } };
}

/** Names with halves of surrogate pairs could not be told apart, nor ordered, in UTF-8. */
function wellFormed(source: SourceText): SourceText {
  return { ...source, text: source.text.replace(/\p{Surrogate}/gu, '\uFFFD') };
}

function decode(bytes: Buffer): SourceText | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: bytes.toString('utf16le', 2), encoding: 'utf-16le', hadBom: true };
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const swapped = Buffer.from(bytes.subarray(2, bytes.length & ~1)).swap16();
    return { text: swapped.toString('utf16le'), encoding: 'utf-16be', hadBom: true };
  }
  // Before decoding: a large binary file must cost nothing.
  if (bytes.subarray(0, BINARY_HEAD).includes(0)) return undefined;
  const hadBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = hadBom ? bytes.subarray(3) : bytes;
  if (isUtf8(body)) return { text: body.toString('utf8'), encoding: 'utf-8', hadBom };
  return { text: body.toString('latin1'), encoding: 'latin-1', hadBom };
}

// What isBinary counts.
const STRANGE = /[\0-\x07\x0e-\x1a\x1c-\x1f\x7f\ud800-\udfff]/;

function isBinary(text: string): boolean {
  // Nearly every text has none of them, and the engine looks faster than a loop.
  if (!STRANGE.test(text.slice(0, BINARY_HEAD))) return false;
  const length = Math.min(text.length, BINARY_HEAD);
  let strange = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0) return true;
    // White space (tab to carriage return), backspace and escape occur in text.
    if (unit < 32 ? unit < 8 || (unit > 13 && unit !== 27) : unit === 127) strange++;
    else if (unit >= 0xdc00 && unit <= 0xdfff) strange++;
    else if (unit >= 0xd800 && unit <= 0xdbff) {
      const after = text.charCodeAt(i + 1);
      if (after >= 0xdc00 && after <= 0xdfff) i++;
      else strange++;
    }
  }
  return strange > length * STRANGE_SHARE;
}

const LONG_LINE = 400;
const FEW_SPACES = 0.08;
const MUCH_PUNCTUATION = 0.1;
const PUNCTUATION = new Set([...'(){}[];,=.:'].map((character) => character.charCodeAt(0)));

/**
 * True for code or data squeezed into long lines. A line is squeezed when it is longer than 400 code units, less than
 * 8 % of it is white space and at least 10 % is punctuation (which long strings and encoded blobs lack); a text looks
 * minified when squeezed lines make up more than half of it.
 */
export function looksMinified(text: string): boolean {
  let squeezed = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end - start > LONG_LINE && isSqueezed(text, start, end)) squeezed += end - start;
    start = end + 1;
  }
  return squeezed * 2 > text.length;
}

function isSqueezed(text: string, start: number, end: number): boolean {
  let spaces = 0;
  let punctuation = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit <= 32) spaces++;
    else if (PUNCTUATION.has(unit)) punctuation++;
  }
  const length = end - start;
  return spaces < length * FEW_SPACES && punctuation >= length * MUCH_PUNCTUATION;
}

/** How many lines a header may have. */
const HEADER_LINES = 20;
/** What a program writes at the head of what it makes, as the beginning of a line but for comment marks. */
const GENERATED_LINE = new RegExp(
  `^(?:\\W*(?:${[
    '@generated\\b',
    '<auto-?generated\\b',
    'code generated\\b.*\\bdo not edit',
    '(?:auto|automatically |auto-|machine[- ])generated\\b',
    '(?:this|the) (?:file|code|source|class|module)\\b.{0,40} (?:is|was|has been|were) (?:auto|automatically |auto-|machine[- ])?generated\\b',
    '(?:this|the) (?:is|file is) (?:an? )?(?:auto|automatically |auto-|machine[- ])generated\\b',
  ].join(
    '|',
  )})|\\s*[^\\w\\s].*\\b(?:generated\\b.*\\bdo not (?:edit|modify|change)|do not (?:edit|modify|change)\\b.*\\bgenerated)\\b)`,
  'i',
);
// In small letters these words may be the middle of a sentence, except on the first line.
const GENERATED_BY = /^\W*G(?:enerated|ENERATED) (?:by|from|with|using|automatically|BY|FROM)\b/;
const FIRST_LINE = /^\W*generated by\b/;

/** True when a line among the first 20 says that a program made the file ("Code generated … DO NOT EDIT", "@generated"). */
export function looksGenerated(text: string): boolean {
  let start = 0;
  for (let line = 0; line < HEADER_LINES && start < text.length; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const head = text.slice(start, Math.min(end, start + LONG_LINE));
    start = end + 1;
    // All that is looked for below holds this word, and hardly any line does.
    if (!/generated/i.test(head)) continue;
    if (GENERATED_LINE.test(head) || GENERATED_BY.test(head) || (line === 0 && FIRST_LINE.test(head))) return true;
  }
  return false;
}
