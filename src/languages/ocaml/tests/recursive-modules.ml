module rec Even : S = struct
  let zero = 0
end
and Odd : S = struct
  let one = 1
end
class virtual a = object end
and b = object end
