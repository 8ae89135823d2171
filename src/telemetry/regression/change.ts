/** How a series changed, at a moment that was not known before. */
export interface Change {
  /** A drift is a change that a line explains better than steps do. */
  kind: 'step' | 'drift';
  /** The first place of the new level; 0 for a drift. */
  at: number;
  /** Medians before and after (up to the next change), or the ends of the line. */
  before: number;
  after: number;
  p: number;
}
