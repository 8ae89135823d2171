def call(key=1, **options):
    return call(key=key, other=options, **{"key": 2}, *[key])


class Model(Base, table=True, metaclass=Meta):
    pass


result = call(key=lambda key: key, name="x").key
result.key.deep(key=result)
print(f"{key} {result!r:>{width}} {call(key=1)} {{no}}", end="")
message = f"{result.key=}" "plain" rf"{other}\d"
data = {"key": key, **result}
data["key"][other:key] = result
x = await_ if key else not other
print(*result, sep=key)
