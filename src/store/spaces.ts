/**
 * The spaces of keys in a segment, in the order in which their blocks are written:
 * n names, g trigrams of names, v vocabulary of names, t search terms, w words of the text.
 */
export const SPACES = ['n', 'g', 'v', 't', 'w'] as const;
/** A space of keys. */
export type Space = (typeof SPACES)[number];

/** The postings of a trigram are groups of 2^this neighbouring joined names in the order of space `n`. */
export const NAME_GROUP_BITS = 3;
/** The key in space `g` under which the ordinal of the first joined name of each block of `n` stands. */
export const BLOCK_STARTS = '';
