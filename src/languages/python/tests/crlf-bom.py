# A comment.
def first():
    """Doc.

    More.
    """
    return 1


class Größe:
    名前 = 1
