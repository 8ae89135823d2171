from dataclasses import dataclass, field
from enum import Enum
from typing import ClassVar, NamedTuple, Protocol, TypedDict


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0
    tags: list[str] = field(default_factory=list)
    """Names it is known by."""
    count: ClassVar[int] = 0


class Colour(Enum):
    RED = 1
    GREEN = RED
    _ignore_ = []

    def hex(self):
        return self.value


class Pair(NamedTuple):
    left: int
    right: int = 0


class Options(TypedDict, total=False):
    verbose: bool


class Readable(Protocol):
    def read(self) -> str: ...


Row = NamedTuple("Row", [("a", int)])
