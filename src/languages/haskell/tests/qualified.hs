import qualified Data.Map as M
f m = M.lookup 1 m M.! 2
g :: M.Map Int -> M.Map Int
g = M.Leaf
