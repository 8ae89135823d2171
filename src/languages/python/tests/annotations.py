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


def more(
    a: typing.Literal["no", "name"],
    b: Literal["no"],
    c: typing.Optional["Node"],
    d: dict["Key", list["Node"]] | "Node",
    e: Annotated["Node", "no", text("no")],
    f: typing.Annotated["Node", "no"],
    g: Callable[["Node"], "Node"] = "no",
    h: "typing.Optional[Node]" = None,
) -> "Node":
    x: "Node" = "no"
    return x["no"] + ["no"] + cast("no", f"no {x} no")
