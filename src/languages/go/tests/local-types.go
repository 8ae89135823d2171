package p

func f() {
	type local struct {
		field int
	}
	type alias = local
	const limit = 3
	var value, other int
	anonymous := struct{ hidden int }{1}
	var typed struct{ unseen int }
	type Iface interface{ Do() }
}
