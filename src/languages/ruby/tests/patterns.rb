case value
in Integer => number then number
in [first, *rest] if first then rest
in { name:, age: Integer => age, **others } then name
in Point(x:, y: 0) | nil then x
in [*, found, *] then found
in ^number then 1
in A::B then 2
end
result => { deep: [inner] }
result in String => text
