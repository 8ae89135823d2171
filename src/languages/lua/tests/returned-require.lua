return require 'real.module'
