// A licence that says nothing of what follows.

/** Directly above. */
function a() {}

// Several lines
// of one comment.
function b() {}

/**
 * With a blank line between.
 */

function c() {}

// With a blank line: not documentation.

function d() {}

const e = 1; // trailing, of e
function f() {}

/** Before the directive. */
// eslint-disable-next-line no-unused-vars
function g() {}

// ---------------------------------
function h() {}

/** Superseded. */
/** The nearest counts. */
export function i() {}

/** Above the decorator. */
@decorator()
export class J {
  /** Of k. */
  k = 1;
  /** Of l. */ l() {}
}

/** Of both. */
const m = 1,
  n = 2;

@decorator()
/** Below the decorator. */
export class O {}
// The last line.
