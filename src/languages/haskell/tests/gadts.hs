data Expr a where
  Lit :: Int -> Expr Int
  Add, Sub :: Expr Int -> Expr Int -> Expr Int
  Named :: { label :: String } -> Expr a
