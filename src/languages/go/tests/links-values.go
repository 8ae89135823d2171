package p

var direct = Server{}
var pointer = &pkg.Server{}
var list = []*Item{}
var table = map[string]Item{}
var channel = make(chan Item, 1)
var made = new(Item)
var converted = Name(text)
var asserted = value.(Item)
var called = pkg.Make(1)
var chained = list[0].Owner().Name
var grown = append(list, made)
var sum = direct + pointer
var scaled = 2 * unit
var isEqual = direct == pointer
var received = <-channel
var part = list[1:]
var typed, other Item = made, made
var text = "text"
var built = generic[int](1)
