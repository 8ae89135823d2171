package p

type Public struct {
	Open   int
	closed int
}

type private struct {
	Open int
}

func (p Public) Method()   {}
func (p Public) hidden()   {}
func (p private) Method()  {}
func Äußere()              {}
func _Under()              {}

var Über = 1
