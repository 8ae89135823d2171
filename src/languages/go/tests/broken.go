package p

import "fmt"

func before() {}

func missing(a int {
	return a
}

type Half struct {
	whole int
	broken broken broken
	after int
}

func (h *Half) Method() {
	x := 
}

func after() {
	if x {
	}
}

const c = 
