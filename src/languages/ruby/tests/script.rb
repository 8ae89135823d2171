#!/usr/bin/env ruby
# Says hello.
name = ARGV.first
puts "hello #{name}"
