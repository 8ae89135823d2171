package a

func run(list []int) {
	if x := ready(); x {
		one()
	} else if two() {
		three()
	} else {
		four()
	}
	ok := ready() && five()
	for i := first(); more(i); step(i) {
		six()
	}
	for _, v := range source() {
		seven(v)
	}
	for ready() {
		eight()
	}
	for {
		nine()
	}
	switch kind() {
	case 1:
		ten()
	default:
		eleven()
	}
	switch v := any(ok).(type) {
	case int:
		twelve(v)
	}
	select {
	case <-wait():
		thirteen()
	default:
		fourteen()
	}
}
