import enum
from enum import Enum, Flag


class Colour(str, Enum):
    """Of a thing."""

    _ignore_ = ["temporary"]
    RED = "r"
    GREEN = BLUE = "g"
    first, second = 1, 2
    mixed_case = 3
    note: str = "no member"
    __private = 1
    describe = lambda self: self.value

    def __init__(self, value):
        self.hex = value

    def method(self):
        return Colour.RED

    @property
    def shown(self):
        return self.name


class Permission(enum.IntFlag):
    READ = enum.auto()
    # Of files.
    WRITE = enum.auto()


Level = Enum("Level", "LOW HIGH")
one = Colour("r")
two = Flag(1)


class NoEnum(EnumLike):
    RED = 1
