package p

type List[T any] struct {
	head *node[T]
	Len  int
}

type Pair[K comparable, V any] struct {
	Key   K
	Value V
}

func Map[T, U any](items []T, change func(T) U) []U {
	out := make([]U, 0, len(items))
	for _, item := range items {
		out = append(out, change(item))
	}
	return out
}

func use() {
	Map[int, string](nil, nil)
	list := List[int]{Len: 1}
	var pair Pair[string, List[int]]
}
