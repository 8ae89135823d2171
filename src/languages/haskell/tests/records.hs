data Point = Point
  { x :: !Int -- ^ From the left.
  , y, z :: Int
  -- | Its name.
  , name :: String
  }
moved p = p { x = 1, y = x p }
nameOf Point { name = n, x } = n
