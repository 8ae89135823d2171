package p

func f(in, out chan int, done <-chan struct{}) {
	select {
	case v := <-in:
		use(v)
	case v, ok := <-in:
		use(v, ok)
	case last = <-in:
	case out <- next():
		w := 1
	case <-done:
	default:
	}
}
