module Cycle where
data Node
visit :: Node -> Int
