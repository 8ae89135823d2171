class Empty: ...


class Base(Empty, metaclass=Meta):
    """Says what it is."""

    limit = 10
    name: str
    size: int = 0
    first, *others = 1, 2, 3
    _hidden = None
    __secret = None
    __slots__ = ("a", "b")
    shout = lambda self: self.name.upper()

    def __init__(self, name, size=limit):
        super().__init__()
        self.name = name
        self.created: float = now()
        self._cache = {}
        self.x, (self.y, *self.rest) = 0, (1, 2)
        self.total += size
        self.parent.child = self
        local = size

    def reset(self):
        self.name = ""
        self.late = True

    def _private(self):
        def inner():
            self.from_inner = 1
            return self

        return inner

    @classmethod
    def build(cls):
        cls.instances = []

    def typed(this: "Base"):
        this.other = 1

    class Inner:
        depth = 1

        def method(self):
            self.own = 1


class Derived(Base, Generic[T]):
    def reset(self):
        super().reset()


class Targets(Base):
    def fill(self):
        with lock as self.lock, pair as (self.left, [self.right]):
            pass
        for self.index, (self.key, value) in self.items:
            pass
        for self.row in self.rows:
            pass
        self.a = self.b = 1
        [self.c, *self.d] = self.e = 1
        self.count: int
        self.table["key"] = 1
        return (self.only_read, [self.read_too]), call((self.read,))

    @staticmethod
    def static(other):
        other.no_field = 1
