package p

// Handler handles.
type Handler func(w Writer, r *Request) error

func (h Handler) Serve(w Writer) { h(w, nil) }

type Middleware func(next Handler) Handler

type Visitor interface {
	Visit(each func(n *Node) bool) (w Visitor)
}
