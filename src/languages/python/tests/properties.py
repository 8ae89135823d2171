import abc
import functools


class Circle(abc.ABC):
    @property
    def area(self):
        """In square metres."""
        return self._area

    @area.setter
    def area(self, value):
        self._area = value

    @area.deleter
    def area(self):
        del self._area

    @functools.cached_property
    def heavy(self):
        return 1

    @property
    @abc.abstractmethod
    def shape(self): ...

    @abc.abstractmethod
    def draw(self): ...

    @abc.abstractproperty
    def old(self): ...

    diameter = property(area)

    @property.something
    def not_one(self): ...

    @property
    def _hidden(self):
        return 1
