import os


def before():
    return 1


class Half:
    def whole(self):
        return 1

    def broken(self:
        pass

    def after(self):
        pass


def unclosed(a, b
    return a


class NoColon
    x = 1


def missing_body():


value = = 2


def last(a):
    return [a
