import { beginsDefinition } from './keywords.ts';
import { accept, CLOSING, passOver, peek, type Reading, unexpected } from './reading.ts';

/** What is in more brackets than this is passed over. */
const DEEP = 200;

/**
 * Reads what is in brackets from the next token on: `item` reads one of it, or reads nothing. Where
 * another definition begins, the closing bracket is missing. Does nothing when no bracket opens here.
 */
export function readList(reading: Reading, open: string, item: () => void): void {
  if (!accept(reading, open)) return;
  const close = CLOSING[open]!;
  if (reading.depth >= DEEP) {
    unexpected(reading);
    passOver(reading);
    return;
  }
  reading.depth++;
  const { tokens } = reading;
  while (reading.at < tokens.count && peek(reading) !== close) {
    if ((reading.at & 255) === 0 && reading.isLate()) reading.at = tokens.count;
    if (beginsDefinition(reading)) break;
    const before = reading.at;
    item();
    if (reading.at > before || reading.at >= tokens.count) continue;
    unexpected(reading);
    // The bracket of something around this.
    if (/^[)\]}]$/.test(peek(reading))) break;
    reading.at++;
  }
  reading.depth--;
  if (peek(reading) === close) reading.at++;
  else if (reading.at >= tokens.count || beginsDefinition(reading)) unexpected(reading);
}
