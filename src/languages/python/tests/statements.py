def all_of_them(path, items):
    with open(path) as first, lock(first) as (second, third):
        print(first, second, third)
    with (
        open(path) as fourth,
        lock(fourth) as fifth,
    ):
        print(fourth)
    for i, (key, value) in items:
        print(i, key, value)
    else:
        i = 0
    for thing.index in items:
        pass
    for items[0] in path:
        pass
    try:
        pass
    except (OSError, ValueError) as error:
        raise Failure(error) from error
    except* TypeError as group:
        print(group)
    finally:
        i += 1
    while (chunk := read(path)):
        print(chunk)
    assert items, path
    del i, items[key], value.attribute
    return chunk
