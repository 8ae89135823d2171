package p

var point = Point{X: 1, Y: two}
var nested = Outer{Inner: Inner{Deep: 1}}
var listed = []*Point{{X: 1}, {Y: 2}}
var keyed = map[Point]Name{{X: 1}: {Text: 2}}
var deep = map[string][]Point{"a": {{X: 1}}}
var byName = Points{{X: 1}, {Y: 2}}
var plain = []string{one: "a"}
var tests = []struct {
	name string
	want Item
}{
	{name: "a", want: made},
}
