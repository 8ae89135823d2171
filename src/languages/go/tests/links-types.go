package p

type Server struct {
	Base
	*pkg.Other
	name, title Name
	list        []Item
	handler     func(int) Item
	options     struct {
		Deep Item
		Flat bool
	}
}

type Names []Name
type Handler func(Item) (Name, error)
type Same = Server
type Copy pkg.Server
type Iface interface {
	io.Reader
	Named
	Do(Item) Name
	~int | ~string
}
type Box[T Iface, U any] struct {
	inner *Box[Item, T]
}

func (b *Box[T, U]) Get() T

const (
	A Name = iota
	B
	C
	D = Item(1)
	E
)
