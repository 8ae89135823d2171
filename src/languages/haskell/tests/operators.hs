infixl 6 <+>
(<+>) :: Int -> Int -> Int
a <+> b = a + b
x `plus` y = x <+> y
(f . g) x = f (g x)
