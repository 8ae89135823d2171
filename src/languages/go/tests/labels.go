package p

func f() {
outer:
	for i := 0; i < 3; i++ {
		for {
			if i == 1 {
				continue outer
			}
			break outer
		}
		goto done
	}
done:
	return
}
