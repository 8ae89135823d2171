variable "region" {
  description = "Where it runs."
  type        = string
  default     = "eu"
}

# Above.
variable "size" {
  type = object({
    cpu = number
    mem = optional(number, 3)
  })
}
variable "bare" {}
