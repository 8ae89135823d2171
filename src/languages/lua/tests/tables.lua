local config = {
  name = 'a',
  ['quoted'] = 1,
  [1] = 'first',
  [key] = 'computed',
  run = function(a) end,
  stop = function(self) end,
  nested = { deep = { value = 1 } },
  { not_a_member = true },
  'positional',
}
defaults = { size = 1 }
call({ argument = 1 })
local function f()
  local inside = { hidden = 1 }
end
