"""The module."""


def one():
    """One line."""


def many():
    """
    First.

    More.
    """
    return 1


def raw():
    r'''Raw \d.'''


def single():
    'In single quotes.'


def joined():
    "not " "a docstring of one string"


def formatted():
    f"""{not_doc}"""


def later():
    x = 1
    """Not a docstring."""


# Above.
# In two lines.
def commented():
    pass


# Above the decorator.
@decorator
def decorated():
    pass


# Both: the docstring wins.
def both():
    """Inside."""


# noqa: E302
def directive():
    pass


def nothing():
    pass


class Documented:
    # Above the field.
    field = 1

    other = 2
    """Below the field."""

    third = 3  # trailing


LIMIT = 1
"""Below the constant."""

# Above the constant.
OTHER = 2


def one_liner(): """On the same line."""


def bytes_are_none():
    b"""Not text."""


def half_formatted():
    "text " f"{value}"


class Commented:  # on the line of the class
    # Above the method.
    def method(self):  # on the line of the method
        # In the body.
        return 1
