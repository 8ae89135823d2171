import sys

if sys.version_info >= (3, 11):
    import tomllib

    def load(path):
        return tomllib.load(path)

    class Reader:
        mode = "rb"
elif sys.platform == "win32":

    def load(path):
        return None
else:

    class Reader:
        mode = "r"

    DEFAULT = None

try:
    from fast import speed
except ImportError:

    def speed():
        return 0

else:
    FAST = True
finally:
    done = True

with context():

    def inside():
        pass


for kind in kinds:

    def made(self):
        return kind


while False:
    never = 1


class Switch:
    if sys.platform == "win32":
        separator = "\\"

        def join(self):
            pass
    else:
        separator = "/"

        def join(self):
            pass
