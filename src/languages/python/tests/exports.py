def public():
    pass


def _internal():
    pass


def __getattr__(name):
    raise AttributeError(name)


class _Hidden:
    open = 1

    def method(self):
        pass


class Shown:
    def __len__(self):
        return 0

    def __mangled(self):
        pass

    def _protected(self):
        pass


VALUE = 1
_VALUE = 2
__version__ = "1.0"
_ = gettext


def function():
    class Inside:
        pass
