from typing import Optional, Self, TypeVar

T = TypeVar("T", bound="Node")
Pair = namedtuple("Pair", "a b")


def plain(
    a: Node, b: Optional["Node"], c: Node | None = None, *rest: Node, d: list[dict[str, Node]] = (), **more: Node
) -> "Node":
    return a


def either(a: Node | Leaf) -> typing.Iterator[Node]:
    yield a


@contextmanager
def entered() -> Iterator[Node]:
    yield None


@changed
def unknown() -> Node:
    return None


async def guessed(flag):
    if flag:
        return Node()
    return None


class Node(Base[T], mod.Other, metaclass=Meta):
    kind: ClassVar[Node] = None
    size: Final = 3
    text = "Node"

    def __init__(self, parent: Node):
        self.parent = parent
        super().__init__(parent)

    @classmethod
    def make(cls) -> Self:
        return cls()

    @staticmethod
    def apart(node) -> int:
        return 1

    @property
    def up(self):
        return self.parent
