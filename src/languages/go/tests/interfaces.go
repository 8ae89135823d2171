package p

// Shape is a shape.
type Shape interface {
	// Area is in square metres.
	Area() float64
	scale(by float64) (Shape, error)
	fmt.Stringer
	Named
}

type Number interface {
	~int | ~int64 | float64
	comparable
}

type hidden interface {
	Exported()
}

type Any interface{}
