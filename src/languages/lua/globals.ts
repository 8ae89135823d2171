/** Globals of Lua 5.1 to 5.4 and LuaJIT, and of the programs that most Lua is written for. */
export const GLOBALS: ReadonlySet<string> = new Set(
  `_G _ENV _VERSION arg assert bit bit32 collectgarbage coroutine debug dofile error getfenv getmetatable io ipairs jit
  load loadfile loadstring math module newproxy next os package pairs pcall print rawequal rawget rawlen rawset require
  select setfenv setmetatable string table tonumber tostring type unpack utf8 warn xpcall
  ngx ndk vim love`.split(/\s+/),
);
