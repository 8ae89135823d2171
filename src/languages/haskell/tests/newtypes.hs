newtype Wrap a = Wrap { unwrap :: a }
  deriving newtype (Show)
newtype Age = Age Int
