import os

def old(path):
    print "python 2", path
    exec "code"
    try:
        raise ValueError, "message"
    except ValueError, error:
        print >>stream, `error`
    return 0777L

class Old:
    def method(self, (a, b)):
        return a <> b

LIMIT = 10
