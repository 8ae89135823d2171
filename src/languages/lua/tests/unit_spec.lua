local thing = require 'thing'

describe('thing', function()
  local subject
  before_each(function() subject = thing.new() end)
  it('works', function()
    assert.is_true(subject:ok())
  end)
end)
