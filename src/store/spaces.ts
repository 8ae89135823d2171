/**
 * The spaces of keys in a segment, in the order in which their blocks are written:
 * n names, g trigrams of names, v vocabulary of names, t search terms, w words of the text.
 */
export const SPACES = ['n', 'g', 'v', 't', 'w'] as const;
/** A space of keys. */
export type Space = (typeof SPACES)[number];
