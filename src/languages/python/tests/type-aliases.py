from typing import NewType, ParamSpec, TypeAlias, TypeVar

type Pair = tuple[int, int]
type Tree[T] = T | list[Tree[T]]
type Handler[**P, *Ts, R: Hashable] = Callable[P, R]
Json: TypeAlias = "dict[str, Json]"
T = TypeVar("T", bound="Base")
P = ParamSpec("P")
UserId = NewType("UserId", int)
_Private: TypeAlias = int
Plain = dict[str, int]


class Box:
    type Item = int
    Alias: TypeAlias = str


def local():
    type Inner = int
    U = TypeVar("U")
    return Inner

limit: Final = 3
typed_limit: typing.Final[int] = 3
