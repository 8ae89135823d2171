import unittest


class QueueTest(unittest.TestCase):
    def setUp(self):
        self.queue = []

    def test_empty(self):
        self.assertEqual(self.queue, [])

    async def testCamel(self):
        pass

    def testing_is_no_test(self):
        pass

    def helper(self):
        pass


if __name__ == "__main__":
    unittest.main()
