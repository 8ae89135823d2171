package p

func f() {
	a = 1
	a, b.c = b, a
	a += step
	a++
	items[i] = v
	*p = v
	s.field.deep = v
	call(arg)
	pkg.Call(arg)
	s.method().next()
	conv := Type(v)
	bytes := []byte(text)
	val, ok := x.(Asserted)
	ch <- v
	go run()
	defer s.close()
	var f func(T) U = g
	new(Thing)
	make(map[K]V, n)
	return
}
