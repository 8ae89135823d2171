-- | What is known of shapes.
module Data.Shape
  ( Shape (..)
  , Hidden
  , Partly (One)
  , area
  , (<+>)
  , module Data.List
  ) where

import Data.List

data Shape = Circle | Square
data Hidden = Hidden
data Partly = One | Two
area :: Shape -> Int
area _ = 1
(<+>) = area
private = 2
