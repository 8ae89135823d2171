first, second :: Int
first = 1
second = 2

apart :: Int -> Int
between = 3
apart n = n
