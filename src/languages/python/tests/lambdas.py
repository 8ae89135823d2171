double = lambda x: x * 2
pairs = sorted(items, key=lambda item, *rest, flag=double, **more: item[flag])
nothing = lambda: None
_hidden = lambda: 1
typed: Callable = lambda a: a


def local():
    inner = lambda y: inner(y)
    return inner


table = {"add": lambda a, b: a + b}
double = lambda x: x + x
