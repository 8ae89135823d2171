package p

// Sound is whole.
func Sound() {}

// Open is not finished.
func Open(a int) {
	for {
