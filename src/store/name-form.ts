import { type ByteBuffer, writeText, writeVarint } from './byte-buffer.ts';
import { type ByteCursor, expectSound, readText, readVarint } from './byte-cursor.ts';

// A name is written as what it takes to make it from its joined form, mostly two or three bytes. The first varint has the
// base in its low 2 bits and a number above. LITERAL: the number of UTF-8 bytes, which follow. LOWER or UPPER: the number of
// steps; the joined form in lower or upper case, changed at some places. A step is the distance from the place before, with
// a low bit: 0 for a letter of the other case, 1 for a `_` that stands before the place.
const LITERAL = 0;
const LOWER = 1;
const UPPER = 2;

/** Appends the form of a name. */
export function writeNameForm(out: ByteBuffer, name: string, joined: string): void {
  const upper = name === name.toUpperCase() && name !== name.toLowerCase();
  const base = upper ? UPPER : LOWER;
  const steps = stepsTo(name, upper ? joined.toUpperCase() : joined);
  if (steps) {
    writeVarint(out, (steps.length << 2) | base);
    for (const step of steps) writeVarint(out, step);
    return;
  }
  const start = out.length;
  writeText(out, name);
  const bytes = out.bytes.slice(start, out.length);
  out.length = start;
  writeVarint(out, (bytes.length << 2) | LITERAL);
  writeText(out, name);
}

/** The steps from a base to a name; undefined when it cannot be made by such steps. */
function stepsTo(name: string, base: string): number[] | undefined {
  const steps: number[] = [];
  let at = 0;
  let before = 0;
  for (const character of name) {
    if (character === base[at]) {
      at++;
    } else if (character === '_') {
      steps.push(((at - before) << 1) | 1);
      before = at;
    } else if (at < base.length && character === otherCase(base[at]!)) {
      steps.push((at - before) << 1);
      before = at++;
    } else {
      return undefined;
    }
  }
  return at === base.length ? steps : undefined;
}

/** Reads the form of a name. */
export function readNameForm(cursor: ByteCursor, joined: string): string {
  const head = readVarint(cursor);
  const count = head >>> 2;
  if ((head & 3) === LITERAL) {
    cursor.at += count;
    expectSound(cursor.at <= cursor.bytes.length, 'a name is cut off');
    return readText(cursor.bytes, cursor.at - count, cursor.at);
  }
  const base = (head & 3) === UPPER ? joined.toUpperCase() : joined;
  let name = '';
  let at = 0;
  let copied = 0;
  for (let i = 0; i < count; i++) {
    const step = readVarint(cursor);
    at += step >>> 1;
    expectSound(at <= base.length, 'a name is cut off');
    name += base.slice(copied, at);
    copied = at;
    if (step & 1) name += '_';
    else name += otherCase(base[copied++] ?? '');
  }
  return name + base.slice(copied);
}

/** An ASCII letter in the other case; any other character is given as ''. */
function otherCase(character: string): string {
  const code = character.charCodeAt(0);
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return String.fromCharCode(code ^ 32);
  return '';
}
