local a = {}
a.b.c = a.d
a:method(1)
a.f()
a[key] = value
a['s'] = a[b]
(f)(x)
f { option = value }
f 'text'
f(g)(h)
local r = not a and -b or #c .. d
