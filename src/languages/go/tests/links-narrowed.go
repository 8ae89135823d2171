package p

func f(y Iface) {
	switch x := y.(type) {
	case *Item:
		x.Do(x)
		if x := x.Next(); x != nil {
			x.Do()
		}
		x.Do()
		func(x Other) { x.Do() }(x)
		switch x := x.Next().(type) {
		case Name:
			x.Do()
		}
		for _, x = range x.List() {
		}
		var x = x.Next()
		x.Do()
	case Name, Other:
		x.Do()
	case nil:
		x.Do()
	case interface{ Close() }:
		x.Close()
	default:
		x.Do()
	}
}
