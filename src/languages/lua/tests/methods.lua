local Account = {}
Account.__index = Account

function Account.new(balance)
  local self = setmetatable({}, Account)
  self.balance = balance
  self.balance = 0
  return self
end

function Account:deposit(amount)
  self.balance = self.balance + amount
  self.last = amount
  other(function() self.nested = 1 end)
end

Account.close = function(self) self.closed = true end
Account.count = function() return 1 end
function Account.inner.deep:go() self.gone = true end

return Account
