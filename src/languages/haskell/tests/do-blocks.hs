main :: IO ()
main = do
  line <- getLine
  let size = length line
      shout s = s
  mapM_ (\c -> print c) line
  print [y | y <- line, let u = y, u > size]
