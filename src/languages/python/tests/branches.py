def run(items):
    if ready():
        one()
    elif two():
        three()
    else:
        four()
    x = five() if ready() else six()
    x and seven()
    for item in source():
        eight(item)
    else:
        nine()
    while more():
        ten()
    found = [eleven(i) for i in source() if twelve(i)]
    match kind():
        case 1:
            thirteen()
        case _:
            fourteen()
    try:
        fifteen()
    except ValueError:
        sixteen()
    else:
        seventeen()
    finally:
        eighteen()
    with opened() as f:
        nineteen(f)
