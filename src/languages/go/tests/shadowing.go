package p

func f(x int) (err error) {
	x, y := x+1, 2
	if x := y; x > 1 {
		x := x
		use(x)
	} else {
		use(x)
	}
	a, err := open()
	a, b := open()
	{
		a, err := open()
	}
	var x2 = x
	return
}
