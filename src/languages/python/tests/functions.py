def plain():
    pass


def typed(a: int, b: "str" = "x", *args: int, key: bool = False, **rest: object) -> list[int]:
    return [a, b, args, key, rest]


def positional(a, /, b, *, c):
    return a + b + c


async def fetch(url):
    async with session(url) as answer:
        async for line in answer:
            await line


def generator():
    received = yield 1
    yield from received


def outer(seed):
    total = seed

    def inner(step):
        return total + step

    class Local:
        size = 1

    return inner, Local


def one_line(x): return x
