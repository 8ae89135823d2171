/**
 * Why code does not run exactly once whenever what is around it runs.
 *   - if: only if something holds; else: only if it does not; case: as one of several ways; catch: only after an error
 *   - loop: any number of times
 */
export const BRANCH_KINDS = ['if', 'else', 'case', 'catch', 'loop'] as const;
/** See {@link BRANCH_KINDS}. */
export type BranchKind = (typeof BRANCH_KINDS)[number];

/** A piece of code that runs in such a way. Positions are UTF-16 offsets into the decoded text. */
export interface Branch {
  kind: BranchKind;
  /** Where what decides about it begins: the `if`. */
  at: number;
  /** Where that ends at the latest: the body of the loop, the first thing in the branch. */
  head: number;
  start: number;
  end: number;
}
