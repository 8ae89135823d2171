class Stack:
    """A stack."""

    def __init__(self):
        self.items = []

    async def push(self, item):
        self.items.append(item)

    @property
    def top(self):
        return self.items[-1]
