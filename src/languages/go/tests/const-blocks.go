package p

const Single = 1

// Weekday is a day.
type Weekday int

// Days of the week.
const (
	Sunday Weekday = iota
	Monday
	// Tuesday has its own.
	Tuesday
	_
	Thursday // trailing
)

const (
	KB, MB = 1 << 10, 1 << 20
	gb     int64 = 1 << 30
)

const a, B = 1, "b"
