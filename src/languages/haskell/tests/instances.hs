instance Show a => Sized (Maybe a) where
  type Unit (Maybe a) = Int
  size Nothing = 0
  size (Just x) = go x
    where go y = y
deriving instance Show Shape
