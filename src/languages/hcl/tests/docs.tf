# A licence.

# Two
# lines.
variable "a" {}

// Slashes.
variable "b" {}

/* A block. */
variable "c" {}
# tflint-ignore: x
variable "d" {}
#####
variable "e" {}
locals {
  // Of an entry.
  f = 1
}
