package p

// Server serves.
type Server struct {
	// Addr is where.
	Addr string `json:"addr"`
	host, Port int // of the host
	*Base
	sync.Mutex
	Generic[string]
	*pkg.List[int]
	Options struct {
		Deep bool
	}
	handler func(w Writer) error
	_       [0]func()
}

type empty struct{}

type wrapper struct{ inner Server }
