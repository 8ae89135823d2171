variable "old" {
  description = "DEPRECATED: use new"
}
variable "gone" {
  deprecated = "use new"
}
# Deprecated.
output "o" { value = 1 }
variable "kept" {
  description = "Not deprecated."
}
