name = 'x'
a = "in #{name} and #{other}"
b = <<~TEXT
  def not_a_method
  #{name}
TEXT
c = [<<-ONE, <<-TWO]
  #{name}
  ONE
  class NotAClass
  TWO
d = %w[name a]
e = :"sym #{name}"
f = /re #{name}/
g = `ls #{name}`
h = 'no #{name}'
