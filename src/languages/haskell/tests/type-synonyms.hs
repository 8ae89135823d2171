-- | Words.
type Name = String
type Pair a b = (a, b)
