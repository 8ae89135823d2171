package p

import "errors"

var Single int

var x, Y = 1, 2

// Errors of the package.
var (
	// ErrClosed is returned after Close.
	ErrClosed = errors.New("closed")
	errOpen   = errors.New("open")

	table = map[string]int{
		"one": 1,
	}
	handler = func(code int) error {
		local := code
		return nil
	}
	_ Shape = (*Square)(nil)
)

var config struct {
	Name  string
	inner struct{ depth int }
}

var pointer = &Config{
	Name: "n",
}
