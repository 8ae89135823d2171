local total = 0
local function counter()
  local count = 0
  return function(step)
    count = count + step
    total = total + count
    return count
  end
end
