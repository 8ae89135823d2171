package p

func pair(a, b Item, rest ...Name) (Item, error)
func named(a int) (first, second Item, err error)

func use() {
	item, err := pair(1, 2)
	one, two := item, err
	found, ok := table[one]
	cast, ok := found.(Item)
	got, more := <-channel
	for i, each := range list {
	}
	for key := range list {
	}
	var left, right = named(1)
}
