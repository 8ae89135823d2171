package p

type (
	// ID identifies.
	ID string
	// Names is an alias.
	Names = []string

	Point struct{ X, Y int }

	Reader interface {
		Read(p []byte) (n int, err error)
	}
)

type Alone map[string]ID
type Set[T comparable] = map[T]struct{}
