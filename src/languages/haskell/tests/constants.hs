answer :: Int
answer = 42
(low, high) = (1, 2)
compose :: (a -> b) -> c
compose = undefined
