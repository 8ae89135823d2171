package p

func f(items []int) {
	for i, item := range items {
		use(i, item)
	}
	for _, item := range items {
	}
	for i = range items {
	}
	for items := range items {
		use(items)
	}
	for range 10 {
	}
	for i := range 3 {
	}
	for i, j := 0, 1; i < j; i++ {
	}
}
