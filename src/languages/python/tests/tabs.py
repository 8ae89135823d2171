class Tabbed:
	def first(self):
		if self:
			return 1

	def second(self):
		x = 1 + \
			2
		return x


def after():
	pass
