import functools


def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


@traced
@functools.lru_cache(maxsize=None)
def compute(n):
    return n


@functools.total_ordering
class Version:
    @staticmethod
    def parse(text):
        return Version()

    @classmethod
    def zero(cls):
        return cls()

    @traced
    async def load(self):
        pass


registry = {}


@registry.setdefault("a", traced)
def registered():
    pass
