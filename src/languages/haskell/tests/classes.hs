-- | Has a size.
class Eq a => Sized a where
  type Unit a :: *
  -- | How large it is.
  size :: a -> Int
  size _ = 0
  bigger, smaller :: a -> a
  bigger x = x
