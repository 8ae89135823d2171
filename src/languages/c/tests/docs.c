// SPDX-License-Identifier: MIT

/** Block. */
int a;

/// First line.
/// Second line.
int b;

// One line.
int c;
int d; /**< trailing, of d */
int e;

/* Far away. */


int f;
/* ------------ */
int g;
/**
 * Of both.
 */
int h, i;
/** Of the struct. */
struct s {
  /** Of the field. */
  int x;
  int y; ///< trailing
};
