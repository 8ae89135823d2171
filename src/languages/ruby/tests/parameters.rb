def all(a, b = a, *c, d, e:, f: e, **g, &h)
  [a, b, c, d, e, f, g, h]
end
def forward(...) = all(...)
def anonymous(*, **, &) = all(*, **, &)
def pair((a, b), **nil); end
