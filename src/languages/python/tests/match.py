def handle(command):
    match command:
        case "quit" | "exit":
            return None
        case [first, second, *others]:
            return first, second, others
        case {"name": name, "age": int(age), **rest}:
            return name, age, rest
        case Point(x=0, y=y_value) as point:
            return point, y_value
        case Colour.RED | shapes.Kind.ROUND:
            return Colour
        case (a, b) if a > b:
            return a
        case str() | int():
            pass
        case -1 | 2.5 | None | True:
            pass
        case other if other:
            return other
        case _:
            pass


match = 1
case = match
match(case)
type = 2
