import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf, refsOf } from './made-answers.ts';

const FILES = {
  'shop-1.rockspec':
    'build = { type = "builtin", modules = { ["shop.odd"] = "src/elsewhere.lua", util = "src/tool.lua" } }\n',
  'src/elsewhere.lua': 'return { limit = 3, run = function() end }\n',
  'src/tool.lua':
    'local M = {}\nfunction M.trim(s) return s end\nlocal function hidden() end\nM.trim_all = M.trim\nreturn M\n',
  'lua/shop/init.lua': `local Shop = {}
Shop.__index = Shop

function Shop.new(name)
  local self = setmetatable({}, Shop)
  self.name = name
  return self
end

function Shop:open()
  self:log(self.name)
  return self
end

function Shop:log(text) print(text) end

return Shop
`,
  'lua/shop/stall.lua': `local Shop = require "shop"
local Stall = setmetatable({}, { __index = Shop })
Stall.__index = Stall

function Stall.new() return setmetatable({ size = 1 }, Stall) end
function Stall:close() self:open() end

return Stall
`,
  'main.lua': `local Shop = require("shop")
local Stall = require "shop.stall"
local odd = require "shop.odd"
local trim = require("util").trim
local json = require "cjson"
require "os"
require "shop.none"

local shop = Shop.new("a")
shop:open():log("x")
Stall.new():close()
Stall.new():open()
odd.run(odd.limit)
trim(json.encode({}))
require("util").trim("b")
start = function(any) any:open() end
start(shop)
`,
  'other.lua': 'start()\nsetup()\nreturn require "util"\n',
  'again.lua': 'local util = require "other"\nutil.trim("c")\nfunction setup() end\n',
  'twice.lua': 'function setup() end\n',
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

test('modules are found by rockspecs, and below the roots', async () => {
  expect(await edgesOf(made.project, 'main.lua')).toEqual([
    '1 shop -> lua/shop/init.lua',
    '2 shop.stall -> lua/shop/stall.lua',
    '3 shop.odd -> src/elsewhere.lua',
    '4 util -> src/tool.lua',
    '5 cjson external',
    '6 os builtin',
    '7 shop.none external',
    '15 util -> src/tool.lua',
  ]);
});

test('members are those of the table that a file returns', async () => {
  expect(await refsOf(made.project, 'M.trim')).toEqual([
    'again.lua:2:6 call exact',
    'main.lua:4:7 import exact',
    'main.lua:4:30 read exact',
    'main.lua:14:1 call exact',
    'main.lua:15:17 call exact',
    'src/tool.lua:4:16 read exact',
  ]);
  expect(await refsOf(made.project, 'src/elsewhere.lua:1:21')).toEqual(['main.lua:13:5 call exact']);
});

test('objects have the members of the table they are made with, and of what that inherits', async () => {
  expect(await refsOf(made.project, 'Shop.open')).toEqual([
    'lua/shop/stall.lua:6:29 call exact',
    'main.lua:10:6 call exact',
    'main.lua:12:13 call exact',
  ]);
  expect(await refsOf(made.project, 'Shop.log')).toEqual([
    'lua/shop/init.lua:11:8 call exact',
    'main.lua:10:13 call exact',
  ]);
  expect(await refsOf(made.project, 'Stall.close')).toEqual(['main.lua:11:13 call exact']);
  expect(await refsOf(made.project, 'lua/shop/init.lua:6:8')).toEqual(['lua/shop/init.lua:11:17 read exact']);
  expect(await refsOf(made.project, 'Shop.open', { tier: 'possible' })).toContain('main.lua:16:27 call possible');
});

test('a global is not certain, and not known where several files set it', async () => {
  expect(await refsOf(made.project, 'start')).toEqual(['main.lua:17:1 call inferred', 'other.lua:1:1 call inferred']);
  expect(await refsOf(made.project, 'again.lua:3:10', { tier: 'possible' })).toEqual(['other.lua:2:1 call possible']);
});
