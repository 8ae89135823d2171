package p

const text = `
func inText() {}
`

func a() {
	if x {
		y()
}

// Doc of b.
func b(n int) int {
	return n
}

func (s *S) c() {
	z(`
func inOther() {}
`)
}

/*
func inComment() {}
*/
type T struct {
	f int
}

var (
	v = 1
	w = [2
)

func d() {}
