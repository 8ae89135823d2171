require 'json'
require "a/b"
require_relative 'sibling'
require_relative '../up/there'
load 'tasks.rb'
autoload :Lazy, 'lazy/path'
require File.expand_path('../beside', __FILE__)
require File.expand_path('other', __dir__)
require File.join(__dir__, 'joined')
require "#{__dir__}/written"
require "dynamic/#{name}"
Kernel.require 'kernel'
module A
  autoload :Inner, 'a/inner'
  autoload :Guessed
  def self.late
    require 'late'
  end
end
other.require 'no'
