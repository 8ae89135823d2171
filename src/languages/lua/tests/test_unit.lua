local lu = require('luaunit')
TestThing = {}
function TestThing:setUp() end
function TestThing:testAdd() lu.assertEquals(1, 1) end
function TestThing:testing() end
function test_free() end
