import { joinedName } from './tokens.ts';

/** The postings of a trigram are groups of 2^this neighbouring names in the order of space `n`. */
export const NAME_GROUP_BITS = 3;
/** The key in space `g` under which the ordinal of the first name of each block of `n` stands. */
export const BLOCK_STARTS = '';

/** The key of a name in space `n`: names with one joined form stand side by side. */
export function nameKey(name: string): string {
  return `${joinedName(name)}\0${name}`;
}

/** The parts of a key of space `n`. */
export function splitNameKey(key: string): { joined: string; name: string } {
  const end = key.indexOf('\0');
  return { joined: key.slice(0, end), name: key.slice(end + 1) };
}
