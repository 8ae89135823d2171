--- Old.
---@deprecated use another
local function old() end

-- @deprecated
function older() end

--- Says deprecated only.
function kept() end
