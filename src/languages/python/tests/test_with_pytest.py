import pytest


@pytest.fixture
def client():
    return 1


@pytest.mark.parametrize("value", [1, 2])
def test_value(client, value):
    assert value


class TestGroup:
    def test_inside(self):
        pass


def test():
    pass


def tested():
    pass


test_data = 1
