counter = 0


def increment():
    global counter, created
    counter += 1
    created = True
    return counter


def make():
    count = 0

    def step():
        nonlocal count
        count += 1
        return count

    return step


def shadow():
    counter = 5
    return counter


class Holder:
    def put(self):
        global held
        held = self

        def nested():
            global counter
            counter = 3
