import warnings

from typing_extensions import deprecated


@deprecated("use new()")
def old():
    pass


@warnings.deprecated("use New")
class Old:
    def method(self):
        pass


def documented():
    """Does it.

    .. deprecated:: 1.4
       Use another.
    """


def parameter(a):
    """Does it.

    :param a: what.

      .. deprecated:: 1.4
    """


def versioned():
    """Does it.

    .. versionchanged:: 1.4
       It is not deprecated.
    """


class Partly:
    @property
    @deprecated("gone")
    def name(self):
        pass
