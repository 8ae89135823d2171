package = 'thing'
version = '1.0-1'
source = { url = 'git://example.org/thing' }
build = {
  type = 'builtin',
  modules = { ['thing.core'] = 'src/core.lua' },
}
