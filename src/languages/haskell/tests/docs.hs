{-| A block.
-}
one = 1

-- Not for readers.
two = 2

-- | Goes on
-- over lines.
three :: Int -- ^ it is three
three = 3
