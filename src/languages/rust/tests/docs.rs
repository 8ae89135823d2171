//! Of the file, not of what follows.

/// One line.
fn a() {}

/// Several lines,
/// of one comment.
#[inline]
fn b() {}

/** A block. */
fn c() {}

// Plain: not documentation.
fn d() {}

//// Four slashes: neither.
fn e() {}

/// With a blank line.

fn f() {}

#[inline]
/// Below an attribute.
#[cold]
fn g() {}

fn h() {} // trailing
fn i() {}

/// Before a plain comment.
// plain
fn j() {}

mod k {
    //! Inside.
}

/// Outside.
mod l {
    //! Inside, which does not count then.
}

fn m() {
    //! In a function.
}
