module('a.b', package.seeall)

function exported() end
value = 1
