locals {
  # The name.
  name = "x-${var.env}"
  tags = {
    Name  = local.name
    "key" = 1
    (var.k) = 2
  }
  upper = upper(local.name)
}
locals {
  other = local.tags["Name"]
}
