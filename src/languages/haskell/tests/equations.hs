-- | Its length.
len :: [a] -> Int
len [] = 0
len (_ : xs) = 1 + len xs

{-# INLINE twice #-}
twice x = x + x
sign n
  | n > 0 = 1
  | otherwise = 0
after = 1
