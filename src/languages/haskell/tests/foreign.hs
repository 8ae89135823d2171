foreign import ccall "math.h sin" c_sin :: Double -> Double
foreign export ccall twice :: Int -> Int
twice x = x
