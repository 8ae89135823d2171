rows = [1, 2]
squares = [n * n for n in rows if n]
unique = {n for n in rows}
mapped = {key: value for key, value in pairs(rows)}
lazy = sum(n for n in rows)
nested = [cell for row in rows for cell in row]
inner = [[m for m in n] for n in rows]


class Table:
    width = 2
    cells = [width for _ in range(width)]


def total(items):
    best = [last := item for item in items]
    return best, last


async def drain(source):
    return [item async for item in source if await item]
