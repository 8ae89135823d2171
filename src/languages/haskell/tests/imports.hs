module Main where
import Data.List
import qualified Data.Map as M
import qualified Data.Text
import Data.Set (Set, (\\), member)
import Prelude hiding (lookup)
import Data.Maybe qualified as Mb
import Data.IORef as R (newIORef)
import qualified Data.Char as C (ord)
import "base" Data.Either (Either (..), Way (Here))
