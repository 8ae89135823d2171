"""Only what is listed is exported."""

__all__ = ["public", "Listed", "_odd"]
__all__ += ["CONSTANT"]
__all__.append("later")
__all__.extend(["elsewhere"])

from .elsewhere import elsewhere


def public():
    pass


def unlisted():
    pass


class Listed:
    def method(self):
        pass

    def _method(self):
        pass


class NotListed:
    def method(self):
        pass


_odd = 1
CONSTANT = 2
later = 3
