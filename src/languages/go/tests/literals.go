package p

var (
	point  = Point{X: 1, Y: y}
	plain  = Point{x, y}
	table  = map[string]Point{key: {X: 1}, "b": {X: 2}}
	list   = []Point{{X: 1}, {X: two}}
	sparse = [...]string{index: "a", 5: "b"}
	nested = Outer{Inner: Inner{Deep: value}, List: []int{one}}
	remote = &pkg.Type{Field: pkg.Value}
	anon   = struct{ A int }{A: 1}
	ofMap  = map[Point]int{{X: 1}: 2}
)
