// Copyright.

// Package p is documented.
package p

// A is documented.
func A() {}

// B is documented
// in two lines.
//
//go:noinline
func B() {}

// Not of C.

func C() {}

//go:generate stringer
func D() {}

/* E is documented. */
func E() {}

func F() {} // trailing
func G() {}

// Both of a group.
var (
	h = 1
	// i has its own.
	i = 2
)

// J is a single one.
var J = 1

type K struct {
	// L is above.
	L int
	M int // beside
}
