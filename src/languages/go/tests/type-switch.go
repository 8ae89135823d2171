package p

func f(x any) {
	switch x := x.(type) {
	case int:
		use(x)
	case string, []byte:
		y := x
	default:
		use(x)
	}
	switch x.(type) {
	case error:
	}
	switch n := count(); {
	case n > 1:
		m := n
	default:
	}
}
