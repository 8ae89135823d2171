from typing import Annotated, Optional


def quoted(a: "Optional[Node]", b: Annotated[int, check(1)]) -> "Node":
    c: "Node" = a
    d: list["Node"]
    e: Outer.Inner | None = b
    return c, d, e


class Node:
    next: "Node"
    children: dict[str, list["Node"]] = {}

    def walk(self, *, depth: Optional[int] = None) -> Iterator["Node"]:
        pass
