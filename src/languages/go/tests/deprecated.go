package p

// Old does things.
//
// Deprecated: Use New.
func Old() {}

// Fine says "Deprecated: " within a line.
func Fine() {}

/*
Block does things.

Deprecated: Use New.
*/
func Block() {}

type T struct {
	// Deprecated: gone.
	Field int
}

const (
	// Deprecated: of one.
	A = 1
	B = 2
)

// Deprecated: of all.
const (
	C = 3
	D = 4
)
