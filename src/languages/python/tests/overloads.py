import typing
from typing import overload


@overload
def parse(value: str) -> str: ...
@overload
def parse(value: int) -> int: ...
def parse(value):
    """Parses."""
    return value


class Reader:
    @typing.overload
    def read(self) -> str: ...

    @typing.overload
    def read(self, size: int) -> bytes: ...

    def read(self, size=-1):
        return ""


@functools.singledispatch
def show(value):
    pass


@show.register
def _(value: int):
    pass


@show.register
def _(value: str):
    pass
