variable "before" {}

resource "a_b" "wrong" {
  x = [1, 2

variable "after" {
  type = string
}

locals {
  z = 1
}
output "last" {
  value = 1
}
