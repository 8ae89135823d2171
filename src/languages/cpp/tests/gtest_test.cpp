#include <gtest/gtest.h>

class StackTest : public ::testing::Test {
 protected:
  void SetUp() override { stack_.push(1); }
  Stack stack_;
};

TEST(Simple, Adds) {
  int sum = add(1, 2);
  EXPECT_EQ(sum, 3);
}

TEST_F(StackTest, Pops) { EXPECT_EQ(stack_.pop(), 1); }
TEST_P(Params, Works)
{
  run(GetParam());
}
INSTANTIATE_TEST_SUITE_P(All, Params, Values(1, 2));
