package p

func f(n int) func() int {
	count := 0
	add := func(by int) int {
		count += by
		return count
	}
	go func() {
		inner := add(n)
		_ = inner
	}()
	defer func(x int) {}(count)
	return func() (total int) { return add(1) }
}
