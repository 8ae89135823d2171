import a.b as b
from c import Made, open_it

one = Made()
two: b.Kind = one
left, right = one, two
first, second = pair()
both = one if two else Made.create()
nothing = None
chosen = nothing or one
many = [Made(), Made()]
names = [each.name for each in many]
entry = many[0].part
rest = many[1:]
if (found := one.find()) is not None:
    pass
for item in many:
    item.use()
for key, value in two.items():
    pass
with open_it(one) as handle, Made() as (x, y):
    pass
try:
    pass
except Made as error:
    error.text
except (Made, b.Kind) as error:
    pass
counted = enumerate(many)
call(one, name=two)
match one:
    case Made(part=found):
        pass
