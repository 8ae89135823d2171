LIMIT = 10
_MAX_SIZE = 20
value = 1
annotated: int = 2
declared: str
a = b = c = 0
left, right = 1, 2
(first, [second, *rest]) = unpack()
head, *tail = items
value = 3
value += 1
items[0] = 1
items[0].name = 2
config.debug = True
left, new = new, left
X1 = 1
Mixed_Case = 1
if (found := lookup()) and (deep := found.deep):
    print(found)
print(deep)
for index, (key, item) in enumerate(items):
    last = key
with open(path) as stream, lock:
    content = stream.read()
try:
    pass
except OSError as error:
    print(error)
index = 0
del value, items[0], config.debug
