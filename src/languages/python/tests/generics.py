T = int


class Stack[T: (int, str)](Base[T]):
    items: list[T]

    def push[U](self, item: T, other: U) -> T:
        return cast(T, item)


def first[T, *Ts, **P](items: list[T], *args: *Ts) -> T:
    return items[0]


def default[V = int](value: V) -> V:
    local: V = value
    return local


x: T = 1
