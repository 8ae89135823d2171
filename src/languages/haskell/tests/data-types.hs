-- | A shape.
data Shape a
  = -- | Round.
    Circle Double
  | Square a -- ^ With corners.
  | a :+: Int
  deriving (Show, Eq)
data Empty
data Bool' = No | Yes deriving stock Show
