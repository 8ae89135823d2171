import Test.Hspec

main :: IO ()
main = hspec $ do
  describe "sum" $ it "adds" $ sum [1] `shouldBe` 1
