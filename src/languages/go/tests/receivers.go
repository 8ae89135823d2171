package p

func (s Stack) Len() int { return len(s.items) }
func (s *Stack) push(item any) {}
func (*Stack) Unnamed() {}
func (Stack) Bare() {}
func (_ *Stack) Blank() {}
func (m *Map[K, V]) Get(key K) (value V, ok bool) {
	return m.items[key], true
}
func (m Map[_, V]) Values() []V { return nil }
func (e (*Stack)) Parenthesised() {}
